import { orderOf, toggled } from "../lib/selection.js";
import { openAsked } from "./asked.js";
import { catalogueSearch } from "./catalogue-search.js";
import { openChosen } from "./chosen.js";
import { openFacets } from "./facets.js";
import { openListed, STEPS } from "./listed.js";
import { openSheet } from "./sheet.js";

/**
 * The page of all results. What is asked for stands in the address; the search finds it, the facets narrow it.
 * While nothing is asked for, the list that the server made stands there untouched; without this script always.
 *
 * @typedef {import("../lib/selection.js").Selection} Selection
 * @typedef {import("./listed.js").Form} Form
 */

const FORM_KEY = "results-form";

/** @param {Document} page */
export function startResults(page) {
  const root = page.querySelector("[data-results]");
  if (root instanceof HTMLElement) startList(page, root);
}

/** @param {Document} page @param {HTMLElement} root */
function startList(page, root) {
  const search = catalogueSearch(page);
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const input = /** @type {HTMLInputElement} */ (find("input[type=search]"));
  const sort = /** @type {HTMLSelectElement} */ (find("[data-sort]"));
  const forms = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-form]")]);
  const list = find("[data-list]");
  let form = rememberedForm();
  let most = STEPS[form];

  const toggle = (/** @type {string} */ name, /** @type {string} */ value) => choose({ choices: toggled(asked.selection.choices, name, value) });
  const facets = openFacets(root, toggle);
  const showChosen = openChosen(root, facets, toggle);
  const listed = openListed(root, search, facets, openSheet(root), (selection) => choose(selection));
  const asked = openAsked(page, facets.known, [...sort.options].map((option) => option.value), {
    most: () => most,
    show: (/** @type {number | undefined} */ before) => show(before),
  });

  /** What was chosen shows at once, whatever is still on its way. @param {number} [shown] how many hits at most @param {boolean} [isTyped] */
  const show = async (shown = STEPS[form], isTyped = false) => {
    const { selection } = asked;
    most = shown;
    if (input.value.trim() !== selection.q) input.value = selection.q;
    sort.options[0].hidden = sort.options[0].disabled = !selection.q;
    sort.value = orderOf(selection);
    for (const each of forms) each.setAttribute("aria-pressed", String(each.dataset.form === form));
    showChosen(selection.choices);
    await listed.show({ selection, form, most, isTyped });
  };

  /** A step that the back button undoes. @param {Partial<Selection>} change */
  const choose = async (change) => {
    asked.ask(change, "push");
    await show();
    // For those who had gone further down the list that was.
    if (list.getBoundingClientRect().top < 0) list.scrollIntoView({ block: "start", behavior: "instant" });
  };

  const type = async () => {
    performance.mark("search:input");
    asked.ask({ q: input.value.trim() }, "replace");
    await show(STEPS[form], true);
    list.getBoundingClientRect();
    performance.measure("search:shown", "search:input");
  };

  followTyping(input, () => { if (input.value.trim() !== asked.selection.q) type(); });
  for (const event of ["focusin", "pointerenter"]) root.addEventListener(event, () => warmUp(search), { once: true });
  sort.addEventListener("change", () => choose({ sort: sort.value }));
  for (const each of forms) {
    each.addEventListener("click", () => {
      form = /** @type {Form} */ (each.dataset.form);
      keepForm(form);
      show();
    });
  }
  for (const button of root.querySelectorAll("[data-clear]")) {
    button.addEventListener("click", () => {
      // The button beside the choices goes with them.
      if (button.closest("[data-chosen]")) sort.focus();
      choose({ choices: {} });
    });
  }
  find("[data-all-results]").addEventListener("click", (event) => {
    event.preventDefault();
    choose({ q: "", choices: {}, sort: "" });
  });
  find("[data-again]").addEventListener("click", () => show());
  find("[data-more]").addEventListener("click", async () => {
    const before = listed.hits.children.length;
    await show(most + STEPS[form]);
    listed.hits.children[before]?.querySelector("a")?.focus({ preventScroll: true });
  });
  asked.comeBack().finally(() => root.classList.remove("results--asked"));
}

/** Calls back for each text that is typed whole: an input method's letters are no text yet. @param {HTMLInputElement} input @param {() => void} act */
function followTyping(input, act) {
  let isComposing = false;
  const type = () => isComposing || act();
  input.addEventListener("compositionstart", () => (isComposing = true));
  input.addEventListener("compositionend", () => { isComposing = false; type(); });
  input.addEventListener("input", type);
  input.form?.addEventListener("submit", (event) => { event.preventDefault(); type(); });
}

/** @param {import("./catalogue-search.js").Search} search */
function warmUp(search) {
  search.warm();
  search.columns().catch(() => {});
}

/** @returns {Form} */
function rememberedForm() {
  try {
    return localStorage.getItem(FORM_KEY) === "lines" ? "lines" : "cards";
  } catch {
    return "cards";
  }
}

/** @param {Form} form */
function keepForm(form) {
  try {
    localStorage.setItem(FORM_KEY, form);
  } catch {
    // Storage may be closed to this site; the form then lasts as long as the page.
  }
}
