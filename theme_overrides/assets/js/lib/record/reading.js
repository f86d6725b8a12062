import { ForbiddenSign, YamlMishap } from "./cursor.js";
import { keyOfLocation, Parser, StopReading } from "./parsing.js";
import { placeAt, problemAt } from "./problems.js";
import { forbiddenSign, syntaxProblem } from "./syntax.js";

/**
 * The YAML of a record → plain values that know their place: by the rules of hooks/expo/source.py, with the same
 * problems at the same places. docs/handbook/decisions/0010-form.md says why this is our own reader.
 *
 * @typedef {import("./problems.js").Location} Location
 * @typedef {import("./problems.js").Place} Place
 * @typedef {import("./problems.js").Problem} Problem
 * @typedef {import("./problems.js").Texts} Texts
 */

export const MOST_RECORD_BYTES = 256 * 1024;
const TOP = { line: 1, column: 1 };

/** The content of one file; `keys` and `values` hold the index in the text where each begins. */
export class Source {
  /** @param {string} text @param {unknown} data @param {Pick<Parser, "keys" | "values">} starts */
  constructor(text, data, { keys, values }) {
    this.text = text;
    /** Mappings without prototype, lists, texts, truth values, null, numbers as WrittenNumber. */
    this.data = data;
    this.keys = keys;
    this.values = values;
    /** Location of a mapping → its keys; objects put keys such as "10" first. @type {Map<string, string[]>} */
    this.children = new Map();
    for (const location of keys.keys()) {
      const steps = JSON.parse(location);
      const parent = keyOfLocation(steps.slice(0, -1));
      this.children.set(parent, [...(this.children.get(parent) ?? []), steps[steps.length - 1]]);
    }
  }

  /** The keys at the top with where each begins, in the order of the file. @returns {[string, number][]} */
  topKeys() {
    return this.keysOf([]).map((key) => [key, this.startOfKey([key]) ?? 0]);
  }

  /** The keys of a mapping in the order of the file. @param {Location} location */
  keysOf(location) {
    return this.children.get(keyOfLocation(location)) ?? [];
  }

  /** @param {Location} location @returns {unknown} */
  valueAt(location) {
    return location.reduce((value, step) => /** @type {any} */ (value)[step], this.data);
  }

  /** @param {Location} location */
  startOfKey(location) {
    return this.keys.get(keyOfLocation(location));
  }

  /** The place of the value, or of the nearest thing that holds it. @param {Location} location @returns {Place} */
  placeOf(location) {
    return placeAt(this.text, this.startOf(location));
  }

  /** The place of the key that leads to the value. @param {Location} location @returns {Place} */
  placeOfKey(location) {
    const at = this.startOfKey(location);
    return at === undefined ? this.placeOf(location) : placeAt(this.text, at);
  }

  /** The place of a sign inside a value or its key; where that begins if it is written by an escape. @param {Location} location @param {string} sign @param {{ inKey?: boolean }} [where] @returns {Place} */
  placeOfSign(location, sign, { inKey = false } = {}) {
    const start = (inKey ? this.startOfKey(location) : undefined) ?? this.startOf(location);
    const at = this.text.indexOf(sign, start);
    return placeAt(this.text, at < 0 ? start : at);
  }

  /** @param {Location} location @returns {number} */
  startOf(location) {
    for (let length = location.length; length >= 0; length -= 1) {
      const start = this.values.get(keyOfLocation(location.slice(0, length)));
      if (start !== undefined) return start;
    }
    return 0;
  }
}

/**
 * Turn YAML text into values with places. There is no source when the text cannot be understood.
 *
 * @param {string} written @param {Texts} texts the format, for what it says of problems
 * @returns {{ source: Source | null, problems: Problem[] }}
 */
export function readRecord(written, texts) {
  // A byte order mark is no part of the text, wherever it was pasted from.
  const text = written.replace(/^\ufeff/, "");
  // A text that is pasted may be longer than any file that is taken.
  const size = text.length * 3 > MOST_RECORD_BYTES ? new TextEncoder().encode(text).length : 0;
  if (size > MOST_RECORD_BYTES) return { source: null, problems: [tooLarge(size, texts)] };
  const lone = text.search(/\p{Cs}/u);
  if (lone >= 0) return { source: null, problems: [forbiddenSign(text.charCodeAt(lone), text, texts)] };
  const parser = new Parser(text);
  /** @type {Problem[]} */
  const last = [];
  let data = null;
  try {
    data = parser.read();
    if (data === null) return { source: null, problems: [problemAt(texts, "yaml-empty", TOP, null)] };
  } catch (error) {
    if (error instanceof YamlMishap) last.push(syntaxProblem(error, text, texts));
    else if (error instanceof ForbiddenSign) last.push(forbiddenSign(error.sign, text, texts));
    else if (!(error instanceof StopReading)) throw error;
    data = null;
  }
  const troubles = parser.troubles.map(({ code, at, values: { first, ...values } }) => {
    const line = first === undefined ? {} : { line: placeAt(text, Number(first)).line };
    return problemAt(texts, code, placeAt(text, at), null, { ...values, ...line });
  });
  return { source: data === null ? null : new Source(text, data, parser), problems: [...troubles, ...last] };
}

/**
 * The text of a file, or the problem that keeps it from being read.
 *
 * @param {Uint8Array} bytes @param {Texts} texts @returns {{ text: string | null, problems: Problem[] }}
 */
export function textOf(bytes, texts) {
  if (bytes.length > MOST_RECORD_BYTES) return { text: null, problems: [tooLarge(bytes.length, texts)] };
  // UTF-16 without its mark may pass for UTF-8: every second byte of Latin text is zero.
  if (bytes[0] === 0 || bytes[1] === 0) return { text: null, problems: [wrongEncoding(bytes, TOP, texts)] };
  const text = decoded(bytes, "utf-8");
  if (text !== null) return { text, problems: [] };
  const before = soundStart(bytes);
  return { text: null, problems: [wrongEncoding(bytes, placeAt(before, before.length), texts)] };
}

/** @param {number} size @param {Texts} texts */
function tooLarge(size, texts) {
  return problemAt(texts, "file-too-large", TOP, null, { size, most: MOST_RECORD_BYTES });
}

/** @param {Uint8Array} bytes @param {string} encoding @param {boolean} [goesOn] whether the last character may be cut */
function decoded(bytes, encoding, goesOn = false) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: goesOn });
  } catch {
    return null;
  }
}

/** The text before the first byte that is not UTF-8. @param {Uint8Array} bytes */
function soundStart(bytes) {
  let sound = 0;
  for (let broken = bytes.length + 1; broken - sound > 1; ) {
    const middle = (sound + broken) >> 1;
    if (decoded(bytes.subarray(0, middle), "utf-8", true) === null) broken = middle;
    else sound = middle;
  }
  return decoded(bytes.subarray(0, sound), "utf-8", true) ?? "";
}

/** @param {Uint8Array} bytes @param {Place} place @param {Texts} texts */
function wrongEncoding(bytes, place, texts) {
  const guess = guessedEncoding(bytes);
  const said = guess ? { zh: `看起来是 ${guess}`, en: `it looks like ${guess}` } : { zh: "编码不明", en: "its encoding is unknown" };
  return problemAt(texts, "file-encoding", place, null, said);
}

/** @param {Uint8Array} bytes */
function guessedEncoding(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 2));
  if (start === "\xff\xfe" || start === "\xfe\xff" || start.includes("\0")) return "UTF-16";
  return decoded(bytes, "gb18030") === null ? "" : "GBK";
}
