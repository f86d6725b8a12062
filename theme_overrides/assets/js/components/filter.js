import { isEmpty, matches, read, toggle, write, FACETS } from "../lib/selection.js";
import { normalise } from "../lib/text.js";

/**
 * The page of all results: the search box and the facets narrow the list in place; the address keeps the state.
 * Without this script the whole list stands there and the facets are links.
 * @param {Document} page
 */
export function startFilter(page) {
  const root = page.querySelector("[data-filter]");
  if (!(root instanceof HTMLElement)) return;
  const input = /** @type {HTMLInputElement} */ (root.querySelector("input[type=search]"));
  const count = /** @type {HTMLElement} */ (root.querySelector("[data-hit-count]"));
  const none = /** @type {HTMLElement} */ (root.querySelector("[data-filter-none]"));
  const clear = /** @type {HTMLElement} */ (root.querySelector("[data-filter-clear]"));
  const choices = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-facet]")]);
  const entries = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-result]")]).map((card) => ({
    cell: /** @type {HTMLElement} */ (card.closest("li")),
    words: normalise(card.dataset.words ?? ""),
    facets: Object.fromEntries(FACETS.map((name) => [name, (card.dataset[name] ?? "").split(" ")])),
  }));
  let selection = read(location.search);
  // What is folded on a phone stands open beside the list, also in browsers whose CSS cannot unfold it.
  const wide = matchMedia("(min-width: 60rem)");
  const unfold = () => root.querySelector("[data-facets]")?.toggleAttribute("open", wide.matches);
  wide.addEventListener("change", unfold);
  unfold();

  const show = () => {
    let hits = 0;
    for (const entry of entries) {
      const hit = matches(selection, entry);
      entry.cell.hidden = !hit;
      hits += Number(hit);
    }
    const words = hits === 1 ? count.dataset.wordsOne : count.dataset.words;
    count.textContent = (words ?? "{n}").replace("{n}", String(hits));
    none.hidden = hits > 0;
    clear.hidden = isEmpty(selection);
    for (const choice of choices) showChoice(choice);
  };

  /** @param {HTMLElement} choice */
  const showChoice = (choice) => {
    const { facet = "", value = "" } = choice.dataset;
    const others = entries.filter((entry) => entry.facets[facet].includes(value) && matches(selection, entry, facet));
    choice.setAttribute("aria-pressed", String(selection.facets[facet].includes(value)));
    const number = choice.querySelector(".facet__count");
    if (number) number.textContent = String(others.length);
  };

  /** @param {import("../lib/selection.js").Selection} chosen @param {"pushState" | "replaceState"} how */
  const choose = (chosen, how) => {
    selection = chosen;
    history[how](null, "", location.pathname + write(selection));
    show();
  };

  for (const choice of choices) {
    // The link of a facet becomes a switch, and says so.
    if (choice instanceof HTMLAnchorElement) choice.setAttribute("role", "button");
    const act = (/** @type {Event} */ event) => {
      event.preventDefault();
      choose(toggle(selection, choice.dataset.facet ?? "", choice.dataset.value ?? ""), "pushState");
    };
    choice.addEventListener("click", act);
    if (choice instanceof HTMLAnchorElement) {
      choice.addEventListener("keydown", (event) => event.key === " " && act(event));
    }
  }
  let composing = false;
  const type = () => composing || choose({ ...selection, q: input.value.trim() }, "replaceState");
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => { composing = false; type(); });
  input.addEventListener("input", type);
  input.form?.addEventListener("submit", (event) => { event.preventDefault(); type(); });
  clear.addEventListener("click", () => { input.value = ""; choose(read(""), "pushState"); input.focus(); });
  addEventListener("popstate", () => { selection = read(location.search); input.value = selection.q; show(); });
  input.value = selection.q;
  show();
}
