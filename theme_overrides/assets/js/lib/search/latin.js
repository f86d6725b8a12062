import { letterBits } from "./distance.js";
import { anyOf, anyTerm, someTerm } from "./found.js";
import { hanAnyOf } from "./han.js";
import { soundingAlike } from "./sound.js";
import { spellings } from "./spelling.js";
import { splits } from "./writing.js";

/**
 * How a word of Latin letters and digits is looked for: as a word, an id, or pinyin; else with slips corrected.
 *
 * @typedef {import("./found.js").Expression} Expression
 * @typedef {import("./means.js").Means} Means
 * @typedef {import("./distance.js").WordRow} WordRow
 */

const INITIAL = /^(?:[zcs]h?|[bpmfdtnlgkhjqxrywaeo])$/;

/** @param {string[]} words a word, or the words of a compound @param {Means} means @returns {Expression | null} */
export function latinExactly(words, means) {
  const { dictionary } = means;
  const word = words.join("");
  const exact = dictionary.find(word);
  const whole = asWord(word, means);
  // What is a word by itself is hardly the beginning of another, unless it is short.
  const longer = word.length > 1 && !(whole && word.length > 3) ? dictionary.beginning(word, dictionary.most).filter((term) => term !== exact) : [];
  const own = anyOf([
    whole,
    someTerm(longer, exact >= 0 ? 0.15 : word.length > 3 ? 0.7 : 0.4),
    someTerm(idsOf(word, means), 1.2),
    someTerm(spellings(word).flatMap((each) => withStem(each, means)), 1),
    pinyin(words, means, { weight: exact >= 0 ? 0.3 : 0.8, open: true }),
  ]);
  return words.length === 1 ? means.withAliases(own, word) : own;
}

/** A word in all its forms, and nothing else that it may be the beginning of. @param {string} word @param {Means} means @returns {Expression | null} */
export function asWord(word, means) {
  const exact = means.dictionary.find(word);
  return anyOf([exact >= 0 ? anyTerm([exact], 1.2) : null, someTerm(sameStem(word, means), 1)]);
}

/** The first letters of syllables, all or some. @param {string} word @param {Means} means @returns {Expression | null} */
export function latinByInitials(word, means) {
  if (word.length < 2 || word.length > 10 || !/^[a-z]+$/.test(word)) return null;
  const ways = splits(word, (unit) => INITIAL.test(unit) || means.writing.syllables.has(unit), 24).filter((units) => units.length > 1);
  const texts = ways.flatMap((units) => soundingAlike(units.map((unit) => [unit]), means, { initials: true }));
  return hanAnyOf([...new Set(texts)].slice(0, 24), means, 0.5);
}

/** @param {string[]} words @param {Means} means @returns {Expression | null} */
export function latinBySound(words, means) {
  return pinyin(words, means, { weight: 0.5, open: true, blur: true });
}

/**
 * Words that differ in a letter, or two where the word is long.
 * @param {string} word @param {Means} means @param {number} most @returns {Expression | null}
 */
export function latinCorrected(word, means, most) {
  if (word.length < (most === 1 ? 4 : 7) || /\d/.test(word)) return null;
  const { dictionary } = means;
  const near = nearOrBegun(word, means.plainRow(), most).map((at) => means.plainWords[at].term);
  const aliases = nearAliases(word, means.aliasRow, most);
  const sameWord = near.flatMap((term) => sameStem(dictionary.terms[term], means));
  const known = near.map((term) => dictionary.terms[term]);
  return anyOf([someTerm(near, 0.5), someTerm(sameWord, 0.4), ...[...new Set([...known, ...aliases])].map((each) => means.alias(each))]);
}

/** A slip in the pinyin of a word. @param {string} word @param {Means} means @returns {Expression | null} */
export function pinyinCorrected(word, means) {
  if (word.length < 6 || !/^[a-z]+$/.test(word)) return null;
  // The slip may be in the second syllable: a large catalogue knows those of the first letter.
  means.dictionary.sounding([word[0]]);
  const { texts: all, letters } = means.romanised();
  const texts = letters.near(word, 1).filter((at) => letters.words[at] !== word).map((at) => all[at]);
  return hanAnyOf(texts.slice(0, 8), means, 0.4);
}

/**
 * Syllables of pinyin, which no syllable crosses from one word into the next.
 * @param {string[]} words @param {Means} means @param {{ weight: number, open?: boolean, blur?: boolean }} how
 * @returns {Expression | null}
 */
export function pinyin(words, means, how) {
  if (!words.every((word) => /^[a-z]+$/.test(word)) || words.join("").length < 2) return null;
  const ways = words.reduce((/** @type {string[][]} */ before, word, at) => {
    const isLastWord = at === words.length - 1;
    const own = splits(word, (unit, isLast) => means.hasSyllable(unit, how.blur ?? false) || (Boolean(how.open) && isLast && isLastWord && means.beginsSyllable(unit)));
    return before.flatMap((units) => own.map((each) => [...units, ...each])).slice(0, 8);
  }, [[]]);
  const texts = ways.filter((units) => units.length > 1).flatMap((units) => soundingAlike(units.map((unit) => [unit]), means, how));
  const single = ways.filter((units) => units.length === 1).flatMap((units) => means.sounding(units, how.blur ?? false, how.open ?? false)).slice(0, means.dictionary.most);
  return anyOf([hanAnyOf([...new Set(texts)].slice(0, 24), means, how.weight), someTerm(single, how.weight / 3)]);
}

/** Places of the words with slips, or typed in part with one. @param {string} word @param {WordRow} row @param {number} most */
function nearOrBegun(word, row, most) {
  const near = row.near(word, most).filter((at) => isLikely(word, row.words[at], most));
  return [...near, ...(word.length > 4 ? row.begun(word, most + 1) : [])].sort((a, b) => a - b);
}

/** Aliases are many and everyday words: what is taken for one with slips must be long. @param {string} word @param {WordRow} row @param {number} most */
function nearAliases(word, row, most) {
  return row.near(word, most).map((at) => row.words[at])
    .filter((alias) => alias.length > (most === 1 ? 5 : 8) && alias[0] === word[0] && isLikely(word, alias, most));
}

/** Who slips twice, or in a short word, still begins it right, unless letters are swapped. @param {string} word @param {string} meant @param {number} most */
function isLikely(word, meant, most) {
  if (word.length === meant.length && letterBits(word) === letterBits(meant)) return true;
  if (meant[0] !== word[0] && (word.length < 6 || most > 1)) return false;
  // Of four letters with one changed too many words are left.
  return word.length > 4 || meant.length !== word.length;
}

/** @param {string} word @param {Means} means */
function sameStem(word, means) {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return [];
  const stem = means.stem(word);
  // A stem is the beginning of its words but for a last y or e.
  return means.dictionary.beginning(stem.slice(0, Math.max(3, stem.length - 1)), 100)
    .filter((term) => means.dictionary.terms[term] !== word && means.stem(means.dictionary.terms[term]) === stem);
}

/** A word of the index and those of its stem. @param {string} word @param {Means} means */
function withStem(word, means) {
  const exact = means.dictionary.find(word);
  return [...(exact >= 0 ? [exact] : []), ...sameStem(word, means)];
}

/** U23 and 23 as the ids are written in the index. @param {string} word @param {Means} means */
export function idsOf(word, means) {
  const [, letter, digits] = /^([a-z]?)0*(\d{1,5})$/.exec(word) ?? [];
  if (!digits) return [];
  const id = means.dictionary.find(letter + digits.padStart(3, "0"));
  return id >= 0 ? [id] : [];
}
