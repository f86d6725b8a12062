import { storeDraft, storedDraft } from "./form-draft.js";
import { countCharacters, fillFields, writtenOf } from "./form-fields.js";
import { openedFile } from "./form-opening.js";

/**
 * Fills the form: for a new result, from a file, from the draft; and keeps the draft.
 *
 * @typedef {import("../lib/form/values.js").Values} Values
 * @param {HTMLElement} root
 * @param {any} data  what the page knows of the catalogue
 * @param {import("./form-choices.js").Choices} choices
 * @param {import("./form-record.js").Records} records
 * @param {(list: HTMLElement) => HTMLElement} addItem
 */
export function openFilling(root, data, choices, records, addItem) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const [result, newcomer, draft, said] = ["[data-record=result]", "[data-record=exhibitor]", "[data-draft]", "[data-draft-said]"].map(part);
  const tell = (/** @type {string} */ text) => {
    draft.hidden = false;
    said.textContent = text;
  };

  /** @param {Values} values @param {boolean} isOfFile */
  const fill = (values, isOfFile) => {
    fillFields(result, values, addItem);
    choices.setId(writtenOf(values.id), isOfFile);
    choices.setExhibitor(writtenOf(values.exhibitor));
    showFilled(root, data.words);
  };

  const filledIn = () => JSON.stringify([records.result(), choices.isNew() && records.exhibitor()]);
  let untouched = "";

  return {
    /** Whether something was written that is in no file. */
    holdsWork: () => filledIn() !== untouched,
    /** Empty but for where the record comes from. */
    begin: () => {
      const provenance = { kind: "submitted", source: data.source, date: today() };
      records.opened = null;
      fill({ provenance }, false);
      fillFields(newcomer, { provenance }, addItem);
      choices.setNewKey("");
      showFilled(root, data.words);
      untouched = filledIn();
    },
    /** @param {import("./form-opening.js").Opened} file */
    open: (file) => {
      fill(file.data, true);
      records.opened = { file, first: records.result() };
      untouched = filledIn();
    },
    restore: () => {
      const kept = storedDraft();
      if (!kept) return;
      const file = kept.opened && openedFile(kept.opened.name, kept.opened.text, data.format);
      if (file) {
        fill(file.data, true);
        records.opened = { file, first: records.result() };
      }
      fill(kept.result, Boolean(file));
      fillFields(newcomer, kept.exhibitor, addItem);
      if (kept.isNew) choices.setNew(kept.key);
      showFilled(root, data.words);
      tell(data.words["draft-restored"]);
    },
    keep: () => {
      const file = records.opened?.file;
      const opened = file ? { name: file.name, text: file.text } : null;
      const isKept = storeDraft({ result: records.result(), exhibitor: records.exhibitor(), isNew: choices.isNew(), key: choices.key(), opened });
      if (!isKept) tell(data.words["draft-not-kept"]);
      else if (said.textContent !== data.words["draft-restored"]) tell(data.words["draft-kept"]);
    },
    discard: () => {
      storeDraft(null);
      tell(data.words.discarded);
    },
  };
}

/** Unfolds what holds something, and counts what is written. @param {HTMLElement} root @param {Record<string, string>} words */
function showFilled(root, words) {
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-type=text], [data-type=area]"))) countCharacters(field, words);
  for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("[data-record=result] > .part > [data-unfold]"))) fold.open = holdsSomething(fold);
}

/** @param {HTMLElement} fold */
function holdsSomething(fold) {
  const controls = /** @type {NodeListOf<HTMLInputElement>} */ (fold.querySelectorAll("input, select, textarea"));
  return [...controls].some((control) => (control.type === "checkbox" ? control.checked : control.value));
}

/** The visitor's own day, as YYYY-MM-DD. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
}
