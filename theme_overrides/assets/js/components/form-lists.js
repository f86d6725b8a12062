import { worded } from "../lib/form/handing.js";
import { itemsOf } from "./form-fields.js";

/**
 * The lists of the form: items are added, moved and removed, and the keyboard keeps its place.
 *
 * @param {HTMLElement} root
 * @param {Record<string, string>} words
 * @param {(said: string) => void} onChange
 * @returns {(list: HTMLElement) => HTMLElement} appends an item and gives the field that holds its value
 */
export function startLists(root, words, onChange) {
  let number = 0;

  /** @param {HTMLElement} list */
  const append = (list) => {
    const template = /** @type {HTMLTemplateElement} */ (list.querySelector("template[data-item]"));
    const item = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
    number += 1;
    for (const each of [...item.querySelectorAll("*")]) giveNumber(each, number);
    list.querySelector("[data-items]")?.append(item);
    showNumbers(list, words);
    return /** @type {HTMLElement} */ (item.querySelector("[data-field]"));
  };

  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const list = /** @type {HTMLElement | null} */ (button?.closest("[data-type=list]") ?? null);
    if (!button || !list) return;
    if (button.hasAttribute("data-add")) {
      firstControl(append(list))?.focus();
      onChange("");
      return;
    }
    const item = /** @type {HTMLElement | null} */ (button.closest(".item"));
    if (!item) return;
    if (button.hasAttribute("data-remove")) onChange(removeItem(list, item, words));
    if (button.hasAttribute("data-up")) onChange(moveItem(list, item, -1, button, words));
    if (button.hasAttribute("data-down")) onChange(moveItem(list, item, 1, button, words));
  });
  return append;
}

/** @param {Element} element @param {number} number */
function giveNumber(element, number) {
  for (const name of ["id", "for", "aria-describedby"]) {
    const value = element.getAttribute(name);
    if (value?.includes("{n}")) element.setAttribute(name, value.split("{n}").join(String(number)));
  }
}

/** @param {HTMLElement} list @param {HTMLElement} item @param {Record<string, string>} words */
function removeItem(list, item, words) {
  const next = /** @type {HTMLElement | null} */ (item.nextElementSibling ?? item.previousElementSibling);
  item.remove();
  showNumbers(list, words);
  const place = next?.querySelector("[data-remove]") ?? list.querySelector("[data-add], [data-pictures]");
  /** @type {HTMLElement | null} */ (place)?.focus();
  return words.removed;
}

/** @param {HTMLElement} list @param {HTMLElement} item @param {number} by @param {HTMLButtonElement} button @param {Record<string, string>} words */
function moveItem(list, item, by, button, words) {
  const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (by < 0) other?.before(item);
  else other?.after(item);
  showNumbers(list, words);
  // At an end the button that led there has nothing more to do.
  const place = button.disabled ? item.querySelector(by < 0 ? "[data-down]" : "[data-up]") : button;
  /** @type {HTMLElement | null} */ (place)?.focus();
  return worded(words, "moved", { n: [...(item.parentElement?.children ?? [])].indexOf(item) + 1 });
}

/** Numbers the items, and leaves no button that can do nothing. @param {HTMLElement} list @param {Record<string, string>} words */
export function showNumbers(list, words) {
  const items = /** @type {HTMLElement[]} */ ([...(list.querySelector("[data-items]")?.children ?? [])]);
  items.forEach((item, at) => {
    const label = item.querySelector("[data-item-label]");
    if (!label) return;
    label.setAttribute("data-word", label.getAttribute("data-word") ?? label.textContent ?? "");
    const name = worded(words, "item", { name: label.getAttribute("data-word") ?? "", n: at + 1 });
    label.textContent = name;
    for (const tool of item.querySelectorAll(".item__tool")) tool.setAttribute("aria-label", `${tool.textContent} ${name}`);
    /** @type {HTMLButtonElement} */ (item.querySelector("[data-up]")).disabled = at === 0;
    /** @type {HTMLButtonElement} */ (item.querySelector("[data-down]")).disabled = at === items.length - 1;
  });
  const add = /** @type {HTMLElement | null} */ (list.querySelector("[data-add]"));
  const most = Number(list.dataset.most);
  if (add) add.hidden = most > 0 && itemsOf(list).length >= most;
}

/** @param {HTMLElement} field @returns {HTMLElement | null} */
export function firstControl(field) {
  return field.querySelector("input:not([readonly]), select, textarea");
}
