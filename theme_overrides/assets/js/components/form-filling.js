import { keepPictures, keptPictures } from "./form-album.js";
import { sizeOf, textOfFile } from "../lib/form/opening.js";
import { storeDraft, storedDraft } from "./form-draft.js";
import { withKept } from "../lib/form/values.js";
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
 * @param {import("./form-pictures.js").Pictures} pictures
 * @param {(list: HTMLElement) => HTMLElement} addItem
 */
export function openFilling(root, data, choices, records, pictures, addItem) {
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
  const album = startAlbum(pictures);
  let isSafe = true;
  addEventListener("beforeunload", (event) => {
    if (!isSafe && filledIn() !== untouched) event.preventDefault();
  });

  return {
    /** Whether something was written that is in no file. */
    holdsWork: () => filledIn() !== untouched,
    /** Empty but for where the record comes from. */
    begin: () => {
      const provenance = { kind: "submitted", source: data.source, date: today() };
      records.opened = null;
      records.lostOfExhibitor = [];
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
    /** What came in an archive with the result. @param {import("../lib/form/submission.js").Submission} submission */
    openRest: ({ pictures: files, exhibitor }) => {
      pictures.putBack(new Map([...files].map(([name, bytes]) => [name, { name, original: name, bytes, ...sizeOf(bytes) }])));
      const file = exhibitor && !data.keys.includes(exhibitor.key) ? openedFile(exhibitor.key, textOfFile(exhibitor.text), data.format) : null;
      if (!exhibitor || !file) return;
      fillFields(newcomer, file.data, addItem);
      choices.setNew(exhibitor.key);
      showFilled(root, data.words);
      records.lostOfExhibitor = withKept(file.data, records.exhibitor(), {}).lost;
      untouched = filledIn();
    },
    /** The draft of last time, if there is one; its pictures follow. */
    restore: async () => {
      const kept = storedDraft();
      if (!kept) return album.open([]);
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
      const wanted = namesIn(kept.result).filter((name) => !namesIn(file?.data).includes(name));
      if (await album.open(wanted)) tell(data.words["pictures-lost"]);
    },
    keep: async () => {
      const file = records.opened?.file;
      const opened = file ? { name: file.name, text: file.text } : null;
      const isKept = storeDraft({ result: records.result(), exhibitor: records.exhibitor(), isNew: choices.isNew(), key: choices.key(), opened });
      const arePicturesKept = await album.keep();
      isSafe = isKept && arePicturesKept;
      tell(data.words[!isKept ? "draft-not-kept" : arePicturesKept ? "draft-kept" : "pictures-not-kept"]);
    },
    discard: () => {
      storeDraft(null);
      album.keep();
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

/** The names of the pictures that a record tells of, whatever else it says. @param {any} record @returns {string[]} */
export function namesIn(record) {
  return Array.isArray(record?.images) ? record.images.map((/** @type {any} */ each) => writtenOf(each?.file)) : [];
}

/** The pictures of the draft: kept whenever they change, once those of last time are back. @param {import("./form-pictures.js").Pictures} pictures */
function startAlbum(pictures) {
  /** @type {import("./form-album.js").Kept[] | null} */
  let last = null;
  let areKept = true;
  const isAsLast = (/** @type {import("./form-album.js").Kept[]} */ now) =>
    now.length === last?.length && now.every(({ name, bytes }, at) => name === last?.[at].name && bytes === last[at].bytes);

  return {
    /** Puts back the pictures of these names; whether one of them is missing. @param {string[]} names */
    open: async (names) => {
      const kept = names.length ? await keptPictures() : new Map();
      pictures.putBack(kept);
      last = pictures.all();
      return names.some((name) => !kept.has(name));
    },
    keep: async () => {
      const now = pictures.all();
      if (!last || isAsLast(now)) return areKept;
      last = now;
      areKept = await keepPictures(now);
      return areKept;
    },
  };
}
