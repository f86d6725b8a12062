import { mailLink, newFileLink, plainNewFileLink, shortened, worded } from "../lib/form/handing.js";
import { zipped } from "../lib/record/zip.js";
import { copyBy } from "./copy.js";

/**
 * The ways out of the form: a ZIP, a mail, the hosting service's editor, the text to copy.
 *
 * @typedef {Object} Package  what is handed over
 * @property {string} id
 * @property {string} title
 * @property {string} path  of the record's file, from the root of the repository
 * @property {string} text
 * @property {{ path: string, text: string } | null} exhibitor  the file of a new one
 * @property {{ path: string, bytes: Uint8Array }[]} pictures
 * @property {boolean} isNew  whether no file stands at the path yet
 */

/**
 * @param {HTMLElement} root
 * @param {any} data  what the page knows of the catalogue
 * @param {() => Package | null} checked  null where there is something to mend
 */
export function startOutputs(root, data, checked) {
  const { words } = data;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  const said = part("output-said");
  const say = (/** @type {string} */ text) => (said.textContent = text);
  /** What follows is told right below the way that was chosen, where the reader looks. @param {string} way */
  const begin = (way) => {
    const made = checked();
    say("");
    part(way).after(said);
    return made;
  };

  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const made = begin("zip");
    if (!made) return;
    const name = `${made.id}.zip`;
    offer(zipped(zipEntries(made, data.readme)), name);
    say(worded(words, "downloaded", { name }));
  });
  part("mail").addEventListener("click", () => {
    const made = begin("mail");
    if (!made) return;
    const name = `${made.id}.zip`;
    // Windows hands no more than some 2000 characters to a mail program, and each of Chinese takes nine.
    const blanks = { id: made.id, title: shortened(made.title, 40), name };
    location.href = mailLink(data.mail, worded(words, "mail-subject", blanks), worded(words, "mail-body", blanks));
    say(worded(words, "sent", { name }));
  });
  part("editor-way").hidden = !data.new;
  part("editor").addEventListener("click", () => {
    const made = begin("editor");
    part("editor-links").hidden = true;
    if (made) toEditor(data, made, say, part("editor-links"));
  });
  for (const button of root.querySelectorAll("[data-copy-yaml]")) {
    button.addEventListener("click", () => copyText(/** @type {HTMLElement} */ (button)));
  }
}

/** @param {Package} made @param {string} readme  in both languages */
function zipEntries(made, readme) {
  const file = (/** @type {string} */ name, /** @type {string} */ text) => ({ name, bytes: new TextEncoder().encode(text) });
  return [
    file(made.path, made.text),
    ...made.pictures.map(({ path, bytes }) => ({ name: path, bytes })),
    ...(made.exhibitor ? [file(made.exhibitor.path, made.exhibitor.text)] : []),
    file("读我 README.txt", readme),
  ];
}

/** @param {Uint8Array} bytes @param {string} name */
function offer(bytes, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type: "application/zip" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Opens the editor with the text where its address can carry it; else the text is copied first.
 * @param {any} data @param {Package} made @param {(text: string) => void} say @param {HTMLElement} links
 */
function toEditor(data, made, say, links) {
  const files = [{ path: made.path, text: made.text, isNew: made.isNew }, ...(made.exhibitor ? [{ ...made.exhibitor, isNew: true }] : [])];
  const ways = files.map((file) => ({ ...file, ...editorWay(data, file) }));
  // More than one file, or a text that must be copied first: a link each, for the reader to follow in turn.
  links.hidden = false;
  links.replaceChildren(...ways.flatMap((way) => [editorLink(way, data, say), " "]));
  /** @type {HTMLElement} */ (links.firstElementChild).focus();
  if (ways[0].carries) say(data.words.carried);
  else copyFirst(ways[0].text, copiedOf(ways[0], data), data.words, say);
}

/** @param {any} data @param {{ path: string, text: string, isNew: boolean }} file */
function editorWay(data, { path, text, isNew }) {
  if (!isNew) return { address: data.edit.replace("{path}", path), carries: false };
  const [folder, name] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
  const link = newFileLink(data, folder, name, text);
  return { address: link || plainNewFileLink(data, folder, name), carries: Boolean(link) };
}

/** What is said of a text that was copied for the editor. @param {{ path: string, isNew: boolean }} way @param {any} data @returns {string} */
function copiedOf({ path, isNew }, { hosting, words }) {
  if (!isNew) return words["copied-then"];
  return hosting === "github" ? words["too-long"] : worded(words, "copied-new", { name: path.slice(path.lastIndexOf("/") + 1) });
}

/** @param {{ address: string, path: string, text: string, carries: boolean, isNew: boolean }} way @param {any} data @param {(text: string) => void} say */
function editorLink(way, data, say) {
  const { address, path, text, carries } = way;
  const link = document.createElement("a");
  link.className = "ways__link";
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = path;
  link.addEventListener("click", () => {
    if (!carries) copyFirst(text, copiedOf(way, data), data.words, say);
  });
  return link;
}

/** Copies a text and says so; else shows where the reader can. @param {string} text @param {string} copied @param {Record<string, string>} words @param {(text: string) => void} say */
async function copyFirst(text, copied, words, say) {
  try {
    await navigator.clipboard.writeText(text);
    say(copied);
  } catch {
    /** @type {HTMLDetailsElement} */ (document.querySelector("[data-yaml]")).open = true;
    say(words["copy-first"]);
  }
}

/** @param {HTMLElement} button */
function copyText(button) {
  const text = /** @type {HTMLElement} */ (button.closest(".yaml")?.querySelector("[data-yaml-text]"));
  return copyBy(button, text.textContent ?? "", text);
}
