import { filledIn } from "../lib/phrases.js";
import { reasons } from "../lib/reasons.js";
import { spoken } from "../lib/tongues.js";

/**
 * The rows of hits in the panel of a search box. They are made once from a template and used again: from one
 * key to the next most hits stay, and only what differs is written.
 *
 * @typedef {import("../lib/entries.js").Entry} Entry
 * @typedef {{ entry: Entry, terms: string[] }} Found  what a row shows, and the words it was found by
 * @typedef {{ element: HTMLAnchorElement, places: Map<string, HTMLElement>, document: number, awaited: Entry | null }} Row
 *   `places` by the name of the text that stands in them; `awaited` is shown without its picture yet
 */

/** Marks an image that shows nothing until its new picture is there. */
const AWAITED = "hit__image--awaited";

export class HitRows {
  /**
   * @param {HTMLElement} list  the listbox, which holds the words that rows use
   * @param {HTMLElement} group  holds its heading and after it the rows
   * @param {HTMLTemplateElement} template
   * @param {(character: string) => string} simplify
   */
  constructor(list, group, template, simplify) {
    this.list = list;
    this.group = group;
    this.template = template;
    this.simplify = simplify;
    this.english = document.documentElement.lang.startsWith("en");
    /** @type {Row[]} */
    this.pool = [];
    this.awaits = false;
  }

  /** @param {Found[]} all @returns {HTMLAnchorElement[]} */
  show(all) {
    const wanted = new Set(all.map(({ entry }) => entry.document));
    const free = this.pool.filter((row) => !wanted.has(row.document));
    const rows = all.map(({ entry }) => this.pool.find((row) => row.document === entry.document) ?? free.pop() ?? this.made());
    rows.forEach((row, at) => this.write(row, all[at]));
    free.forEach((row) => row.element.remove());
    rows.forEach(({ element }, at) => {
      const stands = this.group.children[at + 1];
      if (stands !== element) this.group.insertBefore(element, stands ?? null);
    });
    this.group.hidden = !rows.length;
    this.awaitPictures();
    return rows.map((row) => row.element);
  }

  /** Pictures come once the words are painted: they take as long as all the rest. */
  awaitPictures() {
    if (this.awaits || !this.awaiting().length) return;
    this.awaits = true;
    requestAnimationFrame(() => setTimeout(() => {
      this.awaits = false;
      for (const row of this.awaiting()) {
        writePicture(row.element, /** @type {Entry} */ (row.awaited));
        row.awaited = null;
      }
    }));
  }

  awaiting() {
    return this.pool.filter((row) => row.awaited && row.element.isConnected);
  }

  /** @returns {Row} */
  made() {
    const element = /** @type {HTMLAnchorElement} */ (this.template.content.firstElementChild?.cloneNode(true));
    element.id = `${this.list.id}-${this.group.dataset.hits}-${this.pool.length}`;
    const row = /** @type {Row} */ ({ element, places: placesOfTexts(element), document: -1, awaited: null });
    const image = element.querySelector("img");
    for (const event of ["load", "error"]) image?.addEventListener(event, () => row.awaited || image.classList.remove(AWAITED));
    this.pool.push(row);
    return row;
  }

  /** @param {Row} row @param {Found} found */
  write(row, { entry, terms }) {
    if (row.document !== entry.document) {
      writeEntry(row.element, entry, this.list.dataset);
      row.document = entry.document;
      row.awaited = entry.kind === "result" ? entry : null;
    }
    const { id, title, exhibitor, from, why } = reasons(entry, terms, this.simplify);
    const texts = { id, title, exhibitor, why: from === "word" ? filledIn(this.list.dataset.wordFoundBy ?? "", "{word}", why) : why };
    // The title in the other language is the one text of a row that a Chinese page shows in English.
    const inEnglish = from === "second" && !this.english ? "why" : "";
    for (const [name, place] of row.places) {
      const parts = texts[/** @type {keyof typeof texts} */ (name)];
      writeText(place, spoken(parts, this.english), name === inEnglish ? "en" : "");
    }
  }
}

const TEXTS = ["id", "title", "exhibitor", "why"];

/** @param {HTMLElement} row @returns {Map<string, HTMLElement>} */
function placesOfTexts(row) {
  const has = TEXTS.filter((name) => row.querySelector(`.hit__${name}`));
  return new Map(has.map((name) => [name, /** @type {HTMLElement} */ (row.querySelector(`.hit__${name}`))]));
}

/** @type {WeakMap<HTMLElement, string>} */
const written = new WeakMap();

/** @param {HTMLElement} place @param {import("../lib/tongues.js").Spoken[]} parts @param {string} lang */
export function writeText(place, parts, lang = "") {
  const key = JSON.stringify([lang, parts]);
  if (written.get(place) === key) return;
  written.set(place, key);
  place.hidden = !parts.length;
  if (!lang) place.removeAttribute("lang");
  else if (place.lang !== lang) place.lang = lang;
  place.replaceChildren(...parts.map(pieceOfText));
}

/** @param {import("../lib/tongues.js").Spoken} part */
function pieceOfText({ text, marked, lang }) {
  if (!marked && !lang) return text;
  const piece = document.createElement(marked ? "mark" : "span");
  piece.textContent = text;
  if (lang) piece.lang = lang;
  return piece;
}

/** What a row says whatever it was found by. @param {HTMLAnchorElement} row @param {Entry} entry @param {DOMStringMap} words */
function writeEntry(row, entry, words) {
  row.href = entry.link;
  if (entry.kind !== "result") {
    row.dataset.page = entry.address;
    const kind = /** @type {HTMLElement} */ (row.querySelector(".hit__kind"));
    kind.textContent = words[`word${entry.kind[0].toUpperCase()}${entry.kind.slice(1)}`] ?? "";
    return;
  }
  row.dataset.result = entry.id;
  row.dataset.zone = entry.zone;
  const mark = /** @type {HTMLElement} */ (row.querySelector(".mark"));
  mark.hidden = !entry.sample;
  mark.textContent = entry.sample ? words.wordSample ?? "" : "";
  if (entry.sample) mark.dataset.provenance = "sample";
  else delete mark.dataset.provenance;
  // What the row showed before must not stand beside its new words; without a source it would be laid out anew.
  row.querySelector("img")?.classList.add(AWAITED);
}

/** @param {HTMLAnchorElement} row @param {Entry} entry */
function writePicture(row, { picture, cover }) {
  const [source, image] = /** @type {[HTMLSourceElement, HTMLImageElement]} */ ([...row.querySelectorAll("picture > *")]);
  if (picture) source.srcset = picture.avif;
  else source.removeAttribute("srcset");
  image.src = picture?.jpeg ?? cover;
}
