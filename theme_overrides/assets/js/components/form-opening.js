import { worded } from "../lib/form/handing.js";
import { nameOfKind, textOfFile } from "../lib/form/opening.js";
import { submissionIn } from "../lib/form/submission.js";
import { checkText } from "../lib/record/past-slips.js";
import { MOST_RECORD_BYTES, readRecord } from "../lib/record/reading.js";
import { isMapping } from "../lib/record/writing.js";

/**
 * Opens the file of a record that is there already, or the archive that the form once gave; a text that cannot be read
 * is shown to be mended.
 *
 * @typedef {import("../lib/form/values.js").Values} Values
 * @typedef {import("../lib/form/submission.js").Submission} Submission
 * @typedef {{ name: string, text: string, source: any, data: Values }} Opened
 */

/** Of twelve pictures as large as they may be, and the texts. */
const MOST_ARCHIVE_BYTES = 160 * 1024 * 1024;

/** The file as the form can use it; null where its text is no record. @param {string} name @param {string} text @param {any} format @returns {Opened | null} */
export function openedFile(name, text, format) {
  const { source } = readRecord(text, format);
  return source && isMapping(source.data) ? { name, text, source, data: source.data } : null;
}

/**
 * @param {HTMLElement} root
 * @param {{ words: Record<string, string>, format: any, fields: { exhibitor: string[] } }} data
 * @param {(opened: Opened, submission: Submission | null) => string[] | null} onOpen  gives the keys that the form does not know; null where the reader keeps what
 *   is filled in
 */
export function startOpening(root, { words, format, fields }, onOpen) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  const [said, mending, problemList] = ["opened", "mending", "mending-problems"].map(part);
  const text = /** @type {HTMLTextAreaElement} */ (part("text"));
  const input = /** @type {HTMLInputElement} */ (part("file"));
  const english = document.documentElement.lang.startsWith("en");
  let name = "";
  /** @type {Submission | null} */
  let submission = null;

  const say = (/** @type {string} */ told) => {
    said.hidden = false;
    said.textContent = told;
    mending.hidden = true;
  };
  const mend = () => {
    say(words.mend);
    mending.hidden = false;
    problemList.replaceChildren(...checkText(text.value, format).problems.map((each) => problemLine(each, english, words)));
    text.focus();
  };
  const read = () => {
    const opened = openedFile(name, text.value, format);
    if (!opened) return mend();
    if (isOfExhibitor(opened.data, fields.exhibitor)) return say(worded(words, "of-exhibitor", { name }));
    const strange = onOpen(opened, submission);
    if (!strange) return say("");
    const kept = strange.length ? [worded(words, "not-shown", { keys: strange.join(", ") })] : [];
    say([worded(words, "opened", { name }), ...kept].join(" "));
  };
  /** @param {File} file */
  const take = async (file) => {
    name = file.name;
    submission = null;
    // A film chosen by mistake is not read to its end.
    const bytes = new Uint8Array(await file.slice(0, MOST_RECORD_BYTES + 1).arrayBuffer());
    const kind = nameOfKind(bytes);
    if (kind === "ZIP" && file.size <= MOST_ARCHIVE_BYTES) submission = await submissionIn(new Uint8Array(await file.arrayBuffer())).catch(() => null);
    if (submission) {
      text.value = textOfFile(submission.text);
      return read();
    }
    if (kind) return say(worded(words, "no-record", { name, kind }));
    if (file.size > MOST_RECORD_BYTES) return say(worded(words, "too-large", { name, most: MOST_RECORD_BYTES / 1024 }));
    text.value = textOfFile(bytes);
    read();
  };

  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (file) await take(file);
    // The same file may be chosen again once it was changed.
    input.value = "";
  });
  part("read").addEventListener("click", read);
}

/** A record of an exhibitor has a name, and neither id nor title. @param {Values} data @param {string[]} keys */
function isOfExhibitor(data, keys) {
  return "name" in data && !("id" in data) && !("title" in data) && Object.keys(data).every((key) => keys.includes(key));
}

/** @param {any} problem @param {boolean} english @param {Record<string, string>} words */
function problemLine({ line, column, zh, en, hint }, english, words) {
  const told = worded(words, "line", { line, column, text: english ? en : zh });
  return Object.assign(document.createElement("li"), { textContent: hint ? `${told} → ${hint}` : told });
}

/**
 * Tells which result a visitor came to correct, and where its file is.
 * @param {HTMLElement} root
 * @param {Record<string, string>} words
 * @param {string} id
 * @param {string} file  the address of its file; "" where there is none
 */
export function tellWanted(root, words, id, file) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  /** @type {HTMLDetailsElement} */ (part("opening")).open = true;
  part("wanted").hidden = false;
  part("wanted-said").textContent = worded(words, "wanted", { id });
  const link = /** @type {HTMLAnchorElement} */ (part("wanted-link"));
  link.hidden = !file;
  link.href = file;
}
