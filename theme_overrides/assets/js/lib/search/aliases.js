import { british } from "./spelling.js";

const WRITTEN = /\p{Script=Han}+|[a-z0-9α-ω]+/gu;

/**
 * Words that mean the same, from catalogue/aliases.yaml. Nobody remembers whether a word is written as one, as two
 * or with a hyphen: its key is all its letters and characters in a row; also without the words that a query leaves out.
 *
 * @typedef {string[]} Group
 */
export class Aliases {
  /** @param {(word: string) => string} stem @param {Set<string>} stopWords what is left out of a query */
  constructor(stem, stopWords) {
    this.stem = stem;
    this.stopWords = stopWords;
    /** @type {Map<string, Group[]>} key of a word → its groups */
    this.groups = new Map();
    /** @type {Map<string, Group[]> | undefined} its stems → the groups of all words that have them */
    this.byStems = undefined;
    /** @type {Set<string>} */
    this.taken = new Set();
  }

  /** Takes groups, each once: of a large catalogue one comes with each letter that it has words of. @param {Group[]} groups normalised words, their runs of one script apart */
  add(groups) {
    for (const group of groups) {
      const name = group.join();
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      for (const word of group) {
        put(this.groups, aliasKey(word), group);
        put(this.groups, runsOf(word).filter((run) => !this.stopWords.has(run)).join(""), group);
      }
    }
    this.byStems = undefined;
  }

  /** The groups of a word: as it is written, else of another form of it. @param {string} word normalised, its runs apart @returns {Group[]} */
  find(word) {
    const known = this.groups.get(word);
    if (known || isHanAlone(word)) return known ?? [];
    return this.groups.get(aliasKey(word)) ?? this.stems().get(this.stemmed(word)) ?? [];
  }

  /** The other words of its groups. @param {string} word @returns {string[]} */
  others(word) {
    const key = aliasKey(word);
    return [...new Set(this.find(word).flat())].filter((other) => aliasKey(other) !== key);
  }

  /** @param {string} word */
  has(word) {
    return this.find(word).length > 0;
  }

  /** Keys of the words that a test passes. @param {(key: string) => boolean} test @returns {string[]} */
  keys(test) {
    return [...this.groups.keys()].filter(test);
  }

  /** Made when first wanted. */
  stems() {
    if (this.byStems) return this.byStems;
    /** @type {Map<string, Group[]>} */
    const stems = new Map();
    for (const group of new Set([...this.groups.values()].flat())) {
      for (const word of group) if (isInflected(word)) put(stems, this.stemmed(word), group);
    }
    return (this.byStems = stems);
  }

  /** @param {string} word */
  stemmed(word) {
    return runsOf(word).map((run) => (isInflected(run) ? this.stem(british(run)) : run)).join("");
  }
}

/** @param {Map<string, Group[]>} map @param {string} key @param {Group} group */
function put(map, key, group) {
  const own = map.get(key) ?? [];
  if (!own.includes(group)) map.set(key, [...own, group]);
}

/** Three letters are an abbreviation, or too few to be cut. @param {string} word */
function isInflected(word) {
  return /[a-z]{4}/.test(word);
}

/** @param {string} word */
function isHanAlone(word) {
  return /^\p{Script=Han}*$/u.test(word);
}

/** @param {string} word @returns {string[]} */
function runsOf(word) {
  return word.match(WRITTEN) ?? [];
}

/** @param {string} word */
function aliasKey(word) {
  return runsOf(word).join("");
}
