import { blurred } from "./writing.js";

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
 * as many characters, those of whole words first, at most sixteen.
 * @param {string[][]} places
 * @param {Means} means
 * @param {Hearing} hearing
 * @returns {string[]}
 */
export function soundingAlike(places, means, hearing) {
  const ear = new Ear(places, means, hearing);
  const texts = new Set([...ear.words(), ...ear.chains(), ...(hearing.initials ? [] : ear.rows())]);
  return [...texts].slice(0, MOST);
}

class Ear {
  /** @param {string[][]} places @param {Means} means @param {Hearing} hearing */
  constructor(places, means, hearing) {
    this.means = means;
    this.terms = means.dictionary.terms;
    this.hearing = hearing;
    this.places = hearing.blur ? places.map((each) => each.map(blurred)) : places;
    /** @type {Map<number, number[]>} */
    this.heard = new Map();
  }

  /** Terms whose characters sound like the places from one on, as far as both go. @param {number} from @returns {number[]} */
  from(from) {
    const known = this.heard.get(from);
    if (known) return known;
    const terms = this.means.sounding(this.places[from], Boolean(this.hearing.blur), this.isOpen(from)).filter((term) => this.fits(this.terms[term], from));
    this.heard.set(from, terms);
    return terms;
  }

  /** @param {number} at */
  isOpen(at) {
    return Boolean(this.hearing.initials || (this.hearing.open && at === this.places.length - 1));
  }

  /** @param {string} text @param {number} from */
  fits(text, from) {
    for (let at = 1; at < text.length && from + at < this.places.length; at += 1) {
      const open = this.isOpen(from + at);
      const fits = this.means.writing.readings(text[at]).some((reading) => {
        const sound = this.hearing.blur ? blurred(reading) : reading;
        return this.places[from + at].some((each) => (open ? sound.startsWith(each) : sound === each));
      });
      if (!fits) return false;
    }
    return true;
  }

  /** Words that go at least as far as the places. @returns {string[]} */
  words() {
    const { length } = this.places;
    return this.from(0).filter((term) => this.terms[term].length >= length).map((term) => this.terms[term].slice(0, length));
  }

  /** Pairs of characters, each going on where the one before ends. @returns {string[]} */
  chains() {
    const { length } = this.places;
    if (length < 3) return [];
    let texts = this.pairs(0);
    for (let at = 1; at < length - 1 && texts.length; at += 1) {
      const following = grouped(this.pairs(at));
      texts = texts.flatMap((text) => (following.get(text[at]) ?? []).map((pair) => text + pair[1])).slice(0, 400);
    }
    return texts;
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
      const longest = Math.max(0, ...here.map((text) => Math.min(text.length, rest)));
      if (longest < Math.min(2, rest)) return [];
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
