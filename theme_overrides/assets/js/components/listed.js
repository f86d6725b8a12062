import { listing, neededColumns } from "../lib/listing.js";
import { eachChoice, isUnasked } from "../lib/selection.js";
import { openEmpty } from "./empty.js";
import { openHits } from "./hits.js";
import { openOthers, otherHits } from "./others.js";

/**
 * What stands in the place of the list: all results as the server listed them, hits, that there are none, or that
 * the search could not be loaded.
 *
 * @typedef {import("../lib/selection.js").Selection} Selection
 * @typedef {import("./catalogue-search.js").Answer} Answer
 * @typedef {"cards" | "lines"} Form
 * @typedef {{ selection: Selection, form: Form, most: number, isTyped: boolean }} Wanted  `isTyped`: another key may follow
 * @typedef {Object} Found
 * @property {Answer | null} answer  null where no words are asked for
 * @property {import("../lib/columns.js").Columns} columns
 * @property {import("../lib/listing.js").Listing} listed
 */

/** How many hits are shown at first, and how many more at a time. @type {Record<Form, number>} */
export const STEPS = { cards: 24, lines: 60 };
/** So many hits begin a screen: of what is typed they stand there first, all else once they are painted. */
const SCREENFUL = 6;
/** Milliseconds after which one is told that the search is still at work. */
const PATIENCE = 300;

/**
 * @param {HTMLElement} root
 * @param {import("./catalogue-search.js").Search} search
 * @param {import("./facets.js").Facets} facets
 * @param {(count: number, chosen: number) => void} tellSheet
 * @param {(selection: Selection) => void} onChoose
 * @returns {{ hits: HTMLElement, show: (wanted: Wanted) => Promise<void> }}
 */
export function openListed(root, search, facets, tellSheet, onChoose) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const [all, count, more, empty, failed, partly] =
    ["[data-all]", "[data-hit-count]", "[data-more]", "[data-empty]", "[data-failed]", "[data-partly]"].map(find);
  const hits = openHits(root, facets.label, facets.title);
  const showOthers = openOthers(find("[data-others]"));
  const showEmpty = openEmpty(root, facets.label, onChoose);
  const moreWords = more.textContent ?? "";
  const whole = { words: count.textContent ?? "", number: parseInt(count.textContent ?? "", 10) };
  /** The columns name values by their places among these. */
  const values = Object.fromEntries(Object.entries(facets.known).map(([name, known]) => [name, [...known].sort()]));
  const allFacets = Object.keys(values);
  let latest = 0;

  /** @param {HTMLElement} shown  the whole list, the hits, or that there are none */
  const put = (shown) => {
    for (const each of [all, hits.list]) if (each !== shown) each.remove();
    empty.hidden = shown !== empty;
    if (!shown.isConnected) empty.before(shown);
  };

  const showAll = () => {
    put(all);
    more.hidden = true;
    showOthers([]);
    count.textContent = whole.words;
    facets.show({}, null);
    tellSheet(whole.number, 0);
  };

  /** @param {Wanted} wanted @param {Found} found @param {number} first  so many of the hits @param {() => boolean} isOvertaken */
  const showHits = async ({ selection, form, most }, { answer, columns, listed }, first, isOvertaken) => {
    const [results, others] = [listed.results, answer ? otherHits(answer) : []];
    const shown = Math.min(most, results.length);
    const entries = await search.entries(results.slice(0, Math.min(first, shown)), answer?.results);
    const otherEntries = await search.entries(others.map((hit) => hit.document), others);
    if (isOvertaken()) return;
    const terms = new Map(answer?.results.map((hit) => [hit.document, hit.terms]));
    hits.show(form, { entries, terms, columns, simplify: search.simplify, isBegun: entries.length < shown });
    put(shown ? hits.list : empty);
    if (!shown) showEmpty(selection, answer?.nearest ?? [], listed);
    showOthers(otherEntries);
    more.hidden = shown === results.length;
    more.textContent = inWords(moreWords, Math.min(STEPS[form], results.length - shown));
    count.textContent = inWords(results.length === 1 ? count.dataset.wordsOne : count.dataset.words, results.length);
  };

  /** All hits that are wanted now, and what stands beside them. @param {Wanted} wanted @param {Found} found @param {() => boolean} isOvertaken */
  const showWhole = async (wanted, found, isOvertaken) => {
    await showHits(wanted, found, wanted.most, isOvertaken);
    if (isOvertaken()) return;
    facets.show(wanted.selection.choices, found.listed.counts);
    tellSheet(found.listed.results.length, eachChoice(wanted.selection.choices).length);
    const again = () => isOvertaken() || show({ ...wanted, isTyped: false });
    // What says why a hit was found may come a moment after the hit.
    search.loading()?.then(again);
    // Facets that nothing was chosen of come after the hits, and bring their counts.
    if (!allFacets.every((name) => name in found.listed.counts)) search.columns({ facets: allFacets, orders: [] }).then(again, console.warn);
    // What titles answered is asked for again once the index is there.
    if (found.answer && !found.answer.whole) search.whole().then(again, () => (partly.hidden = isOvertaken()));
  };

  /** @param {unknown} error */
  const fail = (error) => {
    console.warn(error);
    showAll();
    failed.hidden = false;
  };

  /** @param {Wanted} wanted @returns {Promise<void>} */
  const show = async (wanted) => {
    const mine = ++latest;
    const isOvertaken = () => mine !== latest;
    failed.hidden = partly.hidden = true;
    if (isUnasked(wanted.selection) && wanted.form === "cards") return showAll();
    const waiting = setTimeout(() => (count.textContent = count.dataset.wordsWaiting ?? ""), PATIENCE);
    try {
      const found = await findListed(search, values, wanted.selection);
      if (!wanted.isTyped) return await showWhole(wanted, found, isOvertaken);
      await showHits(wanted, found, SCREENFUL, isOvertaken);
      afterPaint(() => isOvertaken() || showWhole(wanted, found, isOvertaken).catch(fail));
    } catch (error) {
      if (!isOvertaken()) fail(error);
    } finally {
      clearTimeout(waiting);
    }
  };

  return { hits: hits.list, show };
}

/** @param {import("./catalogue-search.js").Search} search @param {import("../lib/columns.js").Choices} values @param {Selection} selection @returns {Promise<Found>} */
async function findListed(search, values, selection) {
  const [loaded, answer] = await Promise.all([search.columns(neededColumns(selection)), selection.q ? findWords(search, selection.q) : null]);
  const columns = { ...loaded, values };
  return { answer, columns, listed: listing(columns, selection, answer && answer.results.map((hit) => hit.document)) };
}

/** @param {import("./catalogue-search.js").Search} search @param {string} query @returns {Promise<Answer>} */
async function findWords(search, query) {
  const answer = await search.find(query);
  if (answer.whole || answer.results.length) return answer;
  // That titles hold nothing says little: the index may know better.
  await search.whole().catch(() => {});
  return search.find(query);
}

/** @param {() => void} act */
function afterPaint(act) {
  requestAnimationFrame(() => setTimeout(act));
}

/** @param {string | undefined} words @param {number} number */
function inWords(words = "", number) {
  return words.replace("{n}", String(number));
}
