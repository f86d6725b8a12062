import { Dictionary } from "./dictionary.js";
import { documentsOf, phrasesOf, weightsOf } from "./found.js";
import { Means } from "./means.js";
import { nearest } from "./nearest.js";
import { plan } from "./plan.js";
import { ranked, withPhrases } from "./ranking.js";
import { Writing } from "./writing.js";

/**
 * @typedef {import("./found.js").Expression} Expression
 * @typedef {{ document: number, score: number, terms: string[] }} Hit
 * @typedef {{ hits: Hit[], nearest: { query: string, count: number }[], missing: string[] }} Found
 *   missing: parts of the index to add before asking again; the answer is empty until then
 */

/**
 * The search over an index.
 * @param {any} index what hooks/expo/search/files.py calls index data
 * @param {any} words what it calls words data
 * @param {any} [library] lunr.js
 */
export function createEngine(index, words, library = /** @type {any} */ (globalThis).lunr) {
  const writing = new Writing(words);
  const dictionary = new Dictionary(index, (character) => writing.letterOf(character));
  const stem = (/** @type {string} */ word) => library.stemmer(new library.Token(word)).toString();
  const means = new Means(dictionary, writing, words, stem);
  const measures = { b: index.b, k1: index.k1 };
  return {
    simplify: (/** @type {string} */ character) => writing.simplify(character),
    /** Takes a part of the index that an answer missed. @param {string} name @param {any} part */
    add: (name, part) => dictionary.add(name, part),
    /** Whatever is typed: it never throws, and nothing in it is syntax. @param {string} typed @returns {Found} */
    search(typed) {
      dictionary.missing.clear();
      const parts = plan(typed, means);
      const asked = understood(parts, means);
      if (means.isWaiting) return { hits: [], nearest: [], missing: [...dictionary.missing] };
      if (asked === null) return { hits: [], nearest: nearest(parts, means), missing: [] };
      const found = documentsOf(dictionary, asked);
      const hits = ranked(library, dictionary, measures, found, weightsOf(asked));
      return { hits: withPhrases(hits, dictionary, phrasesOf(asked)), nearest: [], missing: [] };
    },
  };
}

/**
 * Each part in the plainest way that finds anything, all parts together; where nothing has them all, each part in
 * all ways. A part that nothing has is left out when the others say much of what was typed. Null where nothing is
 * found.
 * @param {import("./plan.js").Part[]} parts @param {Means} means @returns {Expression | null}
 */
function understood(parts, means) {
  // What several parts miss is loaded in the same step.
  const found = parts.map((part) => ({ part, expression: firstThatFinds(part, means) }));
  if (means.isWaiting) return null;
  const known = found.filter((each) => each.expression !== null);
  if (!known.length || 5 * told(known.map((each) => each.part)) < 2 * told(parts)) return null;
  const plain = { all: known.map((each) => /** @type {Expression} */ (each.expression)) };
  if (known.length === 1 || means.finds(plain)) return plain;
  const wide = { all: known.map(({ part }) => ({ any: part.ways.map((way) => way()).filter((each) => each !== null) })) };
  return means.finds(wide) ? wide : null;
}

/** How much parts say: a Chinese character as much as three letters. @param {import("./plan.js").Part[]} parts */
function told(parts) {
  return parts.reduce((sum, { text }) => sum + text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
}

/** @param {import("./plan.js").Part} part @param {Means} means @returns {Expression | null} */
function firstThatFinds(part, means) {
  for (const way of part.ways) {
    const expression = way();
    if (expression !== null && means.finds(expression)) return expression;
    if (means.isWaiting) return null;
  }
  return null;
}
