import { readSelection, writeSelection } from "../lib/selection.js";

/**
 * What is asked for, as the address keeps it; and where on the page one was, for coming back.
 *
 * @typedef {import("../lib/selection.js").Selection} Selection
 * @typedef {Object} Asked
 * @property {Selection} selection
 * @property {(change: Partial<Selection>, how: "push" | "replace") => void} ask
 * @property {() => Promise<void>} comeBack  brings back what the address and this place in the history say
 */

/** Milliseconds until an address is written that the browser refused: some allow only so many in a while. */
const AGAIN = 1000;
/** Milliseconds of rest after which a place on the page is worth keeping. */
const REST = 150;

/**
 * @param {Document} page
 * @param {import("../lib/columns.js").Choices} known  all choices of the page
 * @param {string[]} orders
 * @param {{ most: () => number, show: (most: number | undefined) => Promise<void> }} list
 * @returns {Asked}
 */
export function openAsked(page, known, orders, list) {
  const read = () => readSelection(location.search, known, orders);
  const address = (/** @type {Selection} */ selection) => location.pathname + writeSelection(selection);
  let selection = read();
  let timer = 0;

  const write = () => {
    if (!replaceState(history.state, address(selection))) writeIn(AGAIN);
    switchLanguage(page, selection);
  };
  const writeIn = (/** @type {number} */ milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(write, milliseconds);
  };
  const remember = () => replaceState({ top: scrollY, most: list.most() });

  const comeBack = async () => {
    selection = read();
    const { top, most } = history.state ?? {};
    await list.show(most);
    if (top !== undefined) scrollTo({ top, behavior: "instant" });
  };

  let resting = 0;
  addEventListener("scroll", () => { clearTimeout(resting); resting = setTimeout(remember, REST); }, { passive: true });
  addEventListener("pagehide", remember);
  addEventListener("popstate", comeBack);
  // The list is not there yet when the browser would scroll.
  history.scrollRestoration = "manual";
  switchLanguage(page, selection);

  return {
    get selection() { return selection; },
    ask(change, how) {
      const next = { ...selection, ...change };
      if (how === "push" && writeSelection(next) !== writeSelection(selection)) {
        remember();
        pushState(address(next));
      }
      selection = next;
      // The hits come first: writing an address takes a browser milliseconds.
      writeIn(0);
    },
    comeBack,
  };
}

/** A page opened from a folder may have no addresses of its own making; it works without. @param {string} address */
function pushState(address) {
  try {
    history.pushState(null, "", address);
  } catch (error) {
    console.info(error);
  }
}

/** Whether the browser did it. @param {unknown} state @param {string} [address] */
function replaceState(state, address) {
  try {
    history.replaceState(state, "", address);
    return true;
  } catch {
    return false;
  }
}

/** The same is asked for in the other language. @param {Document} page @param {Selection} selection */
function switchLanguage(page, selection) {
  for (const link of page.querySelectorAll("body a[hreflang]")) /** @type {HTMLAnchorElement} */ (link).search = writeSelection(selection);
}
