/**
 * How a record leaves the form: paths, links and names. Pure functions.
 *
 * @typedef {{ hosting: string, new: string, edit: string, file: string, path: string, folder: string }} Hosting  addresses
 *   of the hosting service with {folder} and {path} for what they are of, and the catalogue's folder
 */

/** Longer addresses are refused by some browsers and hosts. */
export const LONGEST_LINK = 8000;

/** @param {Record<string, string>} words @param {string} name @param {Record<string, string | number>} [blanks] */
export function worded(words, name, blanks = {}) {
  return Object.entries(blanks).reduce((text, [blank, value]) => text.split(`{${blank}}`).join(String(value)), words[name] ?? name);
}

/** A link to the editor that brings the text along; "" where it would be too long, or the host takes none. @param {Hosting} hosting @param {string} folder @param {string} name @param {string} text */
export function newFileLink(hosting, folder, name, text) {
  if (hosting.hosting !== "github") return "";
  const link = `${plainNewFileLink(hosting, folder, name)}&value=${encodeURIComponent(text)}`;
  return link.length > LONGEST_LINK ? "" : link;
}

/** A link to the empty editor, which knows the name of the file where the host takes one. @param {Hosting} hosting @param {string} folder @param {string} name */
export function plainNewFileLink(hosting, folder, name) {
  const link = hosting.new.replace("{folder}", folder);
  return hosting.hosting === "github" ? `${link}?filename=${encodeURIComponent(name)}` : link;
}

/** What is long cut to so many characters. @param {string} text @param {number} most */
export function shortened(text, most) {
  const signs = [...text];
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : text;
}

/** @param {string} to  "" where no address is known @param {string} subject @param {string} body */
export function mailLink(to, subject, body) {
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;
}

/** A key from an English name; "" from a name without Latin letters. @param {string} name */
export function keyFrom(name) {
  const plain = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
}

/** The size of a picture once its longer side is no longer than `most`. @param {number} width @param {number} height @param {number} most @returns {[number, number]} */
export function fitted(width, height, most) {
  const scale = Math.min(1, most / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** The first of picture-1.jpg, picture-2.jpg … that is not taken, in letters of any case. @param {string[]} taken */
export function freePictureName(taken) {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  let number = 1;
  while (names.has(`picture-${number}.jpg`)) number += 1;
  return `picture-${number}.jpg`;
}
