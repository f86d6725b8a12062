/**
 * Words that mean the same, from catalogue/aliases.yaml.
 * A word's key is its runs of one script with a space between them: ai 生成内容.
 */
export class Aliases {
  constructor() {
    /** @type {Map<string, string[][]>} word → its groups */
    this.groups = new Map();
    /** @type {Set<string>} */
    this.taken = new Set();
  }

  /** Takes groups, each once: of a large catalogue one comes with each letter that it has words of. @param {string[][]} groups normalised words */
  add(groups) {
    for (const group of groups.map((words) => words.map(aliasKey))) {
      const key = group.join();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      for (const word of group) this.groups.set(word, [...(this.groups.get(word) ?? []), group]);
    }
  }

  /** The other words of its groups. @param {string} word @returns {string[]} */
  others(word) {
    return [...new Set((this.groups.get(word) ?? []).flat())].filter((other) => other !== word);
  }

  /** @param {string} word */
  has(word) {
    return this.groups.has(word);
  }

  /** Words of the groups that a test passes. @param {(word: string) => boolean} test @returns {string[]} */
  words(test) {
    return [...this.groups.keys()].filter(test);
  }
}

/** @param {string} word normalised @returns {string} */
export function aliasKey(word) {
  return (word.match(/\p{Script=Han}+|[a-z0-9α-ω]+/gu) ?? []).join(" ");
}
