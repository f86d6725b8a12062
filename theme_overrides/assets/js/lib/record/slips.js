import { linesOf, stripped } from "./signs.js";

/**
 * Slips of the pen inside YAML that is none the less YAML: by the rules of hooks/expo/explaining.py.
 *
 * @typedef {import("./problems.js").Location} Location
 * @typedef {import("./reading.js").Source} Source
 */

const IN_QUOTES = /^(?=.*[“”‘’＂＇])[“”‘’＂＇"']([^“”‘’＂＇"']+)[“”‘’＂＇"']$/;

// As it stands before an item of a list in running text.
const ITEM_NUMBER = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十])";
const ITEM_SIGN =
  `(?:[-－—–•●·・○◆■►①-⑳\\uf06c\\uf0b7]|${ITEM_NUMBER}[.、)）．]|[(（]${ITEM_NUMBER}[)）])[ \\xa0\\u3000]*(?=[^0-9０-９])`;

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

/** The label before the colon of `编号：U-001`. @param {string} value */
export function gluedLabel(value) {
  return /^([^\0-\x7f\xa0\u3000：]+)[:：]/.exec(value)?.[1] ?? "";
}

/** The text of what was meant to be an item of a list: without `－`, `・`, `1.`, `（1）` before it. @param {string} text */
export function withoutItemSign(text) {
  return text.replace(new RegExp(`^${ITEM_SIGN}`), "");
}

/** The first of the items that a text was meant to be; nothing if that cannot be told. @param {string} text */
export function firstItem(text) {
  const bare = withoutItemSign(text);
  const end = bare.search(new RegExp(`[、；;\\n]|[ \\xa0\\u3000]+(?=${ITEM_SIGN})`));
  if (end < 0) return bare;
  return bare === text ? "" : bare.slice(0, end);
}

/** A key without the signs that nobody sees, and without space around it. @param {string} key */
export function withoutUnseen(key) {
  return stripped(key.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, ""));
}

/** Whether a key begins with spaces that YAML takes for a part of it. @param {string} key */
export function beginsWithWideSpace(key) {
  return /^[\xa0\u2000-\u200a\u202f\u205f\u3000]/.test(key);
}

/** Whether the key after one with nothing in it was meant to stand inside: it is one of these fields. @param {Source} source @param {Location} location @param {string[]} fields */
export function isMeantBelow(source, location, fields) {
  const keys = source.keysOf(location.slice(0, -1));
  const at = keys.indexOf(String(location[location.length - 1]));
  const after = at < 0 ? undefined : keys[at + 1];
  return after !== undefined && fields.includes(withoutItemSign(stripped(after)));
}

/** The last known field before an unknown key, if nothing stands in it; else nothing. @param {Source} source @param {Location} location @param {string[]} fields */
export function blankBefore(source, location, fields) {
  const parent = location.slice(0, -1);
  const keys = source.keysOf(parent);
  const before = keys.slice(0, keys.indexOf(String(location[location.length - 1]))).findLast((key) => fields.includes(key));
  return before !== undefined && source.valueAt([...parent, before]) === null ? before : "";
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
