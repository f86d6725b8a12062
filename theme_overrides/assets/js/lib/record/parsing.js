import { YamlMishap } from "./cursor.js";
import { scalarOf } from "./numbers.js";
import { Tokens } from "./tokens.js";

/**
 * Tokens → plain values that know where they and their keys began: what _Reader of hooks/expo/source.py makes of
 * libyaml's events, mistake by mistake in the same order.
 *
 * @typedef {import("./cursor.js").Mark} Mark
 * @typedef {import("./tokens.js").Token} Token
 * @typedef {readonly (string | number)[]} Location the way from the top of a file to a value
 * @typedef {{ code: string, at: number, values: Record<string, unknown> }} Trouble
 * @typedef {{ start: Mark, extra: { code: string, values?: Record<string, unknown> } | null, token: Token | null, kind: string }} Node
 */

export const MOST_LEVELS = 16;

// What stands under a key's second appearance is read too, at a step that no mapping has, and thrown away.
const AGAIN = -1;

const NODE = "did not find expected node content";

/** The rest of the file cannot be read safely; the trouble has been noted. */
export class StopReading extends Error {}

/** A location as the key of a map. @param {Location} location */
export function keyOfLocation(location) {
  return JSON.stringify(location);
}

/** Reads the values of one text. */
export class Parser {
  /** @param {string} text */
  constructor(text) {
    this.tokens = new Tokens(text);
    /** @type {Map<string, number>} */
    this.keys = new Map();
    /** @type {Map<string, number>} */
    this.values = new Map();
    /** @type {Trouble[]} */
    this.troubles = [];
    /** What the handles of tags stand for. @type {Map<string, string>} */
    this.handles = new Map([["!", "!"], ["!!", "tag:yaml.org,2002:"]]);
  }

  /** The value of the only document; null if there is none. */
  read() {
    let data = null;
    for (let documents = 0; ; documents += 1) {
      const start = this.documentStart(documents === 0);
      if (!start) return data;
      if (documents > 0) this.stop("yaml-documents", start.mark);
      const isEmpty = start.isExplicit && this.at("directive", "document start", "document end", "end");
      data = isEmpty ? this.nothing(this.tokens.peek().start, []) : this.value([], true, false);
      if (this.at("document end")) this.tokens.next();
    }
  }

  /** @param {...string} kinds */
  at(...kinds) {
    return kinds.includes(this.tokens.peek().kind);
  }

  /** The beginning of a document, its directives and `---` gone over; null at the end. @param {boolean} isFirst */
  documentStart(isFirst) {
    if (!isFirst) while (this.at("document end")) this.tokens.next();
    const mark = this.tokens.peek().start;
    if (this.at("end")) return null;
    if (isFirst && !this.at("directive", "document start")) return { mark, isExplicit: false };
    this.directives();
    const token = this.tokens.peek();
    if (token.kind !== "document start") {
      throw new YamlMishap("", null, "did not find expected <document start>", token.start);
    }
    this.tokens.next();
    return { mark, isExplicit: true };
  }

  directives() {
    const seen = new Set();
    while (this.at("directive")) {
      const { handle = "", value = "", start } = this.tokens.peek();
      const [name, prefix] = handle === "YAML" ? [handle, ""] : value.split(" ");
      if (seen.has(name)) throw new YamlMishap("", null, `found duplicate %${handle} directive`, start);
      if (handle === "YAML" && !["1.1", "1.2"].includes(value)) {
        throw new YamlMishap("", null, "found incompatible YAML document", start);
      }
      seen.add(name);
      if (handle === "TAG") this.handles.set(name, prefix);
      this.tokens.next();
    }
  }

  // ----------------------------------------------------------------------------------------------- nodes

  /**
   * The next node up to its content: what it is and what it bears that is refused.
   *
   * @param {boolean} isBlock @param {boolean} isIndentless whether a list may stand at its key's own indent
   * @returns {Node}
   */
  node(isBlock, isIndentless) {
    const first = this.tokens.peek();
    const { start } = first;
    if (first.kind === "alias") {
      this.tokens.next();
      return { start, extra: { code: "yaml-alias" }, token: null, kind: "alias" };
    }
    const anchor = this.property("anchor");
    const tag = this.property("tag");
    const hasAnchor = anchor ?? (tag && this.property("anchor"));
    const name = tag && this.tagName(tag, start);
    const extra = hasAnchor
      ? { code: "yaml-alias" }
      : name && name !== "!"
        ? { code: "yaml-tag", values: { tag: name } }
        : null;
    const token = this.tokens.peek();
    const kind = isIndentless && token.kind === "-" ? "indentless" : token.kind;
    const kinds = ["scalar", "[", "{", "indentless", ...(isBlock ? ["block sequence", "block mapping"] : [])];
    if (kinds.includes(kind)) {
      if (kind === "scalar") this.tokens.next();
      return { start, extra, token, kind };
    }
    if (anchor || tag) return { start, extra, token: null, kind: "nothing" };
    throw new YamlMishap(`while parsing a ${isBlock ? "block" : "flow"} node`, start, NODE, token.start);
  }

  /** @param {string} kind */
  property(kind) {
    return this.at(kind) ? this.tokens.next() : null;
  }

  /** @param {Token} tag @param {Mark} start */
  tagName({ handle = "", value = "", start: at }, start) {
    const prefix = handle && this.handles.get(handle);
    if (prefix === undefined) throw new YamlMishap("while parsing a node", start, "found undefined tag handle", at);
    return prefix + value;
  }

  /** The value of the next node. @param {Location} location @param {boolean} isBlock @param {boolean} isIndentless @returns {unknown} */
  value(location, isBlock, isIndentless) {
    return this.content(this.node(isBlock, isIndentless), location);
  }

  /** @param {Node} node @param {Location} location @returns {unknown} */
  content(node, location) {
    this.begin(node.start, location, node.extra);
    const { kind, token } = node;
    if (kind === "nothing") return null;
    if (kind === "scalar") return scalarValue(token);
    if (kind === "indentless") return this.indentless(location);
    if (kind === "block sequence") return this.blockSequence(location);
    if (kind === "block mapping") return this.blockMapping(location);
    return kind === "[" ? this.flowSequence(location) : this.flowMapping(location);
  }

  /** A value that is not written. @param {Mark} start @param {Location} location */
  nothing(start, location) {
    this.begin(start, location, null);
    return null;
  }

  /** @param {Mark} start @param {Location} location @param {Node["extra"]} extra */
  begin(start, location, extra) {
    if (extra) this.stop(extra.code, start, extra.values);
    if (location.length > MOST_LEVELS) this.stop("yaml-deep", start, { most: MOST_LEVELS });
    this.values.set(keyOfLocation(location), start.at);
  }

  /** @param {string} code @param {Mark} mark @param {Record<string, unknown>} [values] @returns {never} */
  stop(code, mark, values = {}) {
    this.troubles.push({ code, at: mark.at, values });
    throw new StopReading();
  }

  // ------------------------------------------------------------------------------------------- sequences

  /** @param {Location} location */
  indentless(location) {
    const found = [];
    while (this.at("-")) {
      const mark = this.tokens.next().end;
      const here = [...location, found.length];
      found.push(this.at("-", "?", ":", "block end") ? this.nothing(mark, here) : this.value(here, true, false));
    }
    return found;
  }

  /** @param {Location} location */
  blockSequence(location) {
    const { start } = this.tokens.next();
    const found = [];
    while (this.at("-")) {
      const mark = this.tokens.next().end;
      const here = [...location, found.length];
      found.push(this.at("-", "block end") ? this.nothing(mark, here) : this.value(here, true, false));
    }
    this.expect("block end", "while parsing a block collection", start, "did not find expected '-' indicator");
    return found;
  }

  /** @param {Location} location */
  flowSequence(location) {
    const { start } = this.tokens.next();
    /** @type {unknown[]} */
    const found = [];
    while (!this.at("]")) {
      if (found.length) this.expect(",", "while parsing a flow sequence", start, "did not find expected ',' or ']'");
      if (this.at("]")) break;
      const here = [...location, found.length];
      found.push(this.at("?") ? this.pair(here) : this.value(here, false, false));
    }
    this.tokens.next();
    return found;
  }

  /** `[key: value]` is a list of a mapping. @param {Location} location */
  pair(location) {
    this.begin(this.tokens.next().start, location, null);
    const mapping = new Mapping(this, location);
    if (this.at(":", ",", "]")) {
      // As libyaml does, which goes over the colon, so that the value is lost.
      mapping.key(this.emptyKey(this.tokens.next().end));
    } else {
      mapping.key(this.node(false, false));
    }
    if (this.at(":")) {
      this.tokens.next();
      if (!this.at(",", "]")) {
        mapping.value(() => this.node(false, false));
        return mapping.found;
      }
    }
    mapping.empty(this.tokens.peek().start);
    return mapping.found;
  }

  // -------------------------------------------------------------------------------------------- mappings

  /** @param {Location} location */
  blockMapping(location) {
    const { start } = this.tokens.next();
    const mapping = new Mapping(this, location);
    while (this.at("?")) {
      const afterKey = this.tokens.next().end;
      mapping.key(this.at("?", ":", "block end") ? this.emptyKey(afterKey) : this.node(true, true));
      if (!this.at(":")) {
        mapping.empty(this.tokens.peek().start);
        continue;
      }
      const afterColon = this.tokens.next().end;
      if (this.at("?", ":", "block end")) mapping.empty(afterColon);
      else mapping.value(() => this.node(true, true));
    }
    this.expect("block end", "while parsing a block mapping", start, "did not find expected key");
    return mapping.found;
  }

  /** @param {Location} location */
  flowMapping(location) {
    const { start } = this.tokens.next();
    const mapping = new Mapping(this, location);
    for (let isFirst = true; !this.at("}"); isFirst = false) {
      if (!isFirst) this.expect(",", "while parsing a flow mapping", start, "did not find expected ',' or '}'");
      if (this.at("}")) break;
      if (this.at("?")) {
        this.tokens.next();
        mapping.key(this.at(":", ",", "}") ? this.emptyKey(this.tokens.peek().start) : this.node(false, false));
      } else {
        mapping.key(this.node(false, false));
        mapping.empty(this.tokens.peek().start);
        continue;
      }
      if (this.at(":")) {
        this.tokens.next();
        if (!this.at(",", "}")) {
          mapping.value(() => this.node(false, false));
          continue;
        }
      }
      mapping.empty(this.tokens.peek().start);
    }
    this.tokens.next();
    return mapping.found;
  }

  /** @param {Mark} start @returns {Node} */
  emptyKey(start) {
    return { start, extra: null, token: null, kind: "nothing" };
  }

  /** @param {string} kind @param {string} context @param {Mark} start @param {string} problem */
  expect(kind, context, start, problem) {
    const token = this.tokens.peek();
    if (token.kind !== kind) throw new YamlMishap(context, start, problem, token.start);
    this.tokens.next();
  }
}

/** A mapping in the making: each key once, the first counts. */
class Mapping {
  /** @param {Parser} parser @param {Location} location */
  constructor(parser, location) {
    this.parser = parser;
    this.location = location;
    /** @type {Record<string, unknown>} */
    this.found = Object.create(null);
    this.name = "";
    this.isAgain = false;
  }

  /** @param {Node} node */
  key({ kind, token, start, extra }) {
    const { parser, location } = this;
    if (kind !== "scalar" && kind !== "nothing") parser.stop("yaml-key", start);
    if (extra) parser.stop(extra.code, start, extra.values);
    this.name = token?.value ?? "";
    const here = keyOfLocation([...location, this.name]);
    this.isAgain = this.name in this.found;
    if (this.isAgain) {
      const first = parser.keys.get(here) ?? 0;
      parser.troubles.push({ code: "yaml-duplicate-key", at: start.at, values: { key: this.name, first } });
    } else {
      parser.keys.set(here, start.at);
    }
  }

  /** @param {() => Node} node */
  value(node) {
    this.set(this.parser.content(node(), this.here()));
  }

  /** @param {Mark} mark */
  empty(mark) {
    this.set(this.parser.nothing(mark, this.here()));
  }

  here() {
    return [...this.location, this.isAgain ? AGAIN : this.name];
  }

  /** @param {unknown} value */
  set(value) {
    if (!this.isAgain) this.found[this.name] = value;
  }
}

/** @param {Token | null} token */
function scalarValue(token) {
  return token?.isPlain ? scalarOf(token.value ?? "") : (token?.value ?? "");
}
