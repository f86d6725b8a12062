import { placeAt, problemAt } from "./problems.js";
import { lengthOf, stripped } from "./signs.js";

/**
 * What keeps a text from being YAML, in words that lead to the slip of the pen behind it: by the rules of
 * hooks/expo/syntax.py.
 *
 * @typedef {import("./cursor.js").YamlMishap} YamlMishap
 * @typedef {import("./problems.js").Texts} Texts
 */

const FULL_WIDTH_COLON = /^[\t\v\f\x1c-\x20\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]*(?:- +)?[“”‘’＂＇]?([a-z][a-z0-9_-]*)[“”‘’＂＇]?：/;
const HALF_QUOTED = /^( *(?:- +)?(?:[a-z_]+: +)?["'])([^“”‘’＂＇"'#]+)[“”‘’＂＇] *$/;
const INDENTING_TAB = /^ *\t/;

/** The problem behind a mishap, at the place of its cause. @param {YamlMishap} mishap @param {string} text @param {Texts} texts */
export function syntaxProblem({ context, began, problem, stopped }, text, texts) {
  const lines = text.split(/\r\n|[\n\r\x85\u2028\u2029]/);
  const said = context ? `${context}, ${problem}` : problem;
  for (const line of suspects(lines, stopped.line, began?.line ?? 0)) {
    const found = FULL_WIDTH_COLON.exec(lines[line]);
    if (found) return problemAt(texts, "yaml-colon", { line: line + 1, column: found[0].length }, null, {}, `${found[1]}: `);
  }
  // A quotation mark closed by the one of the input method is open up to where the next one opens.
  for (const [at, written] of lines.slice(0, stopped.line + 1).entries()) {
    const found = HALF_QUOTED.exec(written);
    if (found) {
      const column = lengthOf(found[1] + found[2]) + 1;
      return problemAt(texts, "yaml-quotes", { line: at + 1, column }, null, {}, `"${found[2]}"`);
    }
  }
  const tab = INDENTING_TAB.exec(lines[stopped.line] ?? "");
  if (tab) return problemAt(texts, "yaml-tab", { line: stopped.line + 1, column: tab[0].length }, null);
  // Where the end of the file or the next key surprised the parser, the beginning tells more.
  const isLate = said.includes("quoted scalar, found unexpected") || said.includes("simple key") || isAtEnd(lines, stopped);
  const { line, column } = isLate && began ? began : stopped;
  const place = { line: line + 1, column: column + 1 };
  if (said.includes("scanning an alias") || said.includes("scanning an anchor")) {
    return problemAt(texts, "yaml-alias", place, null);
  }
  const [, zh, en] = texts.syntax.find(([part]) => said.includes(part)) ?? ["", `此处无法理解（${said}）`, said];
  return problemAt(texts, "yaml-syntax", place, null, { zh, en });
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

/** The lines on which a wrong colon may have led to the stop. @param {string[]} lines @param {number} stopped @param {number} began */
function suspects(lines, stopped, began) {
  const before = lines.slice(0, stopped).findLastIndex((line) => stripped(line));
  return [began, Math.max(before, 0), stopped].filter((line) => line < lines.length);
}

/** @param {string[]} lines @param {import("./cursor.js").Mark} stopped */
function isAtEnd(lines, { line, column }) {
  if (lines.slice(line + 1).some((each) => stripped(each))) return false;
  const here = lines[line];
  return here === undefined || lengthOf(stripped([...here].slice(column).join(""))) === 0;
}
