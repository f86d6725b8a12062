import { worded } from "../lib/form/handing.js";
import { startChoices } from "./form-choices.js";
import { controlOf, countCharacters, itemsOf } from "./form-fields.js";
import { namesIn, openFilling } from "./form-filling.js";
import { startLists } from "./form-lists.js";
import { startOpening, tellWanted } from "./form-opening.js";
import { startOutputs } from "./form-outputs.js";
import { startPictures } from "./form-pictures.js";
import { showProgress } from "./form-progress.js";
import { startPreview } from "./form-preview.js";
import { showField, tellAtFields, tellInSummary, UNKNOWN_KEY } from "./form-problems.js";
import { openRecords } from "./form-record.js";

/**
 * The form with which exhibitors write the record of a result: what is filled in becomes the text of a file, which is
 * read and checked as every file of the catalogue is; what is wrong is told at its field.
 */

/** Milliseconds without a key until the texts and the draft follow. */
const PAUSE = 250;
const OF_A_FIELD = "[data-field], [data-key]";

/** @param {Document} page */
export function startForm(page) {
  const root = page.querySelector("[data-form-page]");
  if (root instanceof HTMLElement) openForm(root);
}

/** @param {HTMLElement} root */
function openForm(root) {
  const data = JSON.parse(root.querySelector("[data-form-data]")?.textContent ?? "{}");
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  let waiting = 0;

  const follow = () => {
    clearTimeout(waiting);
    return show();
  };
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { filling.keep(); show(); }, PAUSE);
  };
  const addItem = startLists(root, data.words, (said) => { find("[data-list-said]").textContent = said; changed(); });
  const pictures = startPictures(root, data, addItem, changed);
  const choices = startChoices(root, data);
  const records = openRecords(root, data, choices, pictures);
  const filling = openFilling(root, data, choices, records, pictures, addItem);
  const show = startShowing(root, data, { choices, pictures, records }, (field, hint) => {
    controlOf(field).value = hint;
    controlOf(field).focus();
    filling.keep();
    follow();
  });

  startOutputs(root, data, () => {
    for (const field of fieldsOf(root)) field.dataset.left = "";
    const { texts, problems } = follow();
    // What the form has no field for stood in the file before, and holds nobody up.
    const errors = problems.filter(({ field, isWarning }) => !isWarning && (field || !records.opened));
    for (const { field } of errors) if (field) showField(field);
    tellInSummary(find("[data-summary]"), errors, data.words);
    return errors.length ? null : records.toHandOver(texts);
  });
  const mayReplace = (/** @type {string} */ question) => !filling.holdsWork() || confirm(data.words[question]);
  startOpening(root, data, (file, submission) => {
    if (!mayReplace("may-replace")) return null;
    filling.begin();
    filling.open(file);
    if (submission) filling.openRest(submission);
    filling.keep();
    return follow().texts.problems.filter(({ code }) => code === UNKNOWN_KEY).map(({ location }) => location.join("."));
  });
  listen(find("[data-form]"), data.words, changed);
  find("[data-discard]").addEventListener("click", () => {
    if (!mayReplace("may-discard")) return;
    for (const field of fieldsOf(root)) delete field.dataset.left;
    filling.begin();
    follow();
    find("[data-summary]").hidden = true;
    filling.discard();
  });

  find("[data-in-wechat]").hidden = !navigator.userAgent.includes("MicroMessenger");
  filling.begin();
  filling.restore().then(follow);
  if (!records.opened) turnToWanted(root, data);
  follow();
}

/** @param {HTMLElement} root */
function fieldsOf(root) {
  return /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(OF_A_FIELD));
}

/** Hears of everything that is filled in – but nothing while an input method composes. @param {HTMLElement} form @param {Record<string, string>} words @param {() => void} onChange */
function listen(form, words, onChange) {
  let isComposing = false;
  const fieldOf = (/** @type {Event} */ event) => {
    const place = event.target instanceof Element && !event.target.closest("[data-opening], [data-drop]") ? event.target : null;
    return /** @type {HTMLElement | null} */ (place?.closest(`${OF_A_FIELD}, [data-zone-choice]`) ?? null);
  };
  form.addEventListener("compositionstart", () => (isComposing = true));
  form.addEventListener("compositionend", () => (isComposing = false));
  form.addEventListener("input", (event) => {
    const field = fieldOf(event);
    if (!field || isComposing) return;
    countCharacters(field, words);
    onChange();
  });
  form.addEventListener("focusout", (event) => {
    const field = fieldOf(event);
    // Who only passes through by keyboard has written nothing wrong yet.
    if (!field || isComposing || !controlOf(field)?.value) return;
    field.dataset.left = "";
    onChange();
  });
}

/**
 * What follows from what is filled in: problems, texts, the preview.
 * @param {HTMLElement} root
 * @param {any} data
 * @param {{ choices: import("./form-choices.js").Choices, pictures: import("./form-pictures.js").Pictures, records: import("./form-record.js").Records }} parts
 * @param {(field: HTMLElement, hint: string) => void} onUse  puts in what a problem says should be there
 */
function startShowing(root, data, { choices, pictures, records }, onUse) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const showPreview = startPreview(root, data);
  const images = find("[data-field=images]");

  return () => {
    choices.proposeKey(records.exhibitor().name);
    pictures.mark(records.isPublished() ? namesIn(records.opened?.file.data) : []);
    const texts = records.texts();
    const problems = records.problems(texts);
    tellAtFields(root, problems, data.words, onUse);
    showProgress(root, problems, data.words);
    showText(find("[data-yaml-of=result]"), records.path(), texts.text);
    showText(find("[data-yaml-of=exhibitor]"), records.exhibitorPath(), texts.exhibitorText);
    showPreview(records.result(), choices.exhibitorName(records.exhibitor().name), itemsOf(images).map(pictures.of).find(Boolean)?.address ?? "", records.cover());
    showLines(find("[data-output-lost]"), [...texts.lost, ...records.lostOfExhibitor].map((each) => worded(data.words, "lost", each)));
    // What the form has no field for came with the file.
    showLines(find("[data-output-found]"), problems.filter(({ field }) => !field).map(({ text }) => text));
    return { texts, problems };
  };
}

/** @param {HTMLElement} place @param {string} path @param {string} text */
function showText(place, path, text) {
  place.hidden = !text;
  /** @type {HTMLElement} */ (place.querySelector("[data-path]")).textContent = path;
  /** @type {HTMLElement} */ (place.querySelector("[data-yaml-text]")).textContent = text;
}

/** @param {HTMLElement} place  with a list in it @param {string[]} lines */
function showLines(place, lines) {
  place.hidden = !lines.length;
  place.querySelector("ul")?.replaceChildren(...lines.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}

/** The page of a result leads here by its id. @param {HTMLElement} root @param {any} data */
function turnToWanted(root, data) {
  const id = new URLSearchParams(location.search).get("id") ?? "";
  const zone = data.zones.find((/** @type {any} */ each) => each.letter === id[0]);
  if (!zone || !/^[A-Z]-\d{3,6}$/.test(id)) return;
  tellWanted(root, data.words, id, data.file && data.file.replace("{path}", `${data.folder}/${zone.key}/${id}.yaml`));
}
