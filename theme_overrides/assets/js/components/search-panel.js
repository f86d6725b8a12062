import { filledIn, inNumber, plainly } from "../lib/phrases.js";
import { spoken } from "../lib/tongues.js";
import { HitRows, writeText } from "./hit-rows.js";

/**
 * @typedef {import("./catalogue-search.js").Answer} Answer
 * @typedef {import("./catalogue-search.js").Search} Search
 * @typedef {import("../lib/entries.js").Entry} Entry
 */

const MOST_RESULTS = 8;
const MOST_OTHERS = 3;
/** Milliseconds without a key after which the number of hits is told; told at every key it would drown the typing. */
const TELLING_PAUSE = 700;

/**
 * What stands under the field of a search box: hits; or examples before anything is typed; or ways on when
 * nothing is found or the files cannot be had.
 */
export class SearchPanel {
  /** @param {HTMLElement} element @param {Search} search */
  constructor(element, search) {
    this.element = element;
    this.list = this.part("[data-panel-hits]");
    this.rows = { results: this.rowsOf("results", search), others: this.rowsOf("others", search) };
    this.all = /** @type {HTMLAnchorElement} */ (this.part("[data-panel-all]"));
    this.count = this.part("[data-panel-count]");
    this.states = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-when]")]);
    this.english = document.documentElement.lang.startsWith("en");
    this.address = this.all.href;
    /** @type {HTMLAnchorElement[]} the hits that one can walk through, in their order */
    this.options = [];
    this.telling = 0;
  }

  /** @param {string} selector */
  part(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }

  /** @param {"results" | "others"} name @param {Search} search */
  rowsOf(name, search) {
    const template = /** @type {HTMLTemplateElement} */ (this.part(`[data-row=${name}]`));
    return new HitRows(this.list, this.part(`[data-hits=${name}]`), template, search.simplify);
  }

  open() {
    this.element.hidden = false;
    // A page may have another place that tells a number of hits: only the one in use is called so.
    this.count.dataset.hitCount = "";
  }

  close() {
    this.element.hidden = true;
    delete this.count.dataset.hitCount;
    this.clear();
    clearTimeout(this.telling);
    this.count.textContent = "";
  }

  showExamples() {
    this.show("examples");
    this.tell("");
  }

  /** Says that the files cannot be had, unless hits from a part of them stand there. @param {string} query */
  showFailure(query) {
    if (this.options.length) return;
    /** @type {HTMLAnchorElement} */ (this.part("[data-panel-failed]")).href = this.linkTo(query);
    this.show("failed");
  }

  /** @param {Answer} answer @param {Entry[]} entries  of `shownHits(answer)` */
  showAnswer(answer, entries) {
    if (entries.length) this.showHits(answer, entries);
    else if (answer.whole) this.showNothing(answer);
    else this.show("searching");
    if (answer.whole) this.tell(inNumber(this.count.dataset, answer.results.length));
  }

  /** @param {Answer} answer @param {Entry[]} entries */
  showHits(answer, entries) {
    const found = shownHits(answer).map((hit, at) => ({ entry: entries[at], terms: hit.terms }));
    const results = this.rows.results.show(found.filter(({ entry }) => entry.kind === "result"));
    const others = this.rows.others.show(found.filter(({ entry }) => entry.kind !== "result"));
    const best = (/** @type {{ score: number }[]} */ hits) => hits[0]?.score ?? -Infinity;
    const othersFirst = best(answer.others) > best(answer.results);
    const groups = [this.rows.results.group, this.rows.others.group];
    const [first, second] = othersFirst ? groups.reverse() : groups;
    if (first.nextElementSibling !== second) this.list.insertBefore(first, second);
    this.all.href = this.linkTo(answer.query);
    this.all.textContent = inNumber(this.all.dataset, answer.results.length);
    this.all.hidden = !answer.results.length;
    this.show("hits", othersFirst ? [...others, ...results] : [...results, ...others]);
  }

  /** @param {Answer} answer */
  showNothing({ query, nearest }) {
    const nothing = this.part("[data-panel-nothing]");
    const sentence = filledIn(nothing.dataset.words ?? "", "{query}", [plainly(query)]);
    writeText(nothing, spoken(sentence, this.english));
    const near = this.part("[data-panel-nearest]");
    near.replaceChildren(...nearest.map((each) => this.nearby(each, near.dataset)));
    /** @type {HTMLElement} */ (near.parentElement).hidden = !nearest.length;
    this.show("nothing");
  }

  /** @param {{ query: string, count: number }} near @param {DOMStringMap} words */
  nearby({ query, count }, words) {
    const row = document.createElement("li");
    const link = row.appendChild(document.createElement("a"));
    link.className = "search__example";
    link.href = this.linkTo(query);
    link.dataset.query = query;
    writeText(link, spoken([plainly(query)], this.english));
    const number = row.appendChild(document.createElement("span"));
    number.className = "quiet";
    number.textContent = inNumber(words, count);
    return row;
  }

  /** @param {string} state @param {HTMLAnchorElement[]} [options] */
  show(state, options = []) {
    this.options = options;
    if (state !== "hits") this.clear();
    for (const each of this.states) each.hidden = each.dataset.when !== state;
  }

  /** No hit stays behind where it cannot be seen. */
  clear() {
    this.rows.results.show([]);
    this.rows.others.show([]);
  }

  /** @param {string} words */
  tell(words) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => (this.count.textContent = words), TELLING_PAUSE);
  }

  /** @param {string} query */
  linkTo(query) {
    return `${this.address}?q=${encodeURIComponent(query)}`;
  }
}

/** The hits that are shown, results first. @param {Answer} answer */
export function shownHits(answer) {
  return [...answer.results.slice(0, MOST_RESULTS), ...answer.others.slice(0, MOST_OTHERS)];
}
