import { valuesOf } from "../lib/columns.js";
import { isMarked, marked } from "../lib/marks.js";
import { reasons } from "../lib/reasons.js";
import { spoken } from "../lib/tongues.js";
import { writeText } from "./hit-rows.js";

/**
 * The hits as cards or as lines, made from the page's templates. What was made for a result is kept and used
 * again, so that a key costs little and no picture is loaded twice.
 *
 * @typedef {import("../lib/entries.js").Entry} Entry
 * @typedef {import("../lib/marks.js").Segment} Segment
 * @typedef {Object} Shown
 * @property {Entry[]} entries
 * @property {Map<number, string[]>} terms  document → the words that it was found by
 * @property {import("../lib/columns.js").Columns} columns
 * @property {(character: string) => string} simplify
 * @typedef {{ list: HTMLElement, show: (form: "cards" | "lines", shown: Shown) => void }} Hits
 * @typedef {{ cell: HTMLElement, terms: string, write: (entry: Entry, terms: string[], shown: Shown) => void }} Kept
 */

const MOST_KEPT = 480;

/**
 * @param {HTMLElement} root
 * @param {(name: string, value: string) => Node[]} label  of a facet's value
 * @param {(name: string) => string} title  of a facet
 * @returns {Hits}
 */
export function openHits(root, label, title) {
  const english = document.documentElement.lang.startsWith("en");
  const list = document.createElement("ul");
  list.setAttribute("role", "list");
  const makers = { cards: cellMaker(root, "[data-card]", fillCard), lines: cellMaker(root, "[data-line]", fillLine) };
  /** @type {Record<string, Map<number, Kept>>} */
  const kept = { cards: new Map(), lines: new Map() };
  const said = (/** @type {string} */ key, /** @type {Record<string, string>} */ values) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), root.dataset[key] ?? "");
  const words = {
    unknown: root.dataset.unknown ?? "",
    level: (/** @type {string} */ level) => (level ? said("level", { level }) : ""),
    reason: (/** @type {string} */ name, /** @type {string} */ value) =>
      said("reason", { name: title(name), value: label(name, value).map((node) => node.textContent).join("") }),
  };

  return {
    list,
    show(form, shown) {
      list.className = form === "cards" ? "grid grid--hits" : "lines";
      const store = kept[form];
      const cells = shown.entries.map((entry) => {
        const each = store.get(entry.document) ?? makers[form](entry, english, words);
        store.delete(entry.document);
        store.set(entry.document, each);
        const terms = shown.terms.get(entry.document) ?? [];
        // Simplified forms are known once answers are whole, and then change what is marked.
        const key = `${shown.simplify("體")} ${terms.join(" ")}`;
        if (each.terms !== key) {
          each.terms = key;
          each.write(entry, terms, shown);
        }
        return each.cell;
      });
      for (const [document] of store) if (store.size > MOST_KEPT) store.delete(document);
      placeCells(list, cells);
    },
  };
}

/** Cells that already stand first stay untouched, and keep the focus. @param {HTMLElement} list @param {HTMLElement[]} cells */
function placeCells(list, cells) {
  cells.forEach((cell, at) => {
    if (list.children[at] !== cell) list.insertBefore(cell, list.children[at] ?? null);
  });
  while (list.children.length > cells.length) list.lastElementChild?.remove();
}

/**
 * @typedef {{ unknown: string, level: (level: string) => string, reason: (name: string, value: string) => string }} Words
 * @typedef {(cell: HTMLElement, entry: Entry, english: boolean, words: Words) => Kept["write"]} Fill
 *   what a cell says whatever it was found by, and what writes the rest
 * @param {HTMLElement} root
 * @param {string} name
 * @param {Fill} fill
 * @returns {(entry: Entry, english: boolean, words: Words) => Kept}
 */
function cellMaker(root, name, fill) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`template${name}`));
  const blank = /** @type {HTMLElement} */ (template.content.firstElementChild);
  return (entry, english, words) => {
    const cell = /** @type {HTMLElement} */ (blank.cloneNode(true));
    if (!entry.sample) cell.querySelector("[data-provenance]")?.remove();
    return { cell, terms: "unwritten", write: fill(cell, entry, english, words) };
  };
}

/** @type {Fill} */
function fillCard(cell, made, english, words) {
  const card = partOf(cell, "card");
  hookTo(card, made);
  fillPicture(/** @type {HTMLImageElement} */ (partOf(cell, "card__image")), made);
  const [id, link, second, exhibitor] = ["card__id", "card__link", "card__second", "card__exhibitor"].map((name) => partOf(cell, name));
  link.setAttribute("href", made.link);
  if (!made.second) second.remove();
  const why = card.appendChild(document.createElement("p"));
  why.className = "card__why";
  return (entry, terms, { simplify, columns }) => {
    const found = reasons(entry, terms, simplify);
    writeText(id, spoken(found.id, english));
    writeText(link, spoken(found.title, english));
    writeText(second, spoken(marked(entry.second, terms, simplify), english), english ? "" : "en");
    writeText(exhibitor, spoken(entry.exhibitor ? found.exhibitor : [{ text: words.unknown, marked: false }], english));
    writeText(why, spoken(reasonOf(entry, found, terms, simplify, columns, words), english));
  };
}

/** @type {Fill} */
function fillLine(cell, made, english, words) {
  hookTo(cell, made);
  const [id, link, exhibitor, level] = ["line__id", "line__link", "line__exhibitor", "line__level"].map((name) => partOf(cell, name));
  link.setAttribute("href", made.link);
  return (entry, terms, { simplify, columns }) => {
    const found = reasons(entry, terms, simplify);
    writeText(id, spoken(found.id, english));
    writeText(link, spoken(found.title, english));
    writeText(exhibitor, spoken(entry.exhibitor ? found.exhibitor : [{ text: words.unknown, marked: false }], english));
    level.textContent = words.level(valuesOf(columns, "trl", entry.document).find((value) => !value.includes("-")) ?? "");
  };
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

/** @param {HTMLElement} element @param {Entry} entry */
function hookTo(element, entry) {
  element.dataset.result = entry.id;
  element.dataset.zone = entry.zone;
}

/** @param {HTMLImageElement} image @param {Entry} entry */
function fillPicture(image, { picture, cover }) {
  if (picture) {
    const choice = document.createElement("picture");
    const source = choice.appendChild(document.createElement("source"));
    source.type = "image/avif";
    source.srcset = picture.avif;
    image.replaceWith(choice);
    choice.append(image);
  }
  image.src = picture?.jpeg ?? cover;
}

/** @param {HTMLElement} cell @param {string} name */
function partOf(cell, name) {
  return /** @type {HTMLElement} */ (cell.querySelector(`.${name}`));
}
