import { worded } from "../lib/form/handing.js";
import { lengthAsRead } from "../lib/record/signs.js";
import { isMapping } from "../lib/record/writing.js";

/**
 * The fields of the form as the values of a record, and back. The template says of each field what it is (data-type)
 * and its key in the record (data-field); an item of a list has no key.
 *
 * @typedef {import("../lib/form/values.js").Values} Values
 * @typedef {(string | number)[]} At  the way to a value: keys, and numbers of items from 0
 */

const WHERE = "[data-field], [data-record]";

/** The fields right in a record, group or item. @param {HTMLElement} part @returns {HTMLElement[]} */
export function fieldsIn(part) {
  const all = /** @type {HTMLElement[]} */ ([...part.querySelectorAll("[data-field]")]);
  return all.filter((field) => field.parentElement?.closest(WHERE) === part);
}

/** The items of a list, each the field that holds its value. @param {HTMLElement} list @returns {HTMLElement[]} */
export function itemsOf(list) {
  return fieldsIn(list);
}

/** The control of a field that holds one value. @param {HTMLElement} field @returns {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} */
export function controlOf(field) {
  return /** @type {any} */ (field.querySelector("[data-id-choice]") ?? field.querySelector(".field__control, input"));
}

/** @param {HTMLElement} record @returns {Values} */
export function readFields(record) {
  const values = fieldsIn(record).map((field) => [field.dataset.field, readField(field)]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** The value of a field; undefined where nothing is filled in. @param {HTMLElement} field @returns {any} */
export function readField(field) {
  switch (field.dataset.type) {
    case "group": return readGroup(field);
    case "list": return filledOrNone(itemsOf(field).map(readField).filter((each) => each !== undefined));
    case "choices": return filledOrNone(boxesOf(field).filter((box) => box.checked).map((box) => box.value));
    case "flag": return readFlag(field);
    case "choice": return readChoice(field);
    case "number": return wholeNumber(controlOf(field).value.trim());
    default: return readText(controlOf(field).value);
  }
}

/** A group in which no more is filled in than boxes left empty says nothing. @param {HTMLElement} group */
function readGroup(group) {
  const values = readFields(group);
  return Object.values(values).some((value) => value !== false) ? values : undefined;
}

/** @param {any[]} values */
function filledOrNone(values) {
  return values.length ? values : undefined;
}

/** @param {HTMLElement} field */
function readFlag(field) {
  const { checked } = /** @type {HTMLInputElement} */ (controlOf(field));
  const { value } = field.dataset;
  return value === undefined ? checked : checked ? value : undefined;
}

/** @param {HTMLElement} field */
function readChoice(field) {
  const { value } = controlOf(field);
  return field.dataset.numeric === undefined ? value || undefined : wholeNumber(value);
}

/** @param {string} text */
function wholeNumber(text) {
  return /^\d{1,9}$/.test(text) ? Number(text) : text || undefined;
}

/** Several lines end with a line break, as in a file. @param {string} text */
function readText(text) {
  const plain = text.replace(/\r\n?/g, "\n").replace(/[^\S\n]+$/gm, "").trim();
  return (plain.includes("\n") ? `${plain}\n` : plain) || undefined;
}

/** @param {HTMLElement} field */
function boxesOf(field) {
  return /** @type {HTMLInputElement[]} */ ([...field.querySelectorAll("input[type=checkbox]")]);
}

/**
 * Shows a record in the form; what it does not hold is emptied.
 * @param {HTMLElement} record
 * @param {Values} values
 * @param {(list: HTMLElement) => HTMLElement} addItem  appends an item to a list
 */
export function fillFields(record, values, addItem) {
  for (const field of fieldsIn(record)) fillField(field, values[field.dataset.field ?? ""], addItem);
}

/** @param {HTMLElement} field @param {any} value @param {(list: HTMLElement) => HTMLElement} addItem */
export function fillField(field, value, addItem) {
  switch (field.dataset.type) {
    case "group":
      fillFields(field, isMapping(value) ? value : {}, addItem);
      break;
    case "list":
      field.querySelector("[data-items]")?.replaceChildren();
      for (const each of Array.isArray(value) ? value : []) fillField(addItem(field), each, addItem);
      break;
    case "choices":
      for (const box of boxesOf(field)) box.checked = Array.isArray(value) && value.map(writtenOf).includes(box.value);
      break;
    case "flag": {
      const wanted = field.dataset.value ?? true;
      /** @type {HTMLInputElement} */ (controlOf(field)).checked = value === wanted;
      break;
    }
    default:
      fillControl(field, writtenOf(value));
  }
}

/** @param {HTMLElement} field @param {string} text */
function fillControl(field, text) {
  const control = controlOf(field);
  // A word that is not to be chosen is shown all the same, to be put right.
  if (control instanceof HTMLSelectElement && text && ![...control.options].some(({ value }) => value === text)) control.add(new Option(text, text));
  // A field for dates shows nothing that is none.
  if (field.dataset.type === "date") /** @type {HTMLInputElement} */ (control).type = !text || /^\d{4}-\d\d-\d\d$/.test(text) ? "date" : "text";
  control.value = text.replace(/\n$/, "");
}

/** A value as one writes it; "" for nothing, and for a list or a group where one word belongs. @param {any} value */
export function writtenOf(value) {
  return value === undefined || value === null || Array.isArray(value) || isMapping(value) ? "" : String(value);
}

/** The field at a place of the record that was read from the form, or the deepest around it. @param {HTMLElement} record @param {At} at @returns {HTMLElement | null} */
export function fieldAt(record, at) {
  /** @type {HTMLElement | null} */
  let found = null;
  for (const step of at) {
    const around = found ?? record;
    const next = typeof step === "number" ? filledItems(around)[step] : fieldsIn(around).find(({ dataset }) => dataset.field === step);
    if (!next) break;
    found = next;
  }
  return found;
}

/** @param {HTMLElement} list */
function filledItems(list) {
  return itemsOf(list).filter((item) => readField(item) !== undefined);
}

/** What a field is called, with what it is in. @param {HTMLElement} field */
export function nameOf(field) {
  /** @type {string[]} */
  const names = field.dataset.field === undefined ? [ownName(field)] : [];
  for (let each = /** @type {HTMLElement | null | undefined} */ (field); each?.dataset.field !== undefined; each = /** @type {HTMLElement | null} */ (each.parentElement?.closest(WHERE) ?? null)) {
    // The name of an item holds that of its list.
    if (each.dataset.type !== "list" || !names.length) names.unshift(ownName(each));
  }
  return names.filter(Boolean).join(" · ");
}

/** @param {HTMLElement} field */
function ownName(field) {
  const label = field.querySelector(`legend, label[for="${controlOf(field)?.id}"]`);
  const texts = [...(label?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => (node.textContent ?? "").trim());
  return texts.find(Boolean) ?? label?.textContent?.trim() ?? "";
}

/** How many characters a text has of those it may have, below it. @param {HTMLElement} field @param {Record<string, string>} words */
export function countCharacters(field, words) {
  const count = /** @type {HTMLElement | null} */ (field.querySelector("[data-count]"));
  if (!count) return;
  const length = lengthAsRead(controlOf(field).value.trim());
  const most = Number(count.dataset.count);
  // Far from the limit the number says nothing.
  count.hidden = length * 2 < most;
  count.textContent = count.hidden ? "" : worded(words, "counted", { n: length, most });
  count.classList.toggle("field__count--over", length > most);
}
