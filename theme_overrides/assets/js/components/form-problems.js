import { worded } from "../lib/form/handing.js";
import { controlOf, fieldAt, fieldsIn, nameOf } from "./form-fields.js";
import { firstControl } from "./form-lists.js";

/**
 * Problems at their fields, and a summary of them at the top.
 *
 * @typedef {Object} Shown  a problem in the language of the page
 * @property {string} code
 * @property {string} text
 * @property {string} hint  what to write instead; "" where that cannot be told
 * @property {boolean} isWarning
 * @property {HTMLElement | null} field  where it stands; null where the form has no field for it
 */

/** The code of a key that is no field: it came with a file. */
export const UNKNOWN_KEY = "unknown-key";
const MISSING = "missing-field";

/**
 * @param {HTMLElement} record
 * @param {{ level: string, code: string, zh: string, en: string, hint: string, location: (string | number)[] }[]} problems
 * @param {boolean} english
 * @param {Record<string, string>} words
 * @returns {Shown[]}
 */
export function shownProblems(record, problems, english, words) {
  return problems.map((problem) => ({
    code: problem.code,
    // Whoever fills in a form knows the field by its label, not by its key in the file.
    text: problem.code === MISSING ? words.missing : english ? problem.en : problem.zh,
    hint: problem.hint,
    isWarning: problem.level === "warning",
    field: problem.code === UNKNOWN_KEY ? null : leafOf(fieldAt(record, problem.location ?? [])),
  }));
}

/** What is missing as a whole is told at its first field. @param {HTMLElement | null} field @returns {HTMLElement | null} */
function leafOf(field) {
  return field?.dataset.type === "group" ? leafOf(fieldsIn(field)[0] ?? null) ?? field : field;
}

/**
 * Tells the problems at their fields; of fields that nobody has left yet none.
 * @param {HTMLElement} root
 * @param {Shown[]} problems
 * @param {Record<string, string>} words
 * @param {(field: HTMLElement, hint: string) => void} onUse
 */
export function tellAtFields(root, problems, words, onUse) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-problem]"))) {
    const field = /** @type {HTMLElement} */ (place.closest("[data-field], [data-key]"));
    const own = problems.filter((each) => each.field === field && (each.isWarning || field.dataset.left !== undefined));
    const key = own.map(({ text, hint }) => `${text}|${hint}`).join("\n");
    if (place.dataset.problem === key) continue;
    place.dataset.problem = key;
    place.hidden = !own.length;
    place.classList.toggle("field__problem--warning", own.every(({ isWarning }) => isWarning));
    place.replaceChildren(...own.flatMap((each) => toldProblem(field, each, words, onUse)));
    markControls(field, own.some(({ isWarning }) => !isWarning));
  }
}

/** @param {HTMLElement} field @param {Shown} problem @param {Record<string, string>} words @param {(field: HTMLElement, hint: string) => void} onUse */
function toldProblem(field, { text, hint, isWarning }, words, onUse) {
  const told = document.createElement("span");
  told.textContent = isWarning ? words.warning + text : text;
  if (!hint || !takesText(field, hint)) return [told];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "field__use";
  button.textContent = worded(words, "use", { hint: wordFor(field, hint) });
  button.addEventListener("click", () => onUse(field, hint));
  return [told, " ", button];
}

/** An example of a line is no value that one could put in. @param {HTMLElement} field @param {string} hint */
function takesText(field, hint) {
  const { type } = field.dataset;
  return !hint.includes("…") && (type === undefined || ["text", "area", "number", "choice", "date"].includes(type));
}

/** @param {HTMLElement} field @param {string} hint */
function wordFor(field, hint) {
  const control = controlOf(field);
  const option = control instanceof HTMLSelectElement ? [...control.options].find(({ value }) => value === hint) : null;
  return option?.textContent ?? hint;
}

/** @param {HTMLElement} field @param {boolean} isWrong */
function markControls(field, isWrong) {
  if (field.dataset.type === "list" || field.dataset.type === "group") return;
  for (const control of field.querySelectorAll("input, select, textarea")) {
    if (isWrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/**
 * Lists what is to be mended, each with a link to its field, and brings the reader there.
 * @param {HTMLElement} summary
 * @param {Shown[]} problems
 * @param {Record<string, string>} words
 */
export function tellInSummary(summary, problems, words) {
  summary.hidden = !problems.length;
  /** @type {HTMLElement} */ (summary.querySelector("[data-summary-title]")).textContent = worded(words, "problems", { n: problems.length });
  summary.querySelector("[data-summary-list]")?.replaceChildren(...problems.map((problem) => summaryLine(problem, words)));
  if (problems.length) summary.focus();
}

/** @param {Shown} problem @param {Record<string, string>} words */
function summaryLine({ field, text }, words) {
  const line = document.createElement("li");
  const control = field && (field.dataset.type === "list" ? firstControl(field) ?? field.querySelector("button") : firstControl(field));
  if (!field || !control) {
    line.textContent = text;
    return line;
  }
  const link = line.appendChild(document.createElement("a"));
  link.href = `#${control.id}`;
  link.textContent = worded(words, "problem-at", { field: nameOf(field), text });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    showField(field);
    control.focus();
  });
  return line;
}

/** Unfolds whatever a field is in. @param {HTMLElement} field */
export function showField(field) {
  for (let each = field.closest("details"); each; each = each.parentElement?.closest("details") ?? null) each.open = true;
}
