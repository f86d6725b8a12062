/**
 * A place in a YAML text that moves forward, and what stands there.
 *
 * @typedef {{ at: number, index: number, line: number, column: number }} Mark `at` counts as JavaScript does;
 *   index, line and column from 0, in characters, lines as YAML breaks them
 */

const END = -1;
const CHUNK = 16384;

/** What keeps a text from being YAML; said and placed as libyaml does. */
export class YamlMishap extends Error {
  /** @param {string} context @param {Mark | null} began @param {string} problem @param {Mark} stopped */
  constructor(context, began, problem, stopped) {
    super(problem);
    this.context = context;
    this.began = began;
    this.problem = problem;
    this.stopped = stopped;
  }
}

/** A character that YAML allows nowhere. */
export class ForbiddenSign extends Error {
  /** @param {number} sign */
  constructor(sign) {
    super("control characters are not allowed");
    this.sign = sign;
  }
}

/** Reads a text character by character; characters are looked at by their code, -1 at the end. */
export class Cursor {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.index = 0;
    this.line = 0;
    this.column = 0;
    this.checked = 0;
  }

  /** @returns {Mark} */
  mark() {
    return { at: this.at, index: this.index, line: this.line, column: this.column };
  }

  /** The code of the character here or, after one of ASCII, further ahead. */
  code(ahead = 0) {
    const at = this.at + ahead;
    if (at >= this.text.length) return END;
    if (at >= this.checked) this.check();
    return this.text.charCodeAt(at);
  }

  /** Whether one of the signs stands here. @param {string} signs @param {number} [ahead] */
  holds(signs, ahead = 0) {
    const code = this.code(ahead);
    return code !== END && signs.includes(String.fromCharCode(code));
  }

  isEnd() {
    return this.code() === END;
  }

  isBlank(ahead = 0) {
    const code = this.code(ahead);
    return code === 0x20 || code === 0x09;
  }

  isBreak(ahead = 0) {
    const code = this.code(ahead);
    return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
  }

  isBreakOrEnd(ahead = 0) {
    return this.isBreak(ahead) || this.code(ahead) === END;
  }

  isBlankOrBreak(ahead = 0) {
    return this.isBlank(ahead) || this.isBreakOrEnd(ahead);
  }

  /** Whether `---` or `...` stands here alone, at the beginning of a line. @param {string} [signs] */
  isAtDocumentMark(signs = "-.") {
    const isMark = [...signs].some((sign) => this.holds(sign) && this.holds(sign, 1) && this.holds(sign, 2));
    return this.column === 0 && isMark && this.isBlankOrBreak(3);
  }

  /** Go over characters that are no line breaks and return them. */
  take(count = 1) {
    const from = this.at;
    for (let left = count; left > 0; left -= 1) {
      const code = this.code();
      this.at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
      this.index += 1;
      this.column += 1;
    }
    return this.text.slice(from, this.at);
  }

  /** Go over a line break and return it as YAML reads it; nothing if there is none. */
  takeBreak() {
    if (!this.isBreak()) return "";
    const code = this.code();
    const count = code === 0x0d && this.code(1) === 0x0a ? 2 : 1;
    this.at += count;
    this.index += count;
    this.column = 0;
    this.line += 1;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : "\n";
  }

  skipBlanks() {
    while (this.isBlank()) this.take();
  }

  /** Go to the end of the line. */
  skipLine() {
    while (!this.isBreakOrEnd()) this.take();
  }

  /** Like libyaml, look for forbidden characters in one piece of the text ahead. */
  check() {
    let bytes = 0;
    while (this.checked < this.text.length) {
      const code = this.text.codePointAt(this.checked) ?? 0;
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      if (bytes > CHUNK) return;
      if (!isAllowed(code)) throw new ForbiddenSign(code);
      this.checked += code < 0x10000 ? 1 : 2;
    }
  }
}

/** @param {number} code */
function isAllowed(code) {
  if (code < 0xa0) return (code >= 0x20 && code <= 0x7e) || code === 9 || code === 10 || code === 13 || code === 0x85;
  return code < 0xd800 || (code >= 0xe000 && code !== 0xfffe && code !== 0xffff);
}
