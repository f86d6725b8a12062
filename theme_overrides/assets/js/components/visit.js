import { addressOf, idsIn, toggledId } from "../lib/visit.js";

/**
 * The visitor's list, the same on all pages and in both languages; the buttons that add to it, and links that count it.
 *
 * @typedef {Object} VisitStore
 * @property {string[]} ids
 * @property {boolean} isKept  false where the browser stores nothing for this site: the list then ends with the page
 * @property {(ids: string[]) => void} set
 * @property {(show: () => void) => void} follow  calls back now, and whenever the list changes, here or on another page
 */

const VISIT_KEY = "visit";
/** @type {WeakMap<Document, VisitStore>} */
const visits = new WeakMap();

/** @param {Document} page @returns {VisitStore} */
export function visitStore(page) {
  const store = visits.get(page) ?? openVisit();
  visits.set(page, store);
  return store;
}

/** @returns {VisitStore} */
function openVisit() {
  /** @type {(() => void)[]} */
  const followers = [];
  const tell = () => followers.forEach((show) => show());
  const store = {
    ids: storedIds() ?? [],
    isKept: true,
    set(/** @type {string[]} */ ids) {
      store.ids = ids;
      store.isKept = storeIds(ids);
      tell();
    },
    follow(/** @type {() => void} */ show) {
      followers.push(show);
      show();
    },
  };
  const readAgain = () => {
    if (!store.isKept) return;
    store.ids = storedIds() ?? store.ids;
    tell();
  };
  addEventListener("storage", (event) => { if (event.key === VISIT_KEY || event.key === null) readAgain(); });
  // A page that comes back as it was left has heard nothing of changes in the meantime.
  addEventListener("pageshow", (event) => { if (event.persisted) readAgain(); });
  return store;
}

/** Null where the browser stores nothing. */
function storedIds() {
  try {
    return idsIn(localStorage.getItem(VISIT_KEY) ?? "");
  } catch {
    return null;
  }
}

/** Whether the browser did it. @param {string[]} ids */
function storeIds(ids) {
  try {
    if (ids.length) localStorage.setItem(VISIT_KEY, ids.join(","));
    else localStorage.removeItem(VISIT_KEY);
    return true;
  } catch {
    return false;
  }
}

/** @param {Document} page */
export function startVisit(page) {
  const store = visitStore(page);
  for (const link of page.querySelectorAll("a[data-visit-link]")) followLink(store, /** @type {HTMLAnchorElement} */ (link));
  for (const choice of page.querySelectorAll("[data-visit-choice]")) startChoice(store, /** @type {HTMLElement} */ (choice));
}

/** @param {VisitStore} store @param {HTMLAnchorElement} link */
function followLink(store, link) {
  const count = /** @type {HTMLElement | null} */ (link.querySelector("[data-visit-count]"));
  // Without a server nothing turns the address of a folder into its page.
  const address = location.protocol === "file:" ? link.href.replace(/\/$/, "/index.html") : link.href;
  store.follow(() => {
    // What is not stored goes along with the address.
    link.href = addressOf(address, store.isKept ? [] : store.ids);
    if (!count) return;
    count.textContent = String(store.ids.length);
    count.hidden = !store.ids.length;
  });
}

/** The button beside a result, and what it says. @param {VisitStore} store @param {HTMLElement} choice */
function startChoice(store, choice) {
  const id = choice.dataset.visitChoice ?? "";
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (choice.querySelector(name));
  const [button, link, said, notKept] = ["button", "[data-visit-link]", "[data-visit-said]", "[data-visit-not-kept]"].map(find);
  store.follow(() => {
    button.setAttribute("aria-pressed", String(store.ids.includes(id)));
    link.hidden = !store.ids.length;
    notKept.hidden = store.isKept;
  });
  button.addEventListener("click", () => {
    store.set(toggledId(store.ids, id));
    const words = store.ids.includes(id) ? said.dataset.added : said.dataset.removed;
    said.textContent = (words ?? "").replace("{n}", String(store.ids.length));
  });
}
