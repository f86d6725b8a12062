import { whenIdle } from "../lib/idle.js";
import { catalogueSearch } from "./catalogue-search.js";
import { Combobox, isOfInputMethod } from "./combobox.js";
import { SearchPanel, shownHits } from "./search-panel.js";
import { followKeyboard, onClickOutside, seclude, tellRoom } from "./seclusion.js";

/**
 * Search as one types, in every form that asks for it. Without this script a form leads to the page of all
 * results; with it the same field becomes a combobox over the panel below it. While the panel is open nothing
 * else on the page can be reached.
 *
 * @typedef {import("./catalogue-search.js").Search} Search
 */

/** @param {Document} page */
export function startSearchBoxes(page) {
  const forms = /** @type {HTMLFormElement[]} */ ([...page.querySelectorAll("form[data-search-box]")]);
  if (!forms.length) return;
  const search = catalogueSearch(page);
  const boxes = forms.map((form) => new SearchBox(form, search));
  page.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (page.querySelector("dialog[open]")) return;
    event.preventDefault();
    goToSearch(page, boxes, page.activeElement);
  });
  for (const link of page.querySelectorAll("a[data-search-open]")) {
    openByLink(/** @type {HTMLElement} */ (link), () => goToSearch(page, boxes, link));
  }
  warmWhenIdle(search);
}

class SearchBox {
  /** @param {HTMLFormElement} form @param {Search} search */
  constructor(form, search) {
    this.form = form;
    this.search = search;
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
    this.closer = /** @type {HTMLElement} */ (form.querySelector("[data-search-close]"));
    this.panel = new SearchPanel(/** @type {HTMLElement} */ (form.querySelector("[data-search-panel]")), search);
    this.combobox = new Combobox(this.input, this.panel.list);
    this.isOpen = false;
    /** Counts what was asked: an answer to anything but the last is overtaken. */
    this.asked = 0;
    /** @type {Element | null} where the focus was when a key or a link opened this; null when one went to the field */
    this.cameFrom = null;
    this.givePageBack = () => {};
    this.listenToTyping();
    this.listenToKeys();
    this.listenToClicks();
    followKeyboard(form);
    addEventListener("pagehide", () => this.close());
  }

  /** @param {Element | null} [from] where the focus goes back to */
  open(from = null) {
    if (this.isOpen) return this.input.focus();
    this.isOpen = true;
    this.cameFrom = from;
    this.form.dataset.open = "";
    // The page is told, so that no style has to look for what is in it at every key.
    document.documentElement.dataset.searching = this.form.closest("header") ? "header" : "page";
    this.closer.hidden = false;
    this.combobox.expand(true);
    this.panel.open();
    this.givePageBack = seclude(this.form);
    tellRoom(this.form, this.input);
    if (from) {
      this.input.focus({ preventScroll: true });
      this.input.select();
    }
    this.ask();
  }

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.asked += 1;
    delete this.form.dataset.open;
    delete document.documentElement.dataset.searching;
    this.closer.hidden = true;
    this.combobox.expand(false);
    this.panel.close();
    this.givePageBack();
    if (this.cameFrom === document.body) this.input.blur();
    else if (this.cameFrom instanceof HTMLElement) this.cameFrom.focus({ preventScroll: true });
  }

  async ask() {
    const query = this.input.value.trim();
    const mine = (this.asked += 1);
    if (!query) return this.show(() => this.panel.showExamples());
    performance.mark("search:input");
    const found = await this.find(query).catch(() => null);
    if (mine !== this.asked) return;
    if (!found) return this.show(() => this.panel.showFailure(query));
    this.show(() => this.panel.showAnswer(found.answer, found.entries));
    measureShown(this.form);
    // What says why a hit was found may come a moment after the hit.
    this.search.loading()?.then(() => mine === this.asked && this.ask());
    if (found.answer.whole) return;
    const isWhole = await this.search.whole().then(() => true, () => false);
    if (mine !== this.asked) return;
    if (isWhole) await this.ask();
    else this.show(() => this.panel.showFailure(query));
  }

  /** @param {string} query */
  async find(query) {
    const answer = await this.search.find(query);
    const hits = shownHits(answer);
    return { answer, entries: await this.search.entries(hits.map((hit) => hit.document), hits) };
  }

  /** @param {() => void} draw */
  show(draw) {
    draw();
    this.combobox.offer(this.panel.options);
  }

  listenToTyping() {
    let isComposing = false;
    const type = () => {
      if (isComposing) return;
      if (this.isOpen) this.ask();
      else this.open();
    };
    this.input.addEventListener("compositionstart", () => (isComposing = true));
    this.input.addEventListener("compositionend", () => { isComposing = false; type(); });
    this.input.addEventListener("input", type);
    for (const event of ["focusin", "pointerenter"]) this.form.addEventListener(event, () => this.search.warm(), { once: true });
  }

  listenToKeys() {
    let hasEscaped = false;
    this.form.addEventListener("keydown", (event) => {
      if (isOfInputMethod(event)) return event.key === "Enter" && event.preventDefault();
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key === "Escape") {
        hasEscaped = this.isOpen;
        if (this.isOpen) this.close();
        else this.input.value = "";
      } else if (event.target !== this.input || !this.takeKey(event.key)) return;
      event.preventDefault();
    });
    // The second Escape clears the field, also when the first one has given the focus back.
    document.addEventListener("keydown", (event) => {
      if (hasEscaped && event.key === "Escape") this.input.value = "";
      hasEscaped = false;
    }, { capture: true });
  }

  /** Whether a key in the field means something here. @param {string} key */
  takeKey(key) {
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (this.isOpen) this.combobox.walk(key === "ArrowDown" ? 1 : -1);
      else this.open();
      return true;
    }
    if (key !== "Enter" || !this.combobox.active) return false;
    this.combobox.active.click();
    return true;
  }

  listenToClicks() {
    this.input.addEventListener("click", () => this.open());
    this.closer.addEventListener("click", (event) => {
      this.close();
      // By keyboard one stays at the field; for a finger the phone's keyboard would come up once more.
      if (!this.cameFrom && event.detail === 0) this.input.focus();
    });
    this.panel.element.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (link.dataset.query !== undefined) {
        event.preventDefault();
        this.take(link.dataset.query);
      } else if (link.hash && link.href.split("#")[0] === location.href.split("#")[0]) this.close();
    });
    onClickOutside(this.form, () => this.isOpen, () => this.close());
  }

  /** @param {string} query */
  take(query) {
    this.input.value = query;
    this.input.focus();
    this.ask();
  }
}

/** To the page's own field, or to the one in the header where that is nearer. @param {Document} page @param {SearchBox[]} boxes @param {Element | null} from */
function goToSearch(page, boxes, from) {
  const open = boxes.find((box) => box.isOpen);
  if (open) return open.open();
  const own = /** @type {HTMLInputElement | null} */ (page.querySelector("main input[type=search][name=q]"));
  if (own && !boxes.some((box) => box.input === own)) {
    own.focus();
    own.select();
    return;
  }
  const drawn = boxes.filter((box) => box.input.getClientRects().length);
  (drawn.findLast((box) => isInWindow(box.input)) ?? drawn[0])?.open(from);
}

/** @param {HTMLElement} element */
function isInWindow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** The link to all results becomes a button that opens the search, and says so. @param {HTMLElement} link @param {() => void} open */
function openByLink(link, open) {
  link.setAttribute("role", "button");
  link.removeAttribute("aria-current");
  const act = (/** @type {Event} */ event) => {
    event.preventDefault();
    open();
  };
  link.addEventListener("click", act);
  link.addEventListener("keydown", (event) => event.key === " " && act(event));
}

/** Loads the search when nothing else is to do, but for visitors who save data only when they want it. @param {Search} search */
function warmWhenIdle(search) {
  if (/** @type {any} */ (navigator).connection?.saveData) return;
  const warm = () => whenIdle(() => search.warm());
  if (document.readyState === "complete") warm();
  else addEventListener("load", warm);
}

/** The time from a key to its hits, laid out, as the browser's own measure: a benchmark reads it. @param {HTMLElement} form */
function measureShown(form) {
  form.getBoundingClientRect();
  performance.measure("search:shown", "search:input");
}
