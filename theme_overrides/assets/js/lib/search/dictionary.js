import { unpackDigits, unpackLists, unpackNumbers, unpackTerms } from "./packed.js";

/**
 * The words of the index and where they stand, as far as they are loaded. Of a large catalogue the terms come in
 * volumes and their postings in blocks (see hooks/expo/search/index_parts.py): what is asked for and not there yet
 * is noted in `missing`, and the answer is as if it were empty.
 *
 * @typedef {{ documents: ArrayLike<number>, fields: ArrayLike<number> }} Postings
 *   documents that have a term, and for each the fields as bits
 * @typedef {{ first: number, terms: string[], block: number, starts: number[] }} Volume
 *   number of its first term; its terms in UTF-16 order; number of its first block; places where its blocks begin
 * @typedef {import("./packed.js").Lists} Lists
 */
export class Dictionary {
  /**
   * @param {any} index @param {(character: string) => string} letterOf the letter that a character begins to sound with
   * @param {Set<string>} [missing] where names of parts are noted that were asked for and are not there
   */
  constructor(index, letterOf, missing = new Set()) {
    this.count = /** @type {number} */ (index.documents);
    this.fields = Object.entries(/** @type {Record<string, number>} */ (index.boosts)).map(([name, boost]) => ({ name, boost, lengths: unpackNumbers(index.lengths[name]) }));
    this.named = 1 << this.fields.findIndex((field) => field.name === "names");
    this.letterOf = letterOf;
    this.volumes = index.volumes ? placesOf(index.volumes) : null;
    /** @type {Map<string, Volume>} */
    this.open = new Map();
    /** @type {Map<number, { lists: Lists, bits: Uint8Array, first: number }>} */
    this.blocks = new Map();
    /** @type {string[]} term by number; holes where it is not loaded */
    this.terms = [];
    /** @type {Map<string, number[]>} character → numbers of the Han terms that hold it */
    this.byCharacter = new Map();
    /** @type {Map<number, Postings>} */
    this.known = new Map();
    this.missing = missing;
    /** @type {((term: string, number: number) => void)[]} told of each term that is loaded */
    this.listeners = [];
    this.groups = index.whole ? unpackLists(index.whole.groups) : null;
    this.calls = index.whole ? unpackLists(index.whole.calls) : null;
    this.whole = index.whole;
  }

  /** Takes what came in one; after `listeners` are there. */
  openWhole() {
    if (!this.whole) return;
    this.addVolume("", { first: 0, terms: unpackTerms(this.whole.terms), block: 0, starts: [0] });
    this.addBlock(0, this.whole, 0);
  }

  /** Takes a part that was missing. @param {string} name @param {any} part */
  add(name, part) {
    const [kind, key] = name.split("-");
    if (kind === "terms") {
      const [first, block] = this.volumes?.get(key) ?? [0, 0];
      let at = 0;
      const starts = unpackNumbers(part.blocks).map((length) => (at += length) - length);
      this.addVolume(key, { first, terms: unpackTerms(part.terms), block, starts });
    } else {
      const number = Number(key);
      const volume = [...this.open.values()].find((each) => number >= each.block && number < each.block + each.starts.length);
      if (volume) this.addBlock(number, part, volume.first + volume.starts[number - volume.block]);
    }
  }

  /** @param {string} key @param {Volume} volume */
  addVolume(key, volume) {
    this.open.set(key, volume);
    volume.terms.forEach((term, at) => {
      const number = volume.first + at;
      this.terms[number] = term;
      if (isHan(term)) {
        for (const character of new Set(term)) {
          const own = this.byCharacter.get(character);
          if (own) own.push(number);
          else this.byCharacter.set(character, [number]);
        }
      }
      for (const tell of this.listeners) tell(term, number);
    });
  }

  /** @param {number} number @param {any} part @param {number} first */
  addBlock(number, part, first) {
    this.blocks.set(number, { lists: unpackLists(part), bits: unpackDigits(part.fields), first });
  }

  /** A volume; noted as missing where it is not loaded. @param {string} key @returns {Volume | undefined} */
  volume(key) {
    if (!this.volumes) return this.open.get("");
    if (!this.volumes.has(key)) return undefined;
    const volume = this.open.get(key);
    if (!volume) this.missing.add(`terms-${key}`);
    return volume;
  }

  /** The key of the volume that a text would stand in. @param {string} text */
  keyOf(text) {
    if (!this.volumes) return "";
    const first = this.letterOf(text[0]);
    if (!isHan(text)) return first;
    return first + numberOf(text.length > 1 && first !== "_" ? this.letterOf(text[1]) : "_");
  }

  /**
   * The volumes of Han terms whose characters begin to sound with such letters, in the order of their terms.
   * @param {Iterable<string>} firsts @param {Iterable<string>} [seconds] all where left out @returns {Volume[]}
   */
  sounding(firsts, seconds) {
    if (!this.volumes) return [...this.open.values()];
    const numbers = [...new Set(seconds ? [...seconds].map(numberOf) : ALL_NUMBERS)];
    return [...firsts].flatMap((first) => numbers.map((number) => this.volume(first + number))).filter((volume) => volume !== undefined);
  }

  /** The volumes that have all terms that begin so. @param {string} start */
  volumesOf(start) {
    if (isHan(start) && start.length < 2) return this.sounding([this.letterOf(start)]);
    const volume = this.volume(this.keyOf(start));
    return volume ? [volume] : [];
  }

  /** Whether a term is there among those that are loaded. @param {string} term */
  hasLoaded(term) {
    const volume = this.open.get(this.keyOf(term));
    return volume !== undefined && volume.terms[lowest(volume.terms, term)] === term;
  }

  /** The number of a term, or -1. @param {string} term */
  find(term) {
    const volume = term && this.volume(this.keyOf(term));
    if (!volume) return -1;
    const at = lowest(volume.terms, term);
    return volume.terms[at] === term ? volume.first + at : -1;
  }

  /** How many terms a beginning may stand for: of a large catalogue each costs a block. */
  get most() {
    return this.volumes ? 30 : 60;
  }

  /** Numbers of the terms that begin so, at most `most`. @param {string} start @param {number} [most] @returns {number[]} */
  beginning(start, most = Infinity) {
    const found = [];
    for (const { first, terms } of this.volumesOf(start)) {
      for (let at = lowest(terms, start); at < terms.length && found.length < most && terms[at].startsWith(start); at += 1) found.push(first + at);
    }
    return found;
  }

  /** Numbers of the Han terms that hold this somewhere; of a large catalogue those that begin so. @param {string} part @returns {number[]} */
  holding(part) {
    if (this.volumes) return this.beginning(part, this.most);
    const lists = [...part].map((character) => this.byCharacter.get(character) ?? []);
    const shortest = lists.reduce((a, b) => (b.length < a.length ? b : a));
    return part.length === 1 ? shortest : shortest.filter((term) => this.terms[term].includes(part));
  }

  /** @param {number} term @returns {Postings} */
  postings(term) {
    const known = this.known.get(term);
    if (known) return known;
    const number = this.blockOf(term);
    const block = this.blocks.get(number);
    if (!block) {
      this.missing.add(`postings-${number}`);
      return { documents: [], fields: [] };
    }
    const { starts, numbers } = block.lists;
    const [from, to] = [starts[term - block.first], starts[term - block.first + 1]];
    const postings = this.withGroups(term, numbers.subarray(from, to), block.bits.subarray(from, to));
    this.known.set(term, postings);
    return postings;
  }

  /** @param {number} term @returns {number} */
  blockOf(term) {
    if (!this.volumes) return 0;
    const volume = /** @type {Volume} */ (this.volume(this.keyOf(this.terms[term])));
    const at = term - volume.first;
    return volume.block + volume.starts.findLastIndex((start) => start <= at);
  }

  /** A term's own postings, and those of the groups that are called by it. @param {number} term @param {Uint32Array} own @param {Uint8Array} bits @returns {Postings} */
  withGroups(term, own, bits) {
    if (!this.calls || !this.groups) return { documents: own, fields: bits };
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

const ALL_NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The number of the volume of terms whose second character begins to sound with this letter. @param {string} letter */
function numberOf(letter) {
  return /[a-z]/.test(letter) ? (letter.charCodeAt(0) - 97) >> 2 : 7;
}

/** Key of a volume → the numbers of its first term and first block. @param {{ keys: string, counts: string }} volumes @returns {Map<string, [number, number]>} */
function placesOf({ keys, counts }) {
  const numbers = unpackNumbers(counts);
  let [term, block] = [0, 0];
  return new Map(keys.split(" ").map((key, at) => {
    const place = /** @type {[number, number]} */ ([term, block]);
    term += numbers[2 * at];
    block += numbers[2 * at + 1];
    return [key, place];
  }));
}

/** The first place at which the term stands or would stand. @param {string[]} terms @param {string} term */
function lowest(terms, term) {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle] < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a term is of Han characters; a term is of one script. @param {string} term */
export function isHan(term) {
  return term.charCodeAt(0) >= 0x3007;
}
