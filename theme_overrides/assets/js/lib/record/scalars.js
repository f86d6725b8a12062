import { YamlMishap } from "./cursor.js";

/**
 * The scalars of YAML, read where the cursor stands: quoted, plain, and in blocks.
 *
 * @typedef {import("./cursor.js").Cursor} Cursor
 * @typedef {import("./cursor.js").Mark} Mark
 * @typedef {{ value: string, isPlain: boolean, start: Mark, end: Mark, endsLine?: boolean }} Scalar
 */

const BLOCK = "while scanning a block scalar";
const QUOTED = "while scanning a quoted scalar";
const ESCAPED = "while parsing a quoted scalar";
const PLAIN = "while scanning a plain scalar";

const ESCAPES = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  [" ", " "],
  ['"', '"'],
  ["/", "/"],
  ["\\", "\\"],
  ["N", "\x85"],
  ["_", "\xa0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);
const DIGITS_OF_ESCAPE = new Map([["x", 2], ["u", 4], ["U", 8]]);

/** @param {Cursor} cursor @param {boolean} isSingle @returns {Scalar} */
export function quotedScalar(cursor, isSingle) {
  const start = cursor.mark();
  const quote = isSingle ? "'" : '"';
  cursor.take();
  let value = "";
  for (;;) {
    if (cursor.isAtDocumentMark()) throw new YamlMishap(QUOTED, start, "found unexpected document indicator", cursor.mark());
    if (cursor.isEnd()) throw new YamlMishap(QUOTED, start, "found unexpected end of stream", cursor.mark());
    let isBroken = false;
    while (!cursor.isBlankOrBreak() && !isBroken) {
      if (isSingle && cursor.holds("'") && cursor.holds("'", 1)) {
        cursor.take(2);
        value += "'";
      } else if (cursor.holds(quote)) {
        break;
      } else if (!isSingle && cursor.holds("\\") && cursor.isBreak(1)) {
        cursor.take();
        cursor.takeBreak();
        isBroken = true;
      } else if (!isSingle && cursor.holds("\\")) {
        value += escaped(cursor, start);
      } else {
        value += cursor.take();
      }
    }
    if (cursor.holds(quote)) break;
    value += spaceBetween(cursor, isBroken);
  }
  cursor.take();
  return { value, isPlain: false, start, end: cursor.mark() };
}

/** @param {Cursor} cursor @param {Mark} start */
function escaped(cursor, start) {
  const letter = String.fromCharCode(cursor.code(1));
  const digits = DIGITS_OF_ESCAPE.get(letter);
  const plain = ESCAPES.get(letter);
  if (plain === undefined && !digits) throw new YamlMishap(ESCAPED, start, "found unknown escape character", cursor.mark());
  cursor.take(2);
  if (!digits) return plain ?? "";
  const written = cursor.text.slice(cursor.at, cursor.at + digits);
  if (!/^[0-9A-Fa-f]+$/.test(written) || written.length < digits) {
    throw new YamlMishap(ESCAPED, start, "did not find expected hexdecimal number", cursor.mark());
  }
  const code = Number.parseInt(written, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw new YamlMishap(ESCAPED, start, "found invalid Unicode character escape code", cursor.mark());
  }
  cursor.take(digits);
  return String.fromCodePoint(code);
}

/** Blanks between words, or line breaks folded. @param {Cursor} cursor @param {boolean} isBroken whether a line break was escaped just before */
function spaceBetween(cursor, isBroken) {
  let blanks = "";
  let first = "";
  let others = "";
  let hasBreak = isBroken;
  while (cursor.isBlank() || cursor.isBreak()) {
    if (cursor.isBlank()) {
      const blank = cursor.take();
      if (!hasBreak) blanks += blank;
    } else if (hasBreak) {
      others += cursor.takeBreak();
    } else {
      blanks = "";
      first = cursor.takeBreak();
      hasBreak = true;
    }
  }
  return hasBreak ? foldedBreaks(first, others) : blanks;
}

/** One line break between words is a space. @param {string} first @param {string} others */
function foldedBreaks(first, others) {
  if (first !== "\n") return first + others;
  return others || " ";
}

/** @param {Cursor} cursor @param {number} indent that of the block around it @param {boolean} isInFlow @returns {Scalar} */
export function plainScalar(cursor, indent, isInFlow) {
  const start = cursor.mark();
  let end = start;
  let value = "";
  let space = "";
  let endsLine = false;
  for (;;) {
    if (cursor.isAtDocumentMark() || cursor.holds("#")) break;
    while (!cursor.isBlankOrBreak()) {
      if (isInFlow && cursor.holds(":") && cursor.holds(",?[]{}", 1)) {
        throw new YamlMishap(PLAIN, start, "found unexpected ':'", cursor.mark());
      }
      if ((cursor.holds(":") && cursor.isBlankOrBreak(1)) || (isInFlow && cursor.holds(",[]{}"))) break;
      value += space + cursor.take();
      space = "";
      endsLine = false;
      end = cursor.mark();
    }
    if (!cursor.isBlank() && !cursor.isBreak()) break;
    const line = cursor.line;
    refuseTabs(cursor, start, indent + 1);
    space = spaceBetween(cursor, false);
    endsLine = cursor.line > line;
    if (!isInFlow && cursor.column < indent + 1) break;
  }
  return { value, isPlain: true, start, end, endsLine };
}

/** A tab must not stand where spaces show what belongs together. @param {Cursor} cursor @param {Mark} start @param {number} least */
function refuseTabs(cursor, start, least) {
  const ahead = /^[ \t]*(?:(?:\r\n|[\n\r\x85\u2028\u2029])[ \t]*)*/.exec(cursor.text.slice(cursor.at))?.[0] ?? "";
  const starts = [...ahead.matchAll(/\r\n|[\n\r\x85\u2028\u2029]/g)].map((each) => each.index + each[0].length);
  const lines = starts.map((start) => (/^[ \t]*/.exec(ahead.slice(start))?.[0] ?? "").slice(0, Math.max(least, 0)));
  const line = lines.findIndex((each) => each.includes("\t"));
  if (line < 0) return;
  const column = lines[line].indexOf("\t");
  const passed = starts[line] + column;
  const stopped = { at: cursor.at + passed, index: cursor.index + passed, line: cursor.line + line + 1, column };
  throw new YamlMishap(PLAIN, start, "found a tab character that violates indentation", stopped);
}

/** @param {Cursor} cursor @param {number} around the indent of the block around it @returns {Scalar} */
export function blockScalar(cursor, around) {
  const start = cursor.mark();
  const isLiteral = cursor.take() === "|";
  const { keep, step } = blockHead(cursor, start);
  const state = { indent: step && (around >= 0 ? around + step : step), end: cursor.mark() };
  let value = "";
  let first = "";
  let others = blockBreaks(cursor, state, start, around);
  let wasIndented = false;
  while (cursor.column === state.indent && !cursor.isEnd()) {
    const isIndented = cursor.isBlank();
    const folds = !isLiteral && first === "\n" && !wasIndented && !isIndented;
    value += (folds ? others || " " : first + others);
    wasIndented = isIndented;
    const from = cursor.at;
    cursor.skipLine();
    value += cursor.text.slice(from, cursor.at);
    first = cursor.takeBreak();
    others = blockBreaks(cursor, state, start, around);
  }
  if (keep !== "-") value += first;
  if (keep === "+") value += others;
  return { value, isPlain: false, start, end: state.end };
}

/** What follows `|` or `>` on its line: which line breaks are kept, and by how much is indented. @param {Cursor} cursor @param {Mark} start */
function blockHead(cursor, start) {
  let keep = "";
  let step = 0;
  for (let at = 0; at < 2; at += 1) {
    if (!keep && cursor.holds("+-")) {
      keep = cursor.take();
    } else if (!step && cursor.holds("0123456789")) {
      if (cursor.holds("0")) throw new YamlMishap(BLOCK, start, "found an indentation indicator equal to 0", cursor.mark());
      step = Number(cursor.take());
    }
  }
  cursor.skipBlanks();
  if (cursor.holds("#")) cursor.skipLine();
  if (!cursor.isBreakOrEnd()) {
    throw new YamlMishap(BLOCK, start, "did not find expected comment or line break", cursor.mark());
  }
  cursor.takeBreak();
  return { keep, step };
}

/**
 * Go over indentation and empty lines; the first such lines tell the indent where it is not given.
 *
 * @param {Cursor} cursor @param {{ indent: number, end: Mark }} state @param {Mark} start @param {number} around
 */
function blockBreaks(cursor, state, start, around) {
  let breaks = "";
  let widest = 0;
  state.end = cursor.mark();
  for (;;) {
    while ((!state.indent || cursor.column < state.indent) && cursor.holds(" ")) cursor.take();
    widest = Math.max(widest, cursor.column);
    if ((!state.indent || cursor.column < state.indent) && cursor.holds("\t")) {
      throw new YamlMishap(BLOCK, start, "found a tab character where an indentation space is expected", cursor.mark());
    }
    if (!cursor.isBreak()) break;
    breaks += cursor.takeBreak();
    state.end = cursor.mark();
  }
  state.indent ||= Math.max(widest, around + 1, 1);
  return breaks;
}
