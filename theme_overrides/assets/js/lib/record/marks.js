import { YamlMishap } from "./cursor.js";

/**
 * What records may not hold and has to be read all the same, to be told by its name: anchors and aliases, tags,
 * directives.
 *
 * @typedef {import("./cursor.js").Cursor} Cursor
 * @typedef {import("./cursor.js").Mark} Mark
 * @typedef {import("./tokens.js").Token} Token
 */

const WORD = /[0-9A-Za-z_-]/;
const URI = /[0-9A-Za-z_;/?:@&=+$.%!~*'()-]/;
const URI_IN_FULL = /[0-9A-Za-z_;/?:@&=+$.%!~*'()[\],-]/;

/** The characters of a kind that stand here, gone over. @param {Cursor} cursor @param {RegExp} kind */
function run(cursor, kind) {
  let found = "";
  while (!cursor.isEnd() && kind.test(String.fromCharCode(cursor.code()))) found += cursor.take();
  return found;
}

/** An anchor or an alias. @param {Cursor} cursor @returns {Token} */
export function named(cursor) {
  const start = cursor.mark();
  const kind = cursor.take() === "*" ? "alias" : "anchor";
  const value = run(cursor, WORD);
  if (!value || !(cursor.isBlankOrBreak() || cursor.holds("?:,]}%@`"))) {
    const context = kind === "alias" ? "while scanning an alias" : "while scanning an anchor";
    throw new YamlMishap(context, start, "did not find expected alphabetic or numeric character", cursor.mark());
  }
  return { kind, value, start, end: cursor.mark() };
}

/** A tag as `handle` and `value`, such as !! and str. @param {Cursor} cursor @param {boolean} isInFlow @returns {Token} */
export function tagged(cursor, isInFlow) {
  const start = cursor.mark();
  let handle = "";
  let value = "";
  if (cursor.holds("<", 1)) {
    cursor.take(2);
    value = uri(cursor, start, URI_IN_FULL);
    if (!value) throw new YamlMishap("while parsing a tag", start, "did not find expected tag URI", cursor.mark());
    if (!cursor.holds(">")) throw new YamlMishap("while scanning a tag", start, "did not find the expected '>'", cursor.mark());
    cursor.take();
  } else {
    handle = cursor.take() + run(cursor, WORD);
    if (cursor.holds("!")) {
      handle += cursor.take();
      value = uri(cursor, start, URI);
      if (!value) throw new YamlMishap("while parsing a tag", start, "did not find expected tag URI", cursor.mark());
    } else {
      value = handle.slice(1) + uri(cursor, start, URI);
      handle = value ? "!" : "";
      value ||= "!";
    }
  }
  if (!cursor.isBlankOrBreak() && !(isInFlow && cursor.holds(","))) {
    throw new YamlMishap("while scanning a tag", start, "did not find expected whitespace or line break", cursor.mark());
  }
  return { kind: "tag", handle, value, start, end: cursor.mark() };
}

/** What a tag is called, its escapes read. @param {Cursor} cursor @param {Mark} start @param {RegExp} kind */
function uri(cursor, start, kind) {
  let found = "";
  while (!cursor.isEnd() && kind.test(String.fromCharCode(cursor.code()))) {
    const escape = cursor.holds("%") && /^(%[0-9A-Fa-f]{2})+/.exec(cursor.text.slice(cursor.at, cursor.at + 12));
    if (cursor.holds("%") && !escape) {
      throw new YamlMishap("while parsing a tag", start, "did not find URI escaped octet", cursor.mark());
    }
    found += escape ? octets(cursor, start, escape[0]) : cursor.take();
  }
  return found;
}

/** @param {Cursor} cursor @param {Mark} start @param {string} escapes */
function octets(cursor, start, escapes) {
  const first = Number.parseInt(escapes.slice(1, 3), 16);
  const count = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  try {
    const sign = decodeURIComponent(escapes.slice(0, 3 * count));
    cursor.take(3 * count);
    return sign;
  } catch {
    throw new YamlMishap("while parsing a tag", start, "found an incorrect trailing UTF-8 octet", cursor.mark());
  }
}

/** `%YAML 1.2` and the like, to the end of its line. @param {Cursor} cursor @returns {Token} */
export function directive(cursor) {
  const start = cursor.mark();
  /** @param {string} context @param {string} problem */
  const mishap = (context, problem) => new YamlMishap(context, start, problem, cursor.mark());
  cursor.take();
  const handle = run(cursor, WORD);
  const scanning = "while scanning a directive";
  if (!handle) throw mishap(scanning, "could not find expected directive name");
  if (!cursor.isBlankOrBreak()) throw mishap(scanning, "found unexpected non-alphabetical character");
  let value = "";
  if (handle === "YAML") {
    cursor.skipBlanks();
    value = run(cursor, /[0-9.]/);
    if (!/^[0-9]{1,9}\.[0-9]{1,9}$/.test(value)) {
      throw mishap("while scanning a %YAML directive", "did not find expected version number");
    }
  } else if (handle === "TAG") {
    cursor.skipBlanks();
    value = run(cursor, /[0-9A-Za-z_!-]/);
    if (!/^!([0-9A-Za-z_-]*!)?$/.test(value)) throw mishap("while parsing a tag directive", "did not find expected '!'");
    if (!cursor.isBlank()) throw mishap("while scanning a %TAG directive", "did not find expected whitespace");
    cursor.skipBlanks();
    value += ` ${uri(cursor, start, URI_IN_FULL)}`;
    if (!cursor.isBlankOrBreak()) {
      throw mishap("while scanning a %TAG directive", "did not find expected whitespace or line break");
    }
  } else {
    throw mishap(scanning, "found unknown directive name");
  }
  const end = cursor.mark();
  cursor.skipBlanks();
  if (cursor.holds("#")) cursor.skipLine();
  if (!cursor.isBreakOrEnd()) throw mishap(scanning, "did not find expected comment or line break");
  cursor.takeBreak();
  return { kind: "directive", handle, value, start, end };
}
