import { worded } from "../lib/form/handing.js";
import { readRecord } from "../lib/record/reading.js";

/**
 * Opens the file of a record that is there already; a text that cannot be read is shown to be mended.
 *
 * @typedef {import("../lib/form/values.js").Values} Values
 * @typedef {{ name: string, text: string, source: any, data: Values }} Opened
 */

/** The file as the form can use it; null where its text is no record. @param {string} name @param {string} text @param {any} format @returns {Opened | null} */
export function openedFile(name, text, format) {
  const { source } = readRecord(text, format);
  const data = source?.data;
  return source && data && typeof data === "object" && !Array.isArray(data) ? { name, text, source, data } : null;
}

/**
 * @param {HTMLElement} root
 * @param {{ words: Record<string, string>, format: any }} data
 * @param {(opened: Opened) => string[]} onOpen  gives the keys that the form does not know
 */
export function startOpening(root, { words, format }, onOpen) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  const [said, mending, problemList] = ["opened", "mending", "mending-problems"].map(part);
  const text = /** @type {HTMLTextAreaElement} */ (part("text"));
  const input = /** @type {HTMLInputElement} */ (part("file"));
  const english = document.documentElement.lang.startsWith("en");
  let name = "";

  const read = () => {
    const opened = openedFile(name, text.value, format);
    const problems = opened ? [] : readRecord(text.value, format).problems;
    problemList.replaceChildren(...problems.map((/** @type {any} */ each) => {
      const line = document.createElement("li");
      const told = worded(words, "line", { line: each.line, column: each.column, text: english ? each.en : each.zh });
      line.textContent = each.hint ? `${told} → ${each.hint}` : told;
      return line;
    }));
    mending.hidden = Boolean(opened);
    said.hidden = false;
    if (!opened) {
      said.textContent = words.mend;
      text.focus();
      return;
    }
    const strange = onOpen(opened);
    const kept = strange.length ? [worded(words, "not-shown", { keys: strange.join(", ") })] : [];
    said.textContent = [worded(words, "opened", { name }), ...kept].join(" ");
  };

  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    name = file.name;
    text.value = textIn(new Uint8Array(await file.arrayBuffer()));
    // The same file may be chosen again once it was changed.
    input.value = "";
    read();
  });
  part("read").addEventListener("click", read);
}

/** Files of Chinese editors may be GBK. @param {Uint8Array} bytes */
function textIn(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
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
