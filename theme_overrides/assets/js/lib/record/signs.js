/** Texts as Python counts and trims them, so that both sides of the catalogue judge the same text the same way. */

const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");
const RUN_OF_SPACE = new RegExp(`${SPACE}+`, "g");
const LINE = /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g;
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Without white space around. @param {string} text */
export function stripped(text) {
  return text.replace(AROUND, "");
}

/** Every run of white space as one space, none around. @param {string} text */
export function inOneLine(text) {
  return stripped(text.replace(RUN_OF_SPACE, " "));
}

/** The lines of a text, each with its line break. @param {string} text */
export function linesOf(text) {
  return (text.match(LINE) ?? []).filter((line) => line);
}

/** The number of characters, those outside the basic plane counted once. @param {string} text */
export function lengthOf(text) {
  return text.length - (text.match(PAIR)?.length ?? 0);
}

/** The number of characters as a reader counts them: without marks above and below letters. @param {string} text */
export function lengthAsRead(text) {
  return lengthOf(text.replace(/\p{M}/gu, ""));
}
