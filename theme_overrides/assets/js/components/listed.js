import { listing } from "../lib/listing.js";
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
 * @property {import("../lib/entries.js").Entry[]} entries
 * @property {import("../lib/entries.js").Entry[]} others
 */

/** How many hits are shown at first, and how many more at a time. @type {Record<Form, number>} */
export const STEPS = { cards: 24, lines: 60 };
/** So many hits fill a screen: of what is typed they stand there first, all else once they are painted. */
const SCREENFUL = 9;
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

  /** @param {Wanted} wanted @param {Found} found @param {() => boolean} isOvertaken */
  const showFound = ({ selection, form, isTyped }, { answer, columns, listed, entries, others }, isOvertaken) => {
    const { length } = listed.results;
    const terms = new Map(answer?.results.map((hit) => [hit.document, hit.terms]));
    const showHits = (/** @type {number} */ most) => hits.show(form, { entries: entries.slice(0, most), terms, columns, simplify: search.simplify });
    const showRest = () => {
      showHits(entries.length);
      facets.show(selection.choices, listed.counts);
      tellSheet(length, eachChoice(selection.choices).length);
    };
    if (isTyped) showHits(SCREENFUL);
    else showRest();
    put(length ? hits.list : empty);
    if (!length) showEmpty(selection, answer?.nearest ?? [], listed);
    showOthers(others);
    more.hidden = entries.length === length;
    more.textContent = inWords(moreWords, Math.min(STEPS[form], length - entries.length));
    count.textContent = inWords(length === 1 ? count.dataset.wordsOne : count.dataset.words, length);
    if (isTyped) afterPaint(() => isOvertaken() || showRest());
  };

  /** @param {Wanted} wanted @returns {Promise<void>} */
  const show = async (wanted) => {
    const mine = ++latest;
    const isOvertaken = () => mine !== latest;
    failed.hidden = partly.hidden = true;
    if (isUnasked(wanted.selection) && wanted.form === "cards") return showAll();
    const waiting = setTimeout(() => (count.textContent = count.dataset.wordsWaiting ?? ""), PATIENCE);
    try {
      const found = await findListed(search, wanted);
      if (isOvertaken()) return;
      showFound(wanted, found, isOvertaken);
      // What says why a hit was found may come a moment after the hit.
      search.loading()?.then(() => isOvertaken() || show(wanted));
      // What titles answered is asked for again once the index is there.
      if (found.answer && !found.answer.whole) search.whole().then(() => isOvertaken() || show(wanted), () => (partly.hidden = isOvertaken()));
    } catch (error) {
      if (isOvertaken()) return;
      console.warn(error);
      showAll();
      failed.hidden = false;
    } finally {
      clearTimeout(waiting);
    }
  };

  return { hits: hits.list, show };
}

/** @param {import("./catalogue-search.js").Search} search @param {Wanted} wanted @returns {Promise<Found>} */
async function findListed(search, { selection, most }) {
  const [columns, answer] = await Promise.all([search.columns(), selection.q ? findWords(search, selection.q) : null]);
  const listed = listing(columns, selection, answer && answer.results.map((hit) => hit.document));
  const [entries, others] = await Promise.all([
    search.entries(listed.results.slice(0, most), answer?.results),
    search.entries(answer ? otherHits(answer).map((hit) => hit.document) : [], answer?.others),
  ]);
  return { answer, columns, listed, entries, others };
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
