import { reachedLevel, valuesOf } from "../lib/columns.js";
import { isMarked, marked } from "../lib/marks.js";
import { reasons } from "../lib/reasons.js";
import { spoken } from "../lib/tongues.js";
import { writeText } from "./hit-rows.js";

/**
 * The hits as cards or as lines, made from the page's templates. Cells are made once and written again: from key to
 * key only what differs is, and the browser lays out no more than that.
 *
 * @typedef {import("../lib/entries.js").Entry} Entry
 * @typedef {import("../lib/marks.js").Segment} Segment
 * @typedef {Object} Shown
 * @property {Entry[]} entries
 * @property {Map<number, string[]>} terms  document → the words that it was found by
 * @property {import("../lib/columns.js").Columns} columns
 * @property {(character: string) => string} simplify
 * @property {boolean} isBegun  the other entries follow at once: cells beyond these stay, but stand for no result
 * @typedef {Object} Words
 * @property {boolean} english  whether the page is
 * @property {string} unknown  in the place of an exhibitor that is not known
 * @property {(level: string) => string} level
 * @property {(name: string, value: string) => string} reason  a value of a facet, with the facet
 * @typedef {{ list: HTMLElement, show: (form: "cards" | "lines", shown: Shown) => void }} Hits
 * @typedef {{ element: HTMLElement, fill: (entry: Entry) => void, write: (entry: Entry, terms: string[], shown: Shown) => void, state: string, document: number }} Cell
 *   `fill` says what a result is, `write` what it was found by; `document` and `state` are what was filled in and written last
 */

/**
 * @param {HTMLElement} root
 * @param {(name: string, value: string) => Node[]} label  of a facet's value
 * @param {(name: string) => string} title  of a facet
 * @returns {Hits}
 */
export function openHits(root, label, title) {
  const words = wordsOf(root, label, title);
  const list = document.createElement("ul");
  list.setAttribute("role", "list");
  const forms = {
    cards: { style: "grid grid--hits", make: cellMaker(root, "[data-card]", (element) => cardCell(element, words)), pool: /** @type {Cell[]} */ ([]) },
    lines: { style: "lines", make: cellMaker(root, "[data-line]", (element) => lineCell(element, words)), pool: /** @type {Cell[]} */ ([]) },
  };
  return {
    list,
    show(form, shown) {
      const { style, make, pool } = forms[form];
      list.className = style;
      if (list.firstChild !== pool[0]?.element) list.replaceChildren();
      shown.entries.forEach((entry, at) => {
        const cell = (pool[at] ??= make());
        showEntry(cell, entry, shown);
        if (list.children[at] !== cell.element) list.append(cell.element);
      });
      // Taking cells out to put them in again a moment later would cost more than all the rest.
      if (shown.isBegun) for (const each of pool.slice(shown.entries.length)) unhook(each);
      else while (list.children.length > shown.entries.length) list.lastElementChild?.remove();
    },
  };
}

/** @param {Cell} cell @param {Entry} entry @param {Shown} shown */
function showEntry(cell, entry, shown) {
  const terms = shown.terms.get(entry.document) ?? [];
  // Simplified forms are known once answers are whole, summaries and facets once they are loaded: all change what is written.
  const facets = Object.keys(shown.columns.facets).length;
  const state = `${entry.document} ${shown.simplify("體")} ${facets} ${Boolean(entry.summary)} ${terms.join(" ")}`;
  if (cell.document !== entry.document) cell.fill(entry);
  if (cell.state !== state) cell.write(entry, terms, shown);
  cell.document = entry.document;
  cell.state = state;
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 * @param {(element: HTMLElement) => Pick<Cell, "fill" | "write">} cellOf
 * @returns {() => Cell}
 */
function cellMaker(root, name, cellOf) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`template${name}`));
  return () => {
    const element = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    return { element, ...cellOf(element), document: -1, state: "" };
  };
}

/** @param {HTMLElement} element @param {Words} words @returns {Pick<Cell, "fill" | "write">} */
function cardCell(element, words) {
  const card = partOf(element, "card");
  const [id, link, second, exhibitor] = ["card__id", "card__link", "card__second", "card__exhibitor"].map((name) => partOf(element, name));
  const showPicture = pictureOf(/** @type {HTMLImageElement} */ (partOf(element, "card__image")));
  const why = card.appendChild(document.createElement("p"));
  why.className = "card__why";
  return {
    fill(entry) {
      hookTo(card, entry);
      link.setAttribute("href", entry.link);
      showPicture(entry);
    },
    write(entry, terms, { simplify, columns }) {
      const found = reasons(entry, terms, simplify);
      writeText(id, spoken(found.id, words.english));
      writeText(link, spoken(found.title, words.english));
      writeText(second, spoken(marked(entry.second, terms, simplify), words.english), words.english ? "" : "en");
      writeText(exhibitor, exhibitorOf(entry, found.exhibitor, words));
      writeText(why, spoken(reasonOf(entry, found, terms, simplify, columns, words), words.english));
    },
  };
}

/** @param {HTMLElement} element @param {Words} words @returns {Pick<Cell, "fill" | "write">} */
function lineCell(element, words) {
  const [id, link, exhibitor, level] = ["line__id", "line__link", "line__exhibitor", "line__level"].map((name) => partOf(element, name));
  return {
    fill(entry) {
      hookTo(element, entry);
      link.setAttribute("href", entry.link);
    },
    write(entry, terms, { simplify, columns }) {
      const found = reasons(entry, terms, simplify);
      writeText(id, spoken(found.id, words.english));
      writeText(link, spoken(found.title, words.english));
      writeText(exhibitor, exhibitorOf(entry, found.exhibitor, words));
      const reached = reachedLevel(columns, entry.document);
      level.textContent = reached ? words.level(reached) : "";
    },
  };
}

/** @param {Entry} entry @param {Segment[]} found @param {Words} words */
function exhibitorOf(entry, found, words) {
  return spoken(entry.exhibitor ? found : [{ text: words.unknown, marked: false }], words.english);
}

/**
 * What a card says of why it was found, where what it shows anyway does not.
 * @param {Entry} entry
 * @param {import("../lib/reasons.js").Reasons} found
 * @param {string[]} terms
 * @param {(character: string) => string} simplify
 * @param {import("../lib/columns.js").Columns} columns
 * @param {Words} words
 * @returns {Segment[]}
 */
function reasonOf(entry, found, terms, simplify, columns, words) {
  if (found.from !== "word") return found.from === "second" ? [] : found.why;
  for (const name of Object.keys(columns.facets)) {
    for (const value of valuesOf(columns, name, entry.document)) {
      const said = marked(words.reason(name, value), terms, simplify);
      if (isMarked(said)) return said;
    }
  }
  return found.why;
}

/** @param {Cell} cell */
function unhook(cell) {
  if (cell.document < 0) return;
  cell.document = -1;
  for (const each of [cell.element, cell.element.firstElementChild]) each?.removeAttribute("data-result");
}

/** What names a cell's result, and marks it where it is a sample. @param {HTMLElement} element @param {Entry} entry */
function hookTo(element, entry) {
  element.dataset.result = entry.id;
  element.dataset.zone = entry.zone;
  const mark = /** @type {HTMLElement | null} */ (element.querySelector(".mark"));
  if (!mark) return;
  mark.hidden = !entry.sample;
  if (entry.sample) mark.dataset.provenance = "sample";
  else delete mark.dataset.provenance;
}

/**
 * Shows the picture of a result in a cell once its words are painted: it takes as long as all of them. What the
 * cell showed before must not stand beside the new words; it is hidden, as an image without source is laid out anew.
 * @param {HTMLImageElement} image
 * @returns {(entry: Entry) => void}
 */
function pictureOf(image) {
  const picture = document.createElement("picture");
  const source = picture.appendChild(document.createElement("source"));
  source.type = "image/avif";
  image.replaceWith(picture);
  picture.append(image);
  /** @type {Entry | null} */
  let awaited = null;
  for (const event of ["load", "error"]) image.addEventListener(event, () => { if (!awaited) image.style.visibility = ""; });
  return (entry) => {
    awaited = entry;
    image.style.visibility = "hidden";
    requestAnimationFrame(() => setTimeout(() => {
      if (awaited !== entry) return;
      awaited = null;
      if (entry.picture) source.srcset = entry.picture.avif;
      else source.removeAttribute("srcset");
      image.src = entry.picture?.jpeg ?? entry.cover;
    }));
  };
}

/** @param {HTMLElement} root @param {(name: string, value: string) => Node[]} label @param {(name: string) => string} title @returns {Words} */
function wordsOf({ dataset }, label, title) {
  /** @type {Map<string, string>} */
  const reasonsSaid = new Map();
  const say = (/** @type {string} */ name, /** @type {string} */ value) =>
    (dataset.reason ?? "").replace("{name}", title(name)).replace("{value}", label(name, value).map((node) => node.textContent).join(""));
  return {
    english: document.documentElement.lang.startsWith("en"),
    unknown: dataset.unknown ?? "",
    level: (level) => (dataset.level ?? "").replace("{level}", level),
    reason(name, value) {
      const key = `${name} ${value}`;
      const said = reasonsSaid.get(key) ?? say(name, value);
      reasonsSaid.set(key, said);
      return said;
    },
  };
}

/** @param {HTMLElement} element @param {string} name */
function partOf(element, name) {
  return /** @type {HTMLElement} */ (element.querySelector(`.${name}`));
}
