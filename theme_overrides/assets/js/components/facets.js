import { normalise } from "../lib/text.js";

/**
 * The choices of the facets: which are pressed, and how many results each would show. Without scripts they are
 * links to pages that show the same results.
 *
 * @typedef {import("../lib/columns.js").Choices} Choices
 * @typedef {Object} Facets
 * @property {Choices} known  all choices that there are
 * @property {(choices: Choices, counts: Record<string, Record<string, number>> | null) => void} show
 *   null brings back the counts of all results; a facet without counts shows none
 * @property {(name: string, value: string) => Node[]} label  what names a choice away from its facet
 * @property {(name: string) => string} title  of a facet
 *
 * @typedef {{ link: HTMLAnchorElement, name: string, value: string, number: HTMLElement, bar: HTMLElement | null, all: number, shown: string }} Choice
 *   `all` is its count among all results, `shown` what the page says of it now
 */

/**
 * @param {HTMLElement} root
 * @param {(name: string, value: string) => void} onChoose
 * @returns {Facets}
 */
export function openFacets(root, onChoose) {
  const choices = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("a[data-facet]")]).map(readChoice);
  for (const choice of choices) makeSwitch(choice, onChoose);
  for (const field of root.querySelectorAll("input[data-find-choice]")) findAmong(/** @type {HTMLInputElement} */ (field));
  /** @type {Choices} */
  const known = {};
  for (const { name, value } of choices) (known[name] ??= []).push(value);
  return {
    known,
    show(chosen, counts) {
      const countOf = (/** @type {Choice} */ { name, value, all }) => (counts ? counts[name] && (counts[name][value] ?? 0) : all);
      const most = Math.max(1, ...choices.filter(({ bar }) => bar).map((choice) => countOf(choice) ?? 0));
      for (const choice of choices) {
        const values = chosen[choice.name] ?? [];
        const state = { isPressed: values.includes(choice.value), isWithin: values.some((value) => isRange(value, choice.value)) };
        showChoice(choice, state, countOf(choice), most);
      }
    },
    label(name, value) {
      const choice = choices.find((each) => each.name === name && each.value === value);
      if (choice?.link.dataset.short) return [document.createTextNode(choice.link.dataset.short)];
      const label = choice?.link.querySelector(".facet__label");
      return [...(label?.childNodes ?? [])].map((node) => node.cloneNode(true));
    },
    title: (name) => root.querySelector(`#facet-${name}`)?.textContent ?? "",
  };
}

/** @param {HTMLAnchorElement} link @returns {Choice} */
function readChoice(link) {
  const number = /** @type {HTMLElement} */ (link.querySelector("[data-count]"));
  const { facet = "", value = "" } = link.dataset;
  return { link, name: facet, value, number, bar: link.querySelector(".levels__bar"), all: Number(number.textContent), shown: "" };
}

/** @param {Choice} choice @param {(name: string, value: string) => void} onChoose */
function makeSwitch({ link, name, value }, onChoose) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-pressed", "false");
  const act = (/** @type {MouseEvent | KeyboardEvent} */ event) => {
    // Another tab may show the page that the link leads to.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-disabled") !== "true") onChoose(name, value);
  };
  link.addEventListener("click", act);
  link.addEventListener("keydown", (event) => { if (event.key === " ") act(event); });
}

/**
 * @param {Choice} choice
 * @param {{ isPressed: boolean, isWithin: boolean }} state  chosen itself, or within a chosen range
 * @param {number | undefined} count  undefined while it is not known
 * @param {number} most  the largest count of a step
 */
function showChoice(choice, { isPressed, isWithin }, count, most) {
  const { link, number, bar } = choice;
  const share = bar && count ? count / most : 0;
  // From key to key most choices stay as they are, and writing costs more than comparing.
  const shown = `${isPressed} ${isWithin} ${count} ${share}`;
  if (choice.shown === shown) return;
  choice.shown = shown;
  link.setAttribute("aria-pressed", String(isPressed));
  const isIdle = count === 0 && !isPressed;
  for (const [name, value] of [["aria-disabled", "true"], ["tabindex", "-1"]]) {
    if (isIdle) link.setAttribute(name, value);
    else link.removeAttribute(name);
  }
  link.parentElement?.classList.toggle("facet__cell--idle", isIdle);
  if (bar) link.style.setProperty("--share", String(share));
  bar?.classList.toggle("levels__bar--within", isWithin);
  number.textContent = String(count ?? "");
  const { name, nameOne = "", short = "" } = link.dataset;
  if (name) link.setAttribute("aria-label", count === undefined ? short : (count === 1 ? nameOne : name).replace("{n}", String(count)));
}

/** Whether a value such as `4-6` is a range that holds a level. @param {string} value @param {string} level */
function isRange(value, level) {
  const [first, last] = value.split("-").map(Number);
  return first <= Number(level) && Number(level) <= last;
}

/** A small field above a long list of choices. @param {HTMLInputElement} field */
function findAmong(field) {
  const cells = /** @type {HTMLElement[]} */ ([...(field.parentElement?.querySelectorAll(".facet__cell") ?? [])]);
  const texts = cells.map((cell) => normalise(`${cell.textContent} ${cell.querySelector("a")?.dataset.value}`));
  field.addEventListener("input", () => {
    const words = normalise(field.value).split(/\s+/).filter(Boolean);
    cells.forEach((cell, at) => (cell.hidden = !words.every((word) => texts[at].includes(word))));
  });
}
