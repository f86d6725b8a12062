import { isMarked, marked, snippet } from "./marks.js";

/**
 * Why a hit was found, as far as one can see it.
 *
 * @typedef {import("./marks.js").Segment} Segment
 * @typedef {Object} Reasons
 * @property {Segment[]} id
 * @property {Segment[]} title
 * @property {Segment[]} exhibitor
 * @property {"second" | "keywords" | "summary" | "word" | ""} from  what `why` is taken from; "" where none is needed
 * @property {Segment[]} why  what to add where neither id, title nor exhibitor shows it
 */

/** @typedef {import("./entries.js").Entry} Entry */
/** @type {WeakMap<Entry, { terms: string[], found: Reasons }>} what was found out last: it is asked for more than once */
const foundOut = new WeakMap();

/**
 * @param {Entry} entry
 * @param {string[]} terms  the words, normalised, that it was found by
 * @param {(character: string) => string} simplify
 * @returns {Reasons}
 */
export function reasons(entry, terms, simplify) {
  const known = foundOut.get(entry);
  if (known?.terms === terms) return known.found;
  const found = findOut(entry, terms, simplify);
  foundOut.set(entry, { terms, found });
  return found;
}

/** @param {Entry} entry @param {string[]} terms @param {(character: string) => string} simplify @returns {Reasons} */
function findOut(entry, terms, simplify) {
  const mark = (/** @type {string} */ text) => marked(text, terms, simplify);
  const shown = { id: mark(entry.id), title: mark(entry.title), exhibitor: mark(entry.exhibitor) };
  if (Object.values(shown).some(isMarked)) return { ...shown, from: "", why: [] };
  const second = mark(entry.second);
  if (isMarked(second)) return { ...shown, from: "second", why: snippet(second) };
  const keywords = entry.keywords.map(mark).filter(isMarked).slice(0, MOST_WORDS);
  if (keywords.length) return { ...shown, from: "keywords", why: inARow(keywords) };
  const summary = mark(entry.summary);
  if (isMarked(summary)) return { ...shown, from: "summary", why: snippet(summary) };
  const words = terms.slice(0, MOST_WORDS).map((text) => [{ text, marked: true }]);
  return { ...shown, from: words.length ? "word" : "", why: inARow(words) };
}

const MOST_WORDS = 3;

/** @param {Segment[][]} texts @returns {Segment[]} */
function inARow(texts) {
  return texts.flatMap((parts, at) => (at ? [{ text: " · ", marked: false }, ...parts] : parts));
}
