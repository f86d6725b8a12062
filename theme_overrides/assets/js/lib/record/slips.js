import { linesOf, stripped } from "./signs.js";

/**
 * Slips of the pen inside YAML that is none the less YAML: by the rules of hooks/expo/explaining.py.
 *
 * @typedef {import("./problems.js").Location} Location
 * @typedef {import("./reading.js").Source} Source
 */

const IN_QUOTES = /^(?=.*[“”‘’＂＇])[“”‘’＂＇"']([^“”‘’＂＇"']+)[“”‘’＂＇"']$/;

/** What stands between a first and a last quotation mark, one of which YAML does not know. @param {string} text */
export function inQuotes(text) {
  return stripped(IN_QUOTES.exec(text)?.[1] ?? "");
}

/** The key and the text of `zh：电池` or `zh:电池`, which YAML takes for one text. @param {string} value */
export function gluedKey(value) {
  const found = /^([a-z][a-z0-9_]*)[:：]\s*([^]*)$/.exec(value);
  return found ? { key: found[1], text: found[2] } : null;
}

/** A text without the lines that YAML joined to its first, each of which has a slip of its own. @param {string} value @param {string} written from where it begins */
export function firstLine(value, written) {
  const line = stripped(linesOf(written)[0] ?? "");
  return line && value.startsWith(line) ? line : value;
}

/** For `{en: one, two, three}` at `two` or `three`: the first piece cut off, and the text as meant. @param {Source} source @param {Location} location */
export function cutText(source, location) {
  const parent = location.slice(0, -1);
  const keys = source.keysOf(parent);
  /** @param {number} at */
  const isPiece = (at) => at >= 0 && at < keys.length && isKeyAlone(source, [...parent, keys[at]]);
  let first = keys.indexOf(String(location[location.length - 1]));
  let last = first;
  if (!isPiece(first)) return null;
  while (isPiece(first - 1)) first -= 1;
  while (isPiece(last + 1)) last += 1;
  const whole = first ? source.valueAt([...parent, keys[first - 1]]) : null;
  if (typeof whole !== "string") return null;
  const text = [whole, ...keys.slice(first, last + 1)].join(", ");
  return { key: keys[first], whole: `${keys[first - 1]}: "${text}"` };
}

/** Whether a key stands inside braces without a colon of its own. @param {Source} source @param {Location} location */
function isKeyAlone(source, location) {
  const start = source.startOfKey(location);
  if (start === undefined || source.valueAt(location) !== null) return false;
  const after = stripped(source.text.slice(start + String(location[location.length - 1]).length));
  return after.startsWith(",") || after.startsWith("}");
}
