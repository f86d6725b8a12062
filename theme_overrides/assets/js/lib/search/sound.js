/**
 * Han words of the index by how they sound.
 *
 * @typedef {import("./means.js").Means} Means
 * @typedef {Object} Hearing
 * @property {boolean} [blur] zh and z, -ng and -n, n and l are one
 * @property {boolean} [open] the last place may be the beginning of a syllable only
 * @property {boolean} [initials] every place may
 */

const MOST = 16;

/**
 * What in the index sounds like a row of places, each with one or more readings of which one must fit: texts of
 * as many characters, at most sixteen.
 * @param {string[][]} places
 * @param {Means} means
 * @param {Hearing} hearing
 * @returns {string[]}
 */
export function soundingAlike(places, means, hearing) {
  const ear = new Ear(places, means, hearing);
  // A word is surer than pairs that go on in one another, and those than words that need not stand in a row.
  // Of initials alone every word is as good as another.
  if (hearing.initials) return [...new Set([...ear.words(), ...ear.chains()])].slice(0, MOST);
  for (const texts of [ear.words(), ear.chains(), ear.rows()]) {
    if (texts.length) return [...new Set(texts)].slice(0, MOST);
  }
  return [];
}

class Ear {
  /** @param {string[][]} places @param {Means} means @param {Hearing} hearing */
  constructor(places, means, hearing) {
    this.means = means;
    this.terms = means.dictionary.terms;
    this.places = places;
    this.hearing = hearing;
    /** @type {Set<string>[]} */
    this.fitting = [];
    /** @type {Map<number, number[]>} */
    this.heard = new Map();
  }

  /** Terms whose characters sound like the places from one on, as far as both go. @param {number} from @returns {number[]} */
  from(from) {
    const known = this.heard.get(from);
    if (known) return known;
    const terms = this.means.sounding(this.places[from], Boolean(this.hearing.blur), this.isOpen(from), this.places[from + 1]).filter((term) => this.fits(this.terms[term], from));
    this.heard.set(from, terms);
    return terms;
  }

  /** @param {number} at */
  isOpen(at) {
    return Boolean(this.hearing.initials || (this.hearing.open && at === this.places.length - 1));
  }

  /** The characters that sound like a place. @param {number} at */
  characters(at) {
    return (this.fitting[at] ??= this.means.writing.sounding(this.places[at], Boolean(this.hearing.blur), this.isOpen(at)));
  }

  /** @param {string} text @param {number} from */
  fits(text, from) {
    for (let at = 1; at < text.length && from + at < this.places.length; at += 1) {
      if (!this.characters(from + at).has(text[at])) return false;
    }
    return true;
  }

  /** Words that go at least as far as the places. @returns {string[]} */
  words() {
    const { length } = this.places;
    return this.from(0).filter((term) => this.terms[term].length >= length).map((term) => this.terms[term].slice(0, length));
  }

  /** Pairs of characters, each going on where the one before ends, that some document has all of. @returns {string[]} */
  chains() {
    const { length } = this.places;
    if (length < 3) return [];
    let chains = this.pairs(0).map((text) => this.link("", text, null)).filter((each) => each !== null);
    for (let at = 1; at < length - 1 && chains.length; at += 1) {
      const following = grouped(this.pairs(at));
      chains = chains.flatMap((chain) => (following.get(chain.text[at]) ?? []).map((pair) => this.link(chain.text, pair, chain.documents)))
        .filter((each) => each !== null).slice(0, 400);
    }
    return chains.map((chain) => chain.text);
  }

  /**
   * A chain with one more pair, or null where no document is left; of a large catalogue that is not known here.
   * @param {string} before @param {string} pair @param {number[] | null} documents
   */
  link(before, pair, documents) {
    const text = before ? before + pair[1] : pair;
    if (this.means.dictionary.volumes) return { text, documents: null };
    const own = this.means.documentsWith(pair);
    const left = documents ? documents.filter((each) => own.has(each)) : [...own];
    return left.length ? { text, documents: left } : null;
  }

  /** @param {number} at @returns {string[]} */
  pairs(at) {
    return this.from(at).map((term) => this.terms[term]).filter((text) => text.length === 2);
  }

  /** Whole words one after another, each as long as can be; the last may be typed in part. @returns {string[]} */
  rows() {
    const { length } = this.places;
    let texts = [""];
    for (let at = 0; at < length; ) {
      const rest = length - at;
      const here = this.from(at).map((term) => this.terms[term]).filter((text) => text.length > 1);
      const longest = rest === 1 && !this.hearing.open ? 0 : Math.max(0, ...here.map((text) => (rest === 1 ? 2 : Math.min(text.length, rest))));
      // A single character at the end tells nothing, unless it is being typed.
      if (longest < 2) return [];
      const best = [...new Set(here.filter((text) => text.length === longest || (text.length > rest && longest === rest)).map((text) => text.slice(0, rest)))];
      texts = texts.flatMap((text) => best.slice(0, 4).map((word) => text + word)).slice(0, MOST);
      at += longest;
    }
    return texts;
  }
}

/** @param {string[]} pairs @returns {Map<string, string[]>} */
function grouped(pairs) {
  const groups = new Map();
  for (const pair of pairs) groups.set(pair[0], [...(groups.get(pair[0]) ?? []), pair]);
  return groups;
}
