import { inNumber } from "../lib/phrases.js";
import { spoken } from "../lib/tongues.js";
import { addressOf, joined, sharedIds, walk } from "../lib/visit.js";
import { catalogueSearch } from "./catalogue-search.js";
import { writeText } from "./hit-rows.js";
import { visitStore } from "./visit.js";

/**
 * The page of the visitor's list: the own one, or one that came with a link. Ids and booths are on the page itself and
 * stand there at once; titles and pictures come from the files of the search.
 *
 * @typedef {import("../lib/entries.js").Entry} Entry
 * @typedef {import("../lib/visit.js").Stop} Stop
 */

/** @param {Document} page */
export function startVisitList(page) {
  const root = page.querySelector("[data-visit-list]");
  if (root instanceof HTMLElement) openVisitList(page, root);
}

/** @param {Document} page @param {HTMLElement} root */
function openVisitList(page, root) {
  const store = visitStore(page);
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const [title, lead, bar, number, keep, clear, own, said, undo, notKept, unknown, empty] =
    ["title", "lead", "bar", "number", "keep", "clear", "own", "said", "undo", "not-kept", "unknown", "empty"].map((name) => find(`[data-visit-${name}]`));
  const heading = { title: title.textContent ?? "", lead: lead.textContent ?? "" };
  const places = JSON.parse(find("[data-visit-places]").textContent ?? "[]");
  const showStops = stopsOf(page, root);
  let shared = sharedIds(location.search);
  /** @type {string[] | null} */
  let before = null;

  const show = () => {
    const ids = shared ?? store.ids;
    const { zones, unknown: strange } = walk(ids, places);
    const stops = zones.flatMap((zone) => zone.stops);
    title.textContent = (shared ? title.dataset.shared : heading.title) ?? "";
    lead.textContent = (shared ? lead.dataset.shared : heading.lead) ?? "";
    bar.hidden = !stops.length;
    empty.hidden = Boolean(stops.length);
    number.textContent = inNumber(number.dataset, stops.length);
    keep.hidden = !shared || stops.every(({ id }) => store.ids.includes(id));
    clear.hidden = Boolean(shared);
    own.hidden = !shared || !store.ids.length;
    notKept.hidden = store.isKept || !stops.length;
    unknown.hidden = !strange.length;
    tellUnknown(unknown, strange, Boolean(shared));
    tellAddress(page, root, stops.map(({ id }) => id), shared);
    showStops(zones, !shared);
  };

  /** @param {string[]} ids @param {string | undefined} words */
  const change = (ids, words) => {
    before = store.ids;
    store.set(ids);
    said.textContent = (words ?? "").replace("{n}", String(ids.length));
    undo.hidden = false;
  };

  /** Shows the own list from now on, in the address too. */
  const turnToOwn = () => {
    shared = null;
    try {
      history.replaceState(null, "", addressOf(location.href, []));
    } catch {
      // A page opened from a folder may have no addresses of its own making.
    }
    show();
  };

  keep.addEventListener("click", () => {
    const ids = joined(store.ids, walk(shared ?? [], places).zones.flatMap((zone) => zone.stops.map(({ id }) => id)));
    change(ids, said.dataset.kept);
    // What is not stored must stay in the address.
    if (store.isKept) turnToOwn();
    title.focus();
  });
  clear.addEventListener("click", () => { change([], said.dataset.removed); undo.focus(); });
  undo.addEventListener("click", () => {
    if (before) store.set(before);
    before = null;
    undo.hidden = true;
    said.textContent = "";
    title.focus();
  });
  find("[data-visit-forget]").addEventListener("click", () => {
    const { unknown: strange } = walk(store.ids, places);
    change(store.ids.filter((id) => !strange.includes(id)), said.dataset.removed);
    title.focus();
  });
  find("[data-visit-print]").addEventListener("click", () => print());
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest(".stop__remove") : null;
    if (!button) return;
    const at = [...root.querySelectorAll(".stop__remove")].indexOf(button);
    const id = button.closest(".stop")?.getAttribute("data-result");
    change(store.ids.filter((each) => each !== id), said.dataset.removed);
    // The next one takes the place of the one that went, for those who go by keyboard.
    const left = root.querySelectorAll(".stop__remove");
    /** @type {HTMLElement} */ (left[Math.min(at, left.length - 1)] ?? title).focus();
  });
  store.follow(show);
}

/** @param {HTMLElement} note @param {string[]} ids @param {boolean} isShared */
function tellUnknown(note, ids, isShared) {
  const [words, forget] = /** @type {HTMLElement[]} */ ([...note.children]);
  words.textContent = (note.dataset.words ?? "").replace("{ids}", ids.join(", "));
  forget.hidden = isShared;
}

/** The list in an address, to copy, to print and to take to the other language. @param {Document} page @param {HTMLElement} root @param {string[]} ids @param {string[] | null} shared */
function tellAddress(page, root, ids, shared) {
  const canonical = /** @type {HTMLLinkElement | null} */ (page.querySelector("link[rel=canonical]"));
  // A page opened from a folder is sent on by its address on the web.
  const address = addressOf(location.protocol === "file:" && canonical ? canonical.href : location.href, ids);
  /** @type {HTMLElement} */ (root.querySelector("[data-visit-address]")).textContent = address;
  /** @type {HTMLElement} */ (root.querySelector("[data-visit-copy]")).dataset.copy = address;
  for (const link of page.querySelectorAll("body a[hreflang]")) {
    const other = /** @type {HTMLAnchorElement} */ (link);
    other.href = addressOf(other.href, shared ?? []);
  }
}

/**
 * Shows stops by zone. Rows stay from one change to the next, so that nothing is loaded or drawn twice.
 * @param {Document} page
 * @param {HTMLElement} root
 * @returns {(zones: import("../lib/visit.js").VisitZone[], isOwn: boolean) => void}
 */
function stopsOf(page, root) {
  const search = catalogueSearch(page);
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-visit-zones]"));
  const failed = /** @type {HTMLElement} */ (root.querySelector("[data-visit-failed]"));
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();
  /** @type {Map<number, HTMLElement>} */
  const untitled = new Map();

  const fill = async () => {
    const wanted = [...untitled.keys()];
    if (!wanted.length) return;
    failed.hidden = true;
    try {
      for (const entry of await search.entries(wanted)) {
        const row = untitled.get(entry.document);
        // The list may have changed meanwhile, and the row been filled on that occasion.
        if (row) fillStop(row, entry, root.dataset);
        untitled.delete(entry.document);
      }
    } catch (error) {
      console.warn(error);
      failed.hidden = false;
    }
  };

  /** @param {Stop} stop */
  const rowOf = (stop) => {
    const known = rows.get(stop.id);
    if (known) return known;
    const row = newStop(root, stop);
    rows.set(stop.id, row);
    untitled.set(stop.document, row);
    return row;
  };

  /** @type {HTMLElement} */ (root.querySelector("[data-visit-again]")).addEventListener("click", fill);
  return (zones, isOwn) => {
    list.replaceChildren(...zones.map(({ letter, stops }) => {
      const section = copyOf(root, `template[data-visit-zone="${letter}"]`);
      /** @type {HTMLElement} */ (section.querySelector("[data-visit-zone-count]")).textContent = String(stops.length);
      section.querySelector(".stops")?.append(...stops.map(rowOf));
      return section;
    }));
    for (const button of list.querySelectorAll(".stop__remove")) /** @type {HTMLElement} */ (button).hidden = !isOwn;
    fill();
  };
}

/** A row that says what the page itself knows. @param {HTMLElement} root @param {Stop} stop */
function newStop(root, { id, booth, sample }) {
  const row = copyOf(root, "template[data-visit-stop]");
  const words = root.dataset;
  row.dataset.result = id;
  row.classList.toggle("stop--no-booth", !booth);
  stopPart(row, "booth").textContent = booth || (words.noBooth ?? "");
  stopPart(row, "id").textContent = id;
  stopPart(row, "remove").setAttribute("aria-label", (words.remove ?? "").replace("{id}", id));
  const link = /** @type {HTMLAnchorElement} */ (stopPart(row, "link"));
  link.href = `${words.folder}${id}/${location.protocol === "file:" ? "index.html" : ""}`;
  link.textContent = id;
  if (!sample) row.querySelector(".mark")?.remove();
  return row;
}

/** @param {HTMLElement} row @param {Entry} entry @param {DOMStringMap} words */
function fillStop(row, entry, words) {
  const english = document.documentElement.lang.startsWith("en");
  const say = (/** @type {string} */ name, /** @type {string} */ text, lang = "") =>
    writeText(stopPart(row, name), text ? spoken([{ text, marked: false }], english) : [], lang);
  say("link", entry.title);
  say("second", entry.second, english ? "" : "en");
  say("exhibitor", entry.exhibitor || (words.unknownExhibitor ?? ""));
  const [source, image] = /** @type {[HTMLSourceElement, HTMLImageElement]} */ ([...stopPart(row, "picture").children]);
  if (entry.picture) source.srcset = entry.picture.avif;
  image.src = entry.picture?.jpeg ?? entry.cover;
}

/** @param {HTMLElement} root @param {string} template */
function copyOf(root, template) {
  const found = /** @type {HTMLTemplateElement} */ (root.querySelector(template));
  return /** @type {HTMLElement} */ (found.content.firstElementChild?.cloneNode(true));
}

/** @param {HTMLElement} row @param {string} name */
function stopPart(row, name) {
  return /** @type {HTMLElement} */ (row.querySelector(`.stop__${name}`));
}
