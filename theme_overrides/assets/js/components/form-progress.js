import { worded } from "../lib/form/handing.js";
import { fieldsIn, readField } from "./form-fields.js";

/**
 * How far each part of the form is, beside its name in the list of parts.
 *
 * @typedef {import("./form-problems.js").Shown} Shown
 * @param {HTMLElement} root
 * @param {Shown[]} problems
 * @param {Record<string, string>} words
 */
export function showProgress(root, problems, words) {
  const errors = problems.filter(({ field, isWarning }) => field && !isWarning);
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-state-of]"))) {
    const part = /** @type {HTMLElement} */ (document.getElementById(place.dataset.stateOf ?? ""));
    const own = part.matches(".part--output") ? [] : errors.filter(({ field }) => part.contains(field));
    place.textContent = stateOf(part, own, words);
    place.classList.toggle("parts__state--wrong", own.some(isTold));
  }
}

/** @param {HTMLElement} part @param {Shown[]} errors @param {Record<string, string>} words */
function stateOf(part, errors, words) {
  const told = errors.filter(isTold).length;
  if (told) return worded(words, "state-wrong", { n: told });
  if (errors.length) return words["state-required"];
  const record = /** @type {HTMLElement | null} */ (part.closest("[data-record]"));
  const fields = record ? fieldsIn(record).filter((field) => part.contains(field)) : [];
  const filled = fields.filter((field) => readField(field) !== undefined).length;
  return filled ? worded(words, "state-filled", { n: filled }) : "";
}

/** Whether the reader has been told of it at its field. @param {Shown} problem */
function isTold({ field }) {
  return field?.dataset.left !== undefined;
}
