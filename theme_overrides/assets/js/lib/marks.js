import { normalise } from "./text.js";

/**
 * A text cut where it is marked.
 * @typedef {{ text: string, marked: boolean }} Segment
 */

/**
 * A text with the terms marked that stand in it: Han terms anywhere, Latin ones where a word begins.
 * @param {string} text
 * @param {string[]} terms normalised, as an answer gives them
 * @param {(character: string) => string} [simplify] the simplified form of a character
 * @returns {Segment[]}
 */
export function marked(text, terms, simplify = (character) => character) {
  const characters = [...text];
  const plain = characters.map((character) => simplify(normalisedOnce(character)));
  const on = new Array(characters.length).fill(false);
  for (const term of terms) markTerm(plain, [...term], on);
  return segments(characters, on);
}

/** Whether any of the terms stands in the text. @param {Segment[]} parts */
export function isMarked(parts) {
  return parts.some((part) => part.marked);
}

/**
 * The piece of a longer text round its first mark, at most `most` characters, which cuts no Latin word; from its
 * beginning without one.
 * @param {Segment[]} parts
 * @param {number} [most]
 * @returns {Segment[]}
 */
export function snippet(parts, most = 60) {
  const text = parts.map((part) => part.text).join("");
  const before = parts.findIndex((part) => part.marked);
  const mark = parts.slice(0, Math.max(before, 0)).reduce((sum, part) => sum + part.text.length, 0);
  let from = mark > most / 3 ? mark - Math.floor(most / 4) : 0;
  while (from < mark && (isInWord(text, from) || text[from] === " ")) from += 1;
  let to = Math.min(from + most, text.length);
  while (to > mark + most / 4 && to < text.length && (isInWord(text, to) || text[to - 1] === " ")) to -= 1;
  const cut = cutOut(parts, from, to);
  if (from > 0) cut.unshift({ text: "…", marked: false });
  if (to < text.length) cut.push({ text: "…", marked: false });
  return cut;
}

/** Whether a Latin word goes on across a place. @param {string} text @param {number} at */
function isInWord(text, at) {
  return /^[a-z0-9]{2}$/i.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** @param {Segment[]} parts @param {number} from @param {number} to @returns {Segment[]} */
function cutOut(parts, from, to) {
  let at = 0;
  return parts.flatMap((part) => {
    const text = part.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += part.text.length;
    return text ? [{ text, marked: part.marked }] : [];
  });
}

const LATIN = /^[a-z0-9]/;

/** A single letter begins too many words: it is marked where it stands alone. @param {string[]} plain @param {string[]} term @param {boolean[]} on */
function markTerm(plain, term, on) {
  const isLatin = LATIN.test(term[0]);
  for (let at = 0; at + term.length <= plain.length; at += 1) {
    if (isLatin && at > 0 && LATIN.test(plain[at - 1])) continue;
    if (isLatin && term.length === 1 && LATIN.test(plain[at + 1] ?? "")) continue;
    if (term.every((character, offset) => plain[at + offset] === character)) on.fill(true, at, at + term.length);
  }
}

/** @param {string[]} characters @param {boolean[]} on @returns {Segment[]} */
function segments(characters, on) {
  /** @type {Segment[]} */
  const parts = [];
  characters.forEach((character, at) => {
    const last = parts.at(-1);
    if (last && last.marked === on[at]) last.text += character;
    else parts.push({ text: character, marked: on[at] });
  });
  return parts;
}

/** @type {Map<string, string>} */
const normalised = new Map();

/** Many texts are marked at every key, and most of their characters are the same few. @param {string} character */
function normalisedOnce(character) {
  // Nothing else is meant by them, and most of Chinese text is made of them.
  if (character >= "\u4e00" && character <= "\u9fff") return character;
  const known = normalised.get(character);
  if (known !== undefined) return known;
  const made = normalise(character);
  normalised.set(character, made);
  return made;
}
