import { Aliases } from "./aliases.js";
import { isHan } from "./dictionary.js";
import { allOf, anyOf, countOf, documentsOf, weighed } from "./found.js";
import { WordRow } from "./distance.js";
import { hanExactly } from "./han.js";
import { asWord } from "./latin.js";
import { unpackGroups } from "./packed.js";
import { blurred, listener } from "./writing.js";

/**
 * What a query is understood by: the dictionary, Han writing, aliases, and what is looked up in them.
 *
 * @typedef {import("./found.js").Expression} Expression
 * @typedef {import("./dictionary.js").Dictionary} Dictionary
 * @typedef {import("./writing.js").Writing} Writing
 */
export class Means {
  /** @param {Dictionary} dictionary @param {Writing} writing @param {any} words @param {(word: string) => string} stem */
  constructor(dictionary, writing, words, stem) {
    this.dictionary = dictionary;
    this.writing = writing;
    this.stem = stem;
    this.stopWords = new Set(words.stopWords.split(" "));
    this.aliases = new Aliases(stem, this.stopWords);
    this.aliases.add(unpackGroups(words.aliases ?? ""));
    this.filling = new Set(words.filling);
    this.blurredSyllables = new Set([...writing.syllables].map(blurred));
    this.beginnings = new Set([...writing.syllables].flatMap((syllable) => [...syllable].map((_, at) => syllable.slice(0, at + 1))));
    /** @type {{ text: string, term: number }[]} Latin words without digits */
    this.plainWords = [];
    /** @type {string[]} Han words that are more than a pair of characters */
    this.longWords = [];
    /** @type {Map<string, number[]>} syllable → Han terms that begin so */
    this.bySound = new Map();
    /** @type {WordRow | undefined} */
    this.plain = undefined;
    /** @type {{ texts: string[], letters: WordRow } | undefined} */
    this.letters = undefined;
    /** @type {WordRow | undefined} */
    this.longAliases = undefined;
    /** @type {Map<string, Set<number>>} term → its documents */
    this.having = new Map();
    /** @type {Map<string, Expression | null>} word → what its aliases find; what was missing when it was made is not kept */
    this.aliased = new Map();
    /** @type {Map<string, number[]>} sounds that were listened for → Han terms */
    this.heard = new Map();
    this.isAlias = false;
    dictionary.listeners.push((text, term) => this.learn(text, term));
    dictionary.openWhole();
  }

  /** Takes note of a term that was loaded. @param {string} text @param {number} term */
  learn(text, term) {
    this.plain = this.letters = undefined;
    if (this.heard.size) this.heard.clear();
    if (!isHan(text)) {
      if (!/\d/.test(text)) this.plainWords.push({ text, term });
      return;
    }
    if (text.length > 2) this.longWords.push(text);
    for (const syllable of this.writing.readings(text[0])) {
      const terms = this.bySound.get(syllable);
      if (terms) terms.push(term);
      else this.bySound.set(syllable, [term]);
    }
  }

  /** Takes a part that was missing. @param {string} name @param {any} part */
  add(name, part) {
    this.dictionary.missing.delete(name);
    if (/^(?:terms|postings)-/.test(name)) this.dictionary.add(name, part);
    else this.writing.add(name, part);
    if (!part.aliases) return;
    this.aliases.add(unpackGroups(part.aliases));
    this.longAliases = undefined;
  }

  /** The aliases in which a slip may be corrected, as far as they are loaded; made when first wanted. */
  get aliasRow() {
    return (this.longAliases ??= new WordRow(this.aliases.keys((alias) => /^[a-z]{5}/.test(alias))));
  }

  /** Whether a word has aliases, which come with the terms of its volume. @param {string} word */
  hasAlias(word) {
    return word !== "" && this.dictionary.volume(this.dictionary.keyOf(word)) !== undefined && this.aliases.has(word);
  }

  /** What the other words of a word's groups find. @param {string} word @returns {Expression | null} */
  alias(word) {
    // The words of a group are not looked up in turn: that would never end.
    if (this.isAlias || !this.hasAlias(word)) return null;
    const known = this.aliased.get(word);
    if (known !== undefined) return known;
    this.isAlias = true;
    const found = anyOf(this.aliases.others(word).map((other) => this.aliasWord(other)));
    this.isAlias = false;
    const light = found && weighed(found, 0.2);
    if (!this.isWaiting) this.aliased.set(word, light);
    return light;
  }

  /** What a word finds, and its aliases; of a large catalogue those only where the word itself finds little. @param {Expression | null} own @param {string} word */
  withAliases(own, word) {
    return this.findsMuch(own) ? own : anyOf([own, this.alias(word)]);
  }

  /** Whether so much of a large catalogue is found that nobody looks for more; also while that is not known. @param {Expression | null} expression */
  findsMuch(expression) {
    if (!this.dictionary.volumes || expression === null) return false;
    const found = countOf(this.dictionary, expression);
    return this.isWaiting || found >= MUCH;
  }

  /** @param {string} other @returns {Expression | null} */
  aliasWord(other) {
    const parts = other.match(/\p{Script=Han}+|[a-z0-9α-ω]+/gu) ?? [];
    return allOf(parts.map((part) => (isHan(part) ? hanExactly(part, this) : asWord(part, this))));
  }

  /**
   * Han terms whose first character has one of the readings, as far as their second may have one of `next`.
   * @param {string[]} readings @param {boolean} blur @param {boolean} open the reading may be the beginning of a syllable only
   * @param {string[]} [next] @returns {number[]}
   */
  sounding(readings, blur, open, next) {
    this.dictionary.sounding(lettersOf(readings, blur), next && lettersOf(next, blur));
    const key = `${readings} ${blur} ${open}`;
    const known = this.heard.get(key);
    if (known) return known;
    const fits = listener(readings, blur, open);
    const found = [...this.bySound].flatMap(([syllable, terms]) => (fits(syllable) ? terms : []));
    this.heard.set(key, found);
    return found;
  }

  /** The documents that have a term. @param {string} text @returns {Set<number>} */
  documentsWith(text) {
    let documents = this.having.get(text);
    if (!documents) {
      documents = new Set(Array.from(this.dictionary.postings(this.dictionary.find(text)).documents));
      this.having.set(text, documents);
    }
    return documents;
  }

  /** Characters that stand between two others in the index. @param {string} before @param {string} after @returns {string[]} */
  between(before, after) {
    const { dictionary } = this;
    return dictionary.beginning(before)
      .map((term) => dictionary.terms[term])
      .filter((term) => term.length === 2 && dictionary.hasLoaded(term[1] + after))
      .map((term) => term[1]);
  }

  /** @param {string} unit @param {boolean} blur */
  hasSyllable(unit, blur) {
    return blur ? this.blurredSyllables.has(blurred(unit)) : this.writing.syllables.has(unit);
  }

  /** @param {string} unit */
  beginsSyllable(unit) {
    return this.beginnings.has(unit);
  }

  /** Whether a word is syllables of pinyin throughout. @param {string} word */
  isPinyin(word) {
    const { syllables } = this.writing;
    const fits = [true];
    for (let end = 1; end <= word.length; end += 1) {
      fits.push([1, 2, 3, 4, 5, 6].some((length) => fits[end - length] && syllables.has(word.slice(end - length, end))));
    }
    return fits[word.length];
  }

  /** The plain words in a row, made when first wanted. */
  plainRow() {
    return (this.plain ??= new WordRow(this.plainWords.map(({ text }) => text)));
  }

  /** Han words and how they are written in pinyin, made when first wanted. */
  romanised() {
    if (this.letters) return this.letters;
    const texts = this.dictionary.terms.filter((text) => text && isHan(text));
    const letters = texts.map((text) => [...text].map((character) => this.writing.readings(character)[0] ?? "").join(""));
    return (this.letters = { texts, letters: new WordRow(letters) });
  }

  /** Makes what is made when first wanted. Of a large catalogue it would be of the parts that happen to be there. */
  prepare() {
    if (this.dictionary.volumes) return;
    this.romanised();
    this.plainRow();
    void this.aliasRow;
    this.aliases.stems();
    this.writing.bySyllable();
  }

  /** @param {Expression} expression */
  finds(expression) {
    return documentsOf(this.dictionary, expression).includes(1);
  }

  /** Whether something was asked for that is not loaded yet: what is found or not is not known then. */
  get isWaiting() {
    return this.dictionary.missing.size > 0;
  }
}

/** More than anyone looks through. */
const MUCH = 30;

/** What readings begin with. @param {string[]} readings @param {boolean} blur n and l are one */
function lettersOf(readings, blur) {
  return new Set(readings.flatMap((each) => (blur && /^[nl]/.test(each) ? ["n", "l"] : [each[0]])));
}
