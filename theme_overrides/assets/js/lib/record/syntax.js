import { placeAt, problemAt } from "./problems.js";
import { lengthOf, stripped } from "./signs.js";

/**
 * What keeps a text from being YAML, in words that lead to the slip of the pen behind it: by the rules of
 * hooks/expo/syntax.py.
 *
 * @typedef {import("./cursor.js").YamlMishap} YamlMishap
 * @typedef {import("./problems.js").Problem} Problem
 * @typedef {import("./problems.js").Texts} Texts
 * @typedef {{ text: string, lines: string[], said: string, at: number, stopped: { line: number, column: number },
 *   began: { line: number, column: number } | null, suspects: number[], texts: Texts }} Stop where the parser stopped
 *   and what it said; `suspects` are the lines that it began on, the one before, and its own
 */

const FULL_WIDTH_COLON =
  /^[\t\v\f\x1c-\x20\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]*(?:- +)?[“”‘’＂＇"']?([a-z][a-z0-9_-]*)[“”‘’＂＇"']?：([^]*)/;
const GLUED_COLON = /^ *(?:- +)?([a-z][a-z0-9_-]*):(?![ /])([^]+)/;
const GLUED_DASH = /^( *)[-－—–•・·][ \u3000]*(?=[a-z])([a-z0-9_]+: [^]*)/;
const WIDE_COMMA = /[，；、](?=[ \u3000]*["“]?[a-z][a-z0-9_]*["”]?$)/;
const WIDE_OPENING = /: *([｛［])/;
const WIDE_CLOSING = /[｝］](?=[ ,，]*$)/;
const HALF_QUOTED = /^( *(?:- +)?(?:[a-z_]+: +)?["'])([^“”‘’＂＇"'#]+)[“”‘’＂＇] *$/;
const INDENTING_SPACE = /^ *[\xa0\u2000-\u200a\u202f\u205f\u3000]/;
const INDENTING_TAB = /^ *\t/;
const LINE_SIGN = /[\x85\u2028\u2029]/;
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

/** The problem behind a mishap, at the place of its cause. @param {YamlMishap} mishap @param {string} text @param {Texts} texts */
export function syntaxProblem({ context, began, problem, stopped }, text, texts) {
  const lines = text.split(/\r\n|[\n\r\x85\u2028\u2029]/);
  const said = context ? `${context}, ${problem}` : problem;
  const before = lines.slice(0, stopped.line).findLastIndex((line) => stripped(line));
  const suspects = [began?.line ?? 0, Math.max(before, 0), stopped.line];
  /** @type {Stop} */
  const stop = { text, lines, said, at: stopped.at, stopped, began, suspects, texts };
  for (const slip of [unseenSign, wrongColon, wideSign, gluedDash, halfQuoted, wrongIndent]) {
    const found = slip(stop);
    if (found) return found;
  }
  return asSaid(stop);
}

/** What the parser said, in other words. @param {Stop} stop */
function asSaid({ lines, said, stopped, began, texts }) {
  // Where the end of the file or the next key surprised the parser, the beginning tells more.
  const isLate = said.includes("quoted scalar, found unexpected") || said.includes("simple key") || isAtEnd(lines, stopped);
  const { line, column } = isLate && began ? began : stopped;
  const place = { line: line + 1, column: column + 1 };
  if (said.includes("scanning an alias") || said.includes("scanning an anchor")) {
    return problemAt(texts, "yaml-alias", place, null);
  }
  const isAfterText = stripped([...(lines[stopped.line] ?? "")].slice(0, stopped.column).join(""));
  const whole = isAfterText ? `${said} after text` : said;
  const [, zh, en] = texts.syntax.find(([part]) => whole.includes(part)) ?? ["", `此处无法理解（${said}）`, said];
  return problemAt(texts, "yaml-syntax", place, null, { zh, en });
}

// ------------------------------------------------------------------------------------------- slips of the pen

/** A sign that nobody sees, where the parser stumbled, or one before that it takes for a line break. @param {Stop} stop @returns {Problem | null} */
function unseenSign({ text, at, texts }) {
  const broken = text.slice(0, at).search(LINE_SIGN);
  const first = text.lastIndexOf("\n", at - 1) + 1;
  const last = text.indexOf("\n", at);
  const unseen = text.slice(first, last >= 0 ? last : undefined).search(UNSEEN);
  if (broken < 0 && unseen < 0) return null;
  const found = broken >= 0 ? broken : first + unseen;
  const sign = numberOfSign(text.codePointAt(found) ?? 0);
  return problemAt(texts, "control-character", placeAt(text, found), null, { sign });
}

/** A full-width colon after a key, or one without the space after it. @param {Stop} stop @returns {Problem | null} */
function wrongColon({ lines, said, began, suspects, texts }) {
  /** @type {[RegExp, number][]} */
  const tries = suspects.map((line) => [FULL_WIDTH_COLON, line]);
  if (said.includes("could not find expected ':'") && began) tries.push([GLUED_COLON, began.line]);
  else if (said.includes("mapping values are not allowed")) {
    for (const line of suspects.slice(1)) tries.push([GLUED_COLON, line]);
  }
  for (const [pattern, line] of tries) {
    const found = pattern.exec(lines[line] ?? "");
    if (found) {
      const column = found[0].length - found[2].length;
      return problemAt(texts, "yaml-colon", { line: line + 1, column }, null, {}, `${found[1]}: ${stripped(found[2])}`);
    }
  }
  return null;
}

/** A full-width comma between the pairs inside braces, or a full-width brace or bracket. @param {Stop} stop @returns {Problem | null} */
function wideSign({ lines, said, stopped, began, texts }) {
  /** @param {RegExp} pattern @param {number} line @param {number} [from] @param {number} [to] */
  const told = (pattern, line, from = 0, to = undefined) => {
    const signs = [...(lines[line] ?? "")];
    const before = signs.slice(0, from).join("");
    const found = pattern.exec(signs.slice(from, to).join(""));
    if (!found) return null;
    const column = lengthOf(before + found.input.slice(0, found.index) + found[0]);
    const sign = found[0].slice(-1);
    return problemAt(texts, "yaml-wide", { line: line + 1, column }, null, { sign, meant: texts.halfWidth[sign] });
  };
  const { line, column } = stopped;
  if (said.includes("flow")) {
    return (
      told(/^[，；、]/, line, column) ??
      told(WIDE_COMMA, line, 0, column) ??
      (began && told(WIDE_CLOSING, began.line, began.column))
    );
  }
  return said.includes("mapping values are not allowed") ? told(WIDE_OPENING, line, 0, column) : null;
}

/** A list whose items begin with another sign than a hyphen and a space. @param {Stop} stop @returns {Problem | null} */
function gluedDash({ lines, said, suspects, texts }) {
  if (!said.includes("mapping values are not allowed")) return null;
  const found = GLUED_DASH.exec(lines[suspects[1]] ?? "");
  if (!found) return null;
  const [zh, en] = texts.listItem;
  const place = { line: suspects[1] + 1, column: found[1].length + 1 };
  return problemAt(texts, "yaml-syntax", place, null, { zh, en }, `- ${found[2]}`);
}

/** A quotation mark closed by the one of the input method is open up to where the next one opens. @param {Stop} stop @returns {Problem | null} */
function halfQuoted({ lines, stopped, texts }) {
  for (const [at, written] of lines.slice(0, stopped.line + 1).entries()) {
    const found = HALF_QUOTED.exec(written);
    if (found) {
      const column = lengthOf(found[1] + found[2]) + 1;
      return problemAt(texts, "yaml-quotes", { line: at + 1, column }, null, {}, `"${found[2]}"`);
    }
  }
  return null;
}

/** A line indented by tabs, or by spaces of another width. @param {Stop} stop @returns {Problem | null} */
function wrongIndent({ lines, stopped, suspects, texts }) {
  for (const line of [stopped.line, suspects[0]]) {
    const space = INDENTING_SPACE.exec(lines[line] ?? "");
    if (space) return problemAt(texts, "yaml-space", { line: line + 1, column: space[0].length }, null);
  }
  const tab = INDENTING_TAB.exec(lines[stopped.line] ?? "");
  return tab && problemAt(texts, "yaml-tab", { line: stopped.line + 1, column: tab[0].length }, null);
}

/** A character that YAML allows nowhere, where it first stands. @param {number} sign @param {string} text @param {Texts} texts */
export function forbiddenSign(sign, text, texts) {
  const at = sign >= 0xd800 && sign <= 0xdfff ? text.search(/\p{Cs}/u) : text.indexOf(String.fromCodePoint(sign));
  return problemAt(texts, "control-character", placeAt(text, Math.max(at, 0)), null, { sign: numberOfSign(sign) });
}

/** Such as U+00AD. @param {number} code */
export function numberOfSign(code) {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** @param {string[]} lines @param {{ line: number, column: number }} stopped */
function isAtEnd(lines, { line, column }) {
  if (lines.slice(line + 1).some((each) => stripped(each))) return false;
  const here = lines[line];
  return here === undefined || lengthOf(stripped([...here].slice(column).join(""))) === 0;
}
