import { unpackDigits, unpackLists, unpackNumbers, unpackTerms } from "./packed.js";

/**
 * The words of the index and where they stand. A term is named by its number, which follows UTF-16 order.
 *
 * @typedef {{ documents: ArrayLike<number>, fields: ArrayLike<number> }} Postings
 *   documents that have a term, and for each the fields as bits
 */
export class Dictionary {
  /** @param {any} data what hooks/expo/search/files.py calls index data */
  constructor(data) {
    this.count = /** @type {number} */ (data.documents);
    this.fields = Object.entries(/** @type {Record<string, number>} */ (data.boosts)).map(([name, boost]) => ({ name, boost, lengths: unpackNumbers(data.lengths[name]) }));
    this.terms = unpackTerms(data.terms);
    this.lists = unpackLists(data);
    this.bits = unpackDigits(data.fields);
    this.groups = unpackLists(data.groups);
    this.calls = unpackLists(data.calls);
    this.named = 1 << this.fields.findIndex((field) => field.name === "names");
    /** @type {Map<number, Postings>} */
    this.known = new Map();
    this.firstHan = this.terms.findIndex((term) => isHan(term));
    if (this.firstHan < 0) this.firstHan = this.terms.length;
    this.byCharacter = byCharacter(this.terms, this.firstHan);
  }

  /** The number of a term, or -1. @param {string} term */
  find(term) {
    const at = this.lowest(term);
    return this.terms[at] === term ? at : -1;
  }

  /** Numbers of the terms that begin so, as far as there are at most `most`. @param {string} start @param {number} [most] @returns {number[]} */
  beginning(start, most = Infinity) {
    const found = [];
    for (let at = this.lowest(start); at < this.terms.length && found.length < most && this.terms[at].startsWith(start); at += 1) found.push(at);
    return found;
  }

  /** Numbers of the Han terms that hold this somewhere. @param {string} part @returns {number[]} */
  holding(part) {
    const lists = [...part].map((character) => this.byCharacter.get(character) ?? []);
    const shortest = lists.reduce((a, b) => (b.length < a.length ? b : a));
    return part.length === 1 ? shortest : shortest.filter((term) => this.terms[term].includes(part));
  }

  /** @param {number} term @returns {Postings} */
  postings(term) {
    const known = this.known.get(term);
    if (known) return known;
    const postings = this.gathered(term);
    this.known.set(term, postings);
    return postings;
  }

  /** The first place at which the term stands or would stand. @param {string} term */
  lowest(term) {
    let low = 0;
    let high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[middle] < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A term's own postings, and those of the groups that are called by it. @param {number} term @returns {Postings} */
  gathered(term) {
    const own = this.lists.numbers.subarray(this.lists.starts[term], this.lists.starts[term + 1]);
    const bits = this.bits.subarray(this.lists.starts[term], this.lists.starts[term + 1]);
    const groups = this.calls.numbers.subarray(this.calls.starts[term], this.calls.starts[term + 1]);
    if (!groups.length) return { documents: own, fields: bits };
    const fields = new Map(Array.from(own, (document, at) => [document, bits[at]]));
    for (const group of groups) {
      for (const document of this.groups.numbers.subarray(this.groups.starts[group], this.groups.starts[group + 1])) {
        fields.set(document, (fields.get(document) ?? 0) | this.named);
      }
    }
    const documents = [...fields.keys()].sort((a, b) => a - b);
    return { documents, fields: documents.map((document) => fields.get(document) ?? 0) };
  }
}

/** Whether a term is of Han characters; a term is of one script. @param {string} term */
export function isHan(term) {
  return term.charCodeAt(0) >= 0x3007;
}

/** Character → Han terms that hold it. @param {string[]} terms @param {number} firstHan @returns {Map<string, number[]>} */
function byCharacter(terms, firstHan) {
  const found = new Map();
  for (let term = firstHan; term < terms.length; term += 1) {
    for (const character of new Set(terms[term])) {
      const own = found.get(character);
      if (own) own.push(term);
      else found.set(character, [term]);
    }
  }
  return found;
}
