/**
 * Words that mean the same, from catalogue/aliases.yaml.
 * A word's key is its runs of one script with a space between them: ai 生成内容.
 */
export class Aliases {
  /** @param {string[][]} groups normalised words */
  constructor(groups) {
    this.groups = groups.map((group) => group.map(aliasKey));
    /** @type {Map<string, number[]>} */
    this.places = new Map();
    this.groups.forEach((group, at) => group.forEach((word) => this.places.set(word, [...(this.places.get(word) ?? []), at])));
  }

  /** The other words of its groups. @param {string} word @returns {string[]} */
  others(word) {
    const groups = this.places.get(word) ?? [];
    return [...new Set(groups.flatMap((group) => this.groups[group]))].filter((other) => other !== word);
  }

  /** @param {string} word */
  has(word) {
    return this.places.has(word);
  }

  /** Words of the groups that a test passes. @param {(word: string) => boolean} test @returns {string[]} */
  words(test) {
    return [...this.places.keys()].filter(test);
  }
}

/** @param {string} word normalised @returns {string} */
export function aliasKey(word) {
  return (word.match(/\p{Script=Han}+|[a-z0-9α-ω]+/gu) ?? []).join(" ");
}
