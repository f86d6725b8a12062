import { Cursor, YamlMishap } from "./cursor.js";
import { directive, named, tagged } from "./marks.js";
import { stripped } from "./signs.js";
import { blockScalar, plainScalar, quotedScalar } from "./scalars.js";

/**
 * YAML text → tokens, one after the other, as the YAML 1.1 grammar has them and libyaml reads them: what the
 * catalogue's own check accepts and refuses has to be the same here, to the character.
 *
 * @typedef {import("./cursor.js").Mark} Mark
 * @typedef {"start" | "end" | "document start" | "document end" | "directive" | "block sequence" | "block mapping" |
 *   "block end" | "[" | "]" | "{" | "}" | "," | "-" | "?" | ":" | "alias" | "anchor" | "tag" | "scalar"} Kind
 * @typedef {{ kind: Kind, start: Mark, end: Mark, value?: string, isPlain?: boolean, handle?: string }} Token
 * @typedef {{ isPossible: boolean, isRequired: boolean, number: number, mark: Mark }} SimpleKey a token that
 *   becomes a key if a colon follows
 */

const LONGEST_KEY = 1024;
const NO_PLAIN_START = "-?:,[]{}#&*!|>'\"%@`";

/** Gives the tokens of a text; each is found only when it is asked for, as mistakes are. */
export class Tokens {
  /** @param {string} text */
  constructor(text) {
    this.cursor = new Cursor(text);
    /** @type {Token[]} */
    this.queue = [];
    this.taken = 0;
    this.isOver = false;
    this.indent = -1;
    /** @type {number[]} */
    this.indents = [];
    this.allowsKey = true;
    /** One for each level of brackets, the last for the innermost. @type {SimpleKey[]} */
    this.keys = [this.noKey()];
  }

  /** The next token, which stays. @returns {Token} */
  peek() {
    while (this.needsMore()) this.fetch();
    return this.queue[0];
  }

  /** The next token, taken. @returns {Token} */
  next() {
    const token = this.peek();
    this.queue.shift();
    this.taken += 1;
    return token;
  }

  needsMore() {
    if (!this.queue.length) return !this.isOver;
    this.dropStaleKeys();
    return this.keys.some((key) => key.isPossible && key.number === this.taken);
  }

  fetch() {
    const { cursor } = this;
    this.skipToToken();
    this.dropStaleKeys();
    this.closeBlocks(cursor.column);
    if (cursor.isEnd()) return this.fetchEnd();
    if (cursor.column === 0 && cursor.holds("%")) return this.fetchDirective();
    if (cursor.isAtDocumentMark("-")) return this.fetchDocumentMark("document start");
    if (cursor.isAtDocumentMark(".")) return this.fetchDocumentMark("document end");
    if (cursor.holds("[{")) return this.fetchOpening();
    if (cursor.holds("]}")) return this.fetchClosing();
    if (cursor.holds(",")) return this.fetchComma();
    if (cursor.holds("-") && cursor.isBlankOrBreak(1)) return this.fetchEntry();
    if (cursor.holds("?") && (this.isInFlow() || cursor.isBlankOrBreak(1))) return this.fetchKey();
    if (cursor.holds(":") && (this.isInFlow() || cursor.isBlankOrBreak(1))) return this.fetchValue();
    if (cursor.holds("*&")) return this.fetchMark(named);
    if (cursor.holds("!")) return this.fetchMark((at) => tagged(at, this.isInFlow()));
    if (cursor.holds("|>") && !this.isInFlow()) return this.fetchBlock();
    if (cursor.holds("'\"")) return this.fetchScalar(() => quotedScalar(cursor, cursor.holds("'")));
    if (this.isPlainStart()) return this.fetchScalar(() => plainScalar(cursor, this.indent, this.isInFlow()));
    throw this.mishap("while scanning for the next token", cursor.mark(), "found character that cannot start any token");
  }

  isInFlow() {
    return this.keys.length > 1;
  }

  isPlainStart() {
    const { cursor } = this;
    if (cursor.isBlankOrBreak()) return false;
    if (!cursor.holds(NO_PLAIN_START)) return true;
    if (cursor.holds("-")) return !cursor.isBlank(1);
    return !this.isInFlow() && cursor.holds("?:") && !cursor.isBlankOrBreak(1);
  }

  /** Go over white space and comments. Tabs may stand where they cannot be taken for indentation. */
  skipToToken() {
    const { cursor } = this;
    for (;;) {
      if (cursor.column === 0 && cursor.code() === 0xfeff) cursor.take();
      while (cursor.holds(" ") || (cursor.holds("\t") && (this.isInFlow() || !this.allowsKey))) cursor.take();
      if (cursor.holds("#")) cursor.skipLine();
      if (!cursor.isBreak()) return;
      cursor.takeBreak();
      if (!this.isInFlow()) this.allowsKey = true;
    }
  }

  // ------------------------------------------------------------------------------------------- simple keys

  /** @returns {SimpleKey} */
  noKey() {
    return { isPossible: false, isRequired: false, number: 0, mark: this.cursor.mark() };
  }

  /** A key stands on one line and is not endless. */
  dropStaleKeys() {
    const { line, index } = this.cursor;
    for (const key of this.keys) {
      if (key.isPossible && (key.mark.line < line || key.mark.index + LONGEST_KEY < index)) this.dropKey(key);
    }
  }

  /** @param {SimpleKey} [key] */
  dropKey(key = this.keys[this.keys.length - 1]) {
    if (key.isPossible && key.isRequired) {
      throw this.mishap("while scanning a simple key", key.mark, "could not find expected ':'");
    }
    key.isPossible = false;
  }

  /** What comes next may be a key. */
  noteKey() {
    if (!this.allowsKey) return;
    const isRequired = !this.isInFlow() && this.indent === this.cursor.column;
    this.dropKey();
    const number = this.taken + this.queue.length;
    this.keys[this.keys.length - 1] = { isPossible: true, isRequired, number, mark: this.cursor.mark() };
  }

  // ------------------------------------------------------------------------------------------- indentation

  /** @param {Kind} kind @param {Mark} mark @param {number} [number] of the token before which the block begins */
  openBlock(kind, mark, number) {
    if (this.isInFlow() || this.indent >= mark.column) return;
    this.indents.push(this.indent);
    this.indent = mark.column;
    const at = number === undefined ? this.queue.length : number - this.taken;
    this.queue.splice(at, 0, { kind, start: mark, end: mark });
  }

  /** End the blocks that are indented by more than `column`. @param {number} column */
  closeBlocks(column) {
    if (this.isInFlow()) return;
    while (this.indent > column) {
      this.add("block end", this.cursor.mark());
      this.indent = this.indents.pop() ?? -1;
    }
  }

  // ------------------------------------------------------------------------------------------------ tokens

  /** @param {Kind} kind @param {Mark} start @param {Partial<Token>} [more] */
  add(kind, start, more = {}) {
    this.queue.push({ kind, start, end: this.cursor.mark(), ...more });
  }

  /** A token of one sign that is its kind. */
  addSign() {
    const start = this.cursor.mark();
    this.add(/** @type {Kind} */ (this.cursor.take()), start);
  }

  /** @param {string} context @param {Mark | null} began @param {string} problem */
  mishap(context, began, problem) {
    return new YamlMishap(context, began, problem, this.cursor.mark());
  }

  fetchEnd() {
    const { cursor } = this;
    if (cursor.column) {
      cursor.column = 0;
      cursor.line += 1;
    }
    this.closeBlocks(-1);
    this.dropKey();
    this.allowsKey = false;
    this.add("end", cursor.mark());
    this.isOver = true;
  }

  fetchDirective() {
    this.closeBlocks(-1);
    this.dropKey();
    this.allowsKey = false;
    this.queue.push(directive(this.cursor));
  }

  /** @param {Kind} kind */
  fetchDocumentMark(kind) {
    this.closeBlocks(-1);
    this.dropKey();
    this.allowsKey = false;
    const start = this.cursor.mark();
    this.cursor.take(3);
    this.add(kind, start);
  }

  fetchOpening() {
    this.noteKey();
    this.keys.push(this.noKey());
    this.allowsKey = true;
    this.addSign();
  }

  fetchClosing() {
    this.dropKey();
    if (this.isInFlow()) this.keys.pop();
    this.allowsKey = false;
    this.addSign();
  }

  fetchComma() {
    this.dropKey();
    this.allowsKey = true;
    this.addSign();
  }

  fetchEntry() {
    if (!this.isInFlow()) {
      if (!this.allowsKey) throw this.mishap("", null, "block sequence entries are not allowed in this context");
      this.openBlock("block sequence", this.cursor.mark());
    }
    this.dropKey();
    this.allowsKey = true;
    this.addSign();
  }

  fetchKey() {
    if (!this.isInFlow()) {
      if (!this.allowsKey) throw this.mishap("", null, "mapping keys are not allowed in this context");
      this.openBlock("block mapping", this.cursor.mark());
    }
    this.dropKey();
    this.allowsKey = !this.isInFlow();
    this.addSign();
  }

  fetchValue() {
    const key = this.keys[this.keys.length - 1];
    if (key.isPossible) {
      this.queue.splice(key.number - this.taken, 0, { kind: "?", start: key.mark, end: key.mark });
      this.openBlock("block mapping", key.mark, key.number);
      key.isPossible = false;
      this.allowsKey = false;
    } else {
      if (!this.isInFlow()) {
        if (!this.allowsKey) throw this.mishap("", null, "mapping values are not allowed in this context");
        this.openBlock("block mapping", this.cursor.mark());
      }
      this.allowsKey = !this.isInFlow();
    }
    this.addSign();
  }

  /** @param {(cursor: Cursor) => Token} read */
  fetchMark(read) {
    this.noteKey();
    this.allowsKey = false;
    this.queue.push(read(this.cursor));
  }

  fetchBlock() {
    this.dropKey();
    this.allowsKey = true;
    this.queue.push({ kind: "scalar", ...blockScalar(this.cursor, this.indent) });
  }

  /** @param {() => import("./scalars.js").Scalar} read */
  fetchScalar(read) {
    this.noteKey();
    this.allowsKey = false;
    const { endsLine, ...scalar } = read();
    if (endsLine) this.allowsKey = true;
    this.queue.push({ kind: "scalar", ...scalar });
  }
}

/** The comments in a text of YAML, each from its `#` on. @param {string} text */
export function commentsIn(text) {
  const tokens = new Tokens(text);
  let last = 0;
  let between = "";
  for (let token = tokens.next(); ; token = tokens.next()) {
    between += `${text.slice(last, token.start.at)}\n`;
    last = token.end.at;
    // Beside the sign that begins a block of text stands nothing but a comment.
    const isBlock = token.kind === "scalar" && "|>".includes(text[token.start.at]);
    if (isBlock) between += `${text.slice(token.start.at, last).split(/\r\n|[\r\n]/)[0]}\n`;
    if (token.kind === "end") break;
  }
  return (`${between}${text.slice(last)}`.match(/#[^\n]*/g) ?? []).map(stripped);
}
