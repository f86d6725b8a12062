import { Dictionary, isHan } from "./dictionary.js";
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
 *   missing: parts of the index and of words to add before asking again; the answer is empty until then
 */

/**
 * The search over an index.
 * @param {any} index what hooks/expo/search/files.py calls index data
 * @param {any} words what it calls words data
 * @param {any} [library] lunr.js
 */
export function createEngine(index, words, library = /** @type {any} */ (globalThis).lunr) {
  /** @type {Set<string>} */
  const missing = new Set();
  const writing = new Writing(words, missing);
  const dictionary = new Dictionary(index, (character) => writing.letterOf(character), missing);
  const stem = (/** @type {string} */ word) => library.stemmer(new library.Token(word)).toString();
  const means = new Means(dictionary, writing, words, stem);
  const measures = { b: index.b, k1: index.k1 };

  /** @param {string} typed @returns {Found & { parts: import("./plan.js").Part[], asked: Expression | null }} */
  const answer = (typed) => {
    dictionary.missing.clear();
    const parts = plan(typed, means);
    const asked = understood(parts, means);
    if (means.isWaiting) return { parts, asked: null, hits: [], nearest: [], missing: [...dictionary.missing] };
    if (asked === null) return { parts, asked, hits: [], nearest: nearest(parts, means), missing: [] };
    const found = documentsOf(dictionary, asked);
    return { parts, asked, hits: ranked(library, dictionary, measures, found, weightsOf(asked)), nearest: [], missing: [] };
  };

  return {
    simplify: (/** @type {string} */ character) => writing.simplify(character),
    /** What slips are corrected by, made before one is: for when nothing else is to do. */
    prepare: () => means.prepare(),
    /** Takes a part that an answer missed. @param {string} name @param {any} part */
    add: (name, part) => means.add(name, part),
    /** Whatever is typed: it never throws, and nothing in it is syntax. @param {string} typed @returns {Found} */
    search(typed) {
      const { parts, asked, hits, nearest, missing } = answer(typed);
      if (!asked) return { hits, nearest, missing };
      const ordered = withPhrases(hits, dictionary, phrasesOf(asked));
      return { hits: ordered.map((hit) => ({ ...hit, terms: asTyped(hit.terms, parts) })), nearest, missing };
    },
    /** What lunr is asked, and its own answer: for comparing with lunr.py. @param {string} typed */
    explain(typed) {
      const { asked, hits } = answer(typed);
      const clauses = asked ? [...weightsOf(asked)].map(([term, weight]) => ({ term: dictionary.terms[term], weight })) : [];
      return { clauses, hits };
    },
  };
}

/** Found terms as they are to be marked: of a word that holds what was typed, that much. @param {string[]} terms @param {import("./plan.js").Part[]} parts */
function asTyped(terms, parts) {
  const typed = parts.map((part) => part.text).filter((text) => isHan(text));
  return [...new Set(terms.map((term) => typed.find((text) => term.includes(text)) ?? term))];
}

/**
 * Each part in the plainest way that finds anything, all parts together. Where nothing has them all: without
 * single letters, without the parts that were found by a guess alone, or each part in all ways. A part that
 * nothing has is left out when the others say more than half of what was typed. Null where nothing is found.
 * @param {import("./plan.js").Part[]} parts @param {Means} means @returns {Expression | null}
 */
function understood(parts, means) {
  // What several parts miss is loaded in the same step.
  const known = parts.map((part) => plainest(part, means)).filter((each) => each !== null);
  if (means.isWaiting) return null;
  // Two letters are the initials of something nearly always: several such say nothing.
  if (parts.length > 1 && known.every((each) => each.isGuess && each.part.text.length < 3)) return null;
  const sure = known.filter((each) => !each.isGuess);
  const wide = () => known.map(({ part }) => ({ part, expression: { any: part.ways.map((way) => way()).filter((each) => each !== null) } }));
  const telling = known.filter((each) => told([each.part]) > 1);
  for (const choice of [() => known, () => telling, () => sure, wide]) {
    const chosen = choice();
    if (!saysMuch(chosen, parts)) continue;
    const all = { all: chosen.map((each) => each.expression), together: true };
    if (means.finds(all)) return all;
  }
  // Nothing has them all: what has at least one of those that say much by themselves.
  const any = known.filter((each) => !each.isGuess && saysMuch([each], parts));
  return parts.length > 1 && any.length ? { any: any.map((each) => each.expression) } : null;
}

/** @param {{ part: import("./plan.js").Part }[]} chosen @param {import("./plan.js").Part[]} parts */
function saysMuch(chosen, parts) {
  return chosen.length > 0 && 2 * told(chosen.map((each) => each.part)) > told(parts);
}

/** How much parts say: a Chinese character as much as three letters, and an id more than words around it. @param {import("./plan.js").Part[]} parts */
function told(parts) {
  return parts.reduce((sum, { text }) => sum + (ID.test(text) ? TOLD_BY_ID : text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0)), 0);
}

const ID = /^[a-z]-?\d{1,4}$/;
const TOLD_BY_ID = 20;

/** The plainest way that finds anything; a guess is any but the first. @param {import("./plan.js").Part} part @param {Means} means */
function plainest(part, means) {
  for (const [at, way] of part.ways.entries()) {
    const expression = way();
    if (expression !== null && means.finds(expression)) return { part, expression, isGuess: at > 0 };
    if (means.isWaiting) return null;
  }
  return null;
}
