import { inOneLine, lengthOf } from "./signs.js";

/**
 * What is wrong with a record, as data: twin of hooks/expo/problems.py; the texts come with the format.
 *
 * @typedef {readonly (string | number)[]} Location
 * @typedef {{ line: number, column: number }} Place both from 1
 * @typedef {{ level: "error" | "warning", zh: string, en: string }} CodeTexts
 * @typedef {{ line: number, column: number, level: "error" | "warning", code: string, zh: string, en: string,
 *   hint: string, location: Location | null }} Problem
 * @typedef {{ codes: Record<string, CodeTexts>, syntax: [string, string, string][],
 *   listItem: [string, string], halfWidth: Record<string, string> }} Texts the part of the format
 *   that holds what is said
 */

const LONGEST_SHOWN = 300;
const NOT_PRINTABLE = /(?! )[\p{C}\p{Z}]/gu;

/**
 * A problem with the texts of its code, the values filled in on one line.
 *
 * @param {Texts} texts @param {string} code @param {Place} place @param {Location | null} location
 * @param {Record<string, unknown>} [values] @param {string} [hint] @returns {Problem}
 */
export function problemAt(texts, code, { line, column }, location, values = {}, hint = "") {
  const { level, zh, en } = texts.codes[code];
  const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shownInOneLine(value)]));
  return { line, column, level, code, zh: filled(zh, shown), en: filled(en, shown), hint: shownInOneLine(hint), location };
}

/** In the order of the file, each once. @param {Problem[]} problems */
export function inOrder(problems) {
  const once = new Map(problems.map((each) => [JSON.stringify([each.line, each.column, each.code, each.zh, each.hint]), each]));
  return [...once.values()].sort(
    (one, other) =>
      one.line - other.line ||
      one.column - other.column ||
      compared(one.code, other.code) ||
      compared(one.zh, other.zh) ||
      compared(one.hint, other.hint),
  );
}

/** The place of the character at an index of a text. @param {string} text @param {number} at @returns {Place} */
export function placeAt(text, at) {
  const lines = text.slice(0, at).split(/\r\n|[\r\n]/);
  return { line: lines.length, column: lengthOf(lines[lines.length - 1]) + 1 };
}

/** @param {string} template @param {Record<string, string>} values */
function filled(template, values) {
  return template.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => (name ? values[name] : found[0]));
}

/** @param {unknown} value */
function shownInOneLine(value) {
  const text = inOneLine(String(value))
    .replace(NOT_PRINTABLE, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`)
    // The older form of a command to GitHub Actions, which its runner obeys anywhere on a line.
    .replaceAll("##[", "#\\u0023[");
  return lengthOf(text) <= LONGEST_SHOWN ? text : `${[...text].slice(0, LONGEST_SHOWN - 1).join("")}…`;
}

/** @param {string} one @param {string} other */
function compared(one, other) {
  return one < other ? -1 : Number(one > other);
}
