import { entry } from "../lib/entries.js";
import { whenIdle } from "../lib/idle.js";
import { loadPart } from "../lib/parts.js";
import { reasons } from "../lib/reasons.js";
import { findInTitles } from "../lib/titles.js";

/**
 * The one search of the site. Nothing is loaded before the first call of `warm` or `find`.
 *
 * @typedef {import("../lib/entries.js").Entry} Entry
 * @typedef {{ document: number, score: number, terms: string[] }} Hit
 *   a document that was found, and the words, normalised, that it was found by
 * @typedef {Object} Answer
 * @property {string} query
 * @property {Hit[]} results  results found, the best first
 * @property {Hit[]} others  exhibitors, zones, clusters and pages found, the best first
 * @property {{ query: string, count: number }[]} nearest  when nothing was found: queries near to it that find something
 * @property {boolean} whole  false while it comes from titles and summaries alone: ask again after `whole()`
 * @typedef {import("../lib/columns.js").Columns} Columns
 * @typedef {Pick<Columns, "results" | "facets" | "orders">} Loaded
 * @typedef {{ facets: string[], orders: string[] }} Needed  names of columns
 * @typedef {Object} Search
 * @property {() => void} warm  begin to load
 * @property {(query: string) => Promise<Answer>} find  rejected when the files cannot be had
 * @property {() => Promise<void>} whole  resolved when answers are whole
 * @property {(documents: number[], hits?: Hit[]) => Promise<Entry[]>} entries  what shows documents; with the hits that
 *   they are of, the summary of those that nothing else shows the reason of, as far as it is loaded
 * @property {() => Promise<unknown> | null} loading  resolved when the summaries that were left out are there; null if none
 * @property {(needed?: Needed) => Promise<Loaded>} columns  all that are loaded, with at least those that are needed
 * @property {(character: string) => string} simplify  simplified form of a character, once answers are whole
 */

/** @type {WeakMap<Document, Search>} */
const opened = new WeakMap();

/** @param {Document} page @returns {Search} */
export function catalogueSearch(page) {
  const known = opened.get(page);
  if (known) return known;
  const search = open(page);
  opened.set(page, search);
  return search;
}

/** @param {Document} page @returns {Search} */
function open(page) {
  const script = /** @type {HTMLElement} */ (page.querySelector("script[data-search]"));
  const { root, folder, ...names } = JSON.parse(script.dataset.search ?? "{}");
  const english = page.documentElement.lang.startsWith("en");
  const load = (/** @type {string} */ part) => loadPart(page, part, folder + names[part]);
  const loadFurther = (/** @type {{ folder: string }} */ first, /** @type {string} */ part) => loadPart(page, part, `${folder}${first.folder}${part}.js`);
  /** @type {any} */
  let engine;
  let loading = /** @type {Promise<void> | undefined} */ (undefined);
  const whole = () => (loading ??= Promise.all([load("engine"), load("index"), load("words")])
    .then(([made, index, words]) => { engine = made.createEngine(index, words); whenIdle(engine.prepare); })
    .catch((error) => { loading = undefined; throw error; }));

  /** The engine's answer, once it has all parts of the index that the query needs. @param {string} query */
  const ask = async (query) => {
    for (let answer = engine.search(query); ; answer = engine.search(query)) {
      if (!answer.missing.length) return answer;
      const index = await load("index");
      await Promise.all(answer.missing.map(async (/** @type {string} */ part) => engine.add(part, await loadFurther(index, part))));
    }
  };

  /** A row or a summary: from those that came at once, or from its block. @param {string} name @param {number} document */
  const text = async (name, document) => {
    const texts = await load("texts");
    if (texts[name]) return texts[name][document];
    const block = await loadFurther(texts, `${name}-${Math.floor(document / texts.block)}`);
    return block[document % texts.block];
  };

  /** @type {Map<number, string>} */
  const summaries = new Map();
  /** @type {Map<number, Promise<unknown>>} */
  const awaited = new Map();

  /** A summary that is loaded; else it is on its way, and nothing waits for it. @param {number} document */
  const summaryOf = (document) => {
    if (!summaries.has(document) && !awaited.has(document)) {
      // After the hits: asking for a file takes as long as showing one.
      const loading = new Promise((resolve) => setTimeout(resolve)).then(() => text("summaries", document)).then((summary) => summaries.set(document, summary), () => summaries.set(document, ""));
      awaited.set(document, loading.then(() => awaited.delete(document)));
    }
    return summaries.get(document) ?? "";
  };

  /** @param {Needed} [needed] @returns {Promise<Loaded>} */
  const columns = async (needed = { facets: [], orders: [] }) => {
    const loaded = await load("columns");
    await Promise.all(Object.entries(needed).map(async ([kind, names]) => {
      const missing = names.filter((name) => !loaded[kind][name]);
      const parts = await Promise.all(missing.map((name) => loadFurther(loaded, `${kind}-${name}`)));
      missing.forEach((name, at) => (loaded[kind][name] = parts[at]));
    }));
    return loaded;
  };

  const simplify = (/** @type {string} */ character) => engine?.simplify(character) ?? character;

  return {
    warm: () => { load("texts").catch(() => {}); whole().catch(() => {}); },
    whole,
    columns,
    simplify,
    loading: () => (awaited.size ? Promise.all(awaited.values()) : null),
    async entries(documents, hits = []) {
      const { zones } = await load("texts");
      const place = { root, english, zones, offline: location.protocol === "file:" };
      const terms = new Map(hits.map((hit) => [hit.document, hit.terms]));
      return Promise.all(documents.map(async (document) => {
        const found = entry(await text("rows", document), document, place);
        const own = terms.get(document);
        return own && reasons(found, own, simplify).from === "word" ? { ...found, summary: summaryOf(document) } : found;
      }));
    },
    async find(query) {
      const texts = await load("texts");
      if (!engine && !texts.rows) await whole();
      else if (!engine) whole().catch(() => {});
      const { hits, nearest } = engine ? await ask(query) : { hits: findInTitles(texts.rows, query), nearest: [] };
      const isResult = (/** @type {Hit} */ hit) => hit.document < texts.results;
      return { query, results: hits.filter(isResult), others: hits.filter((/** @type {Hit} */ hit) => !isResult(hit)), nearest, whole: Boolean(engine) };
    },
  };
}
