import { commentsIn } from "./tokens.js";
import { isSameNumber, scalarOf, WrittenNumber } from "./numbers.js";
import { lengthOf, linesOf, stripped } from "./signs.js";

/**
 * A record as YAML text, and an old file with new values: rule by rule what hooks/expo/writing.py does, which
 * gives the reasons; tests/golden/writing/ holds both to the same text.
 *
 * @typedef {import("./reading.js").Source} Source
 * @typedef {{ key: string, above: string, text: string }} Block a field at the top of a file, with what stands above
 */

const LINE_WIDTH = 110;
const ALWAYS_QUOTED = new Set(["phone", "value", "unit", "booth"]);

const PLAIN_START = /^[0-9A-Za-z_\u00b0-\uffee“”‘’（《「±≥≤≈−]/u;
const UNSAFE = /: |:$| #|[\n\t"\\]|^\s|\s$/u;
const PRINTABLE =
  " -~\\u00a0-\\u00ac\\u00ae-\\u200a\\u2010-\\u2027\\u2030-\\u205f\\u2070-\\ud7ff\\uf900-\\ufefe\\uff00-\\uffef" +
  "\\u{1f000}-\\u{1faff}\\u{20000}-\\u{3fffd}";
const UNPRINTABLE = new RegExp(`[^${PRINTABLE}]`, "u");
const TO_ESCAPE = new RegExp(`["\\\\]|[^${PRINTABLE}]`, "gu");
const UNSAFE_IN_FLOW = /[,[\]{}]|:$|^[-?:]/u;
const WIDE_SIGN = new RegExp(
  "[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff01-\\uff60" +
    "\\uffe0-\\uffe6\\u{1f300}-\\u{1faff}\\u{20000}-\\u{3fffd}]",
  "gu",
);
const SHORT_ESCAPES = new Map([["\n", "\\n"], ["\t", "\\t"], ['"', '\\"'], ["\\", "\\\\"]]);

/**
 * The text of a file; `schema` is the address of the JSON Schema for the editor, relative to the file.
 *
 * @param {Record<string, unknown>} record mappings, lists, texts, numbers and truth values
 * @param {string} schema
 */
export function asYaml(record, schema) {
  return [`# yaml-language-server: $schema=${schema}`, ...mappingLines(record, 0), ""].join("\n");
}

/**
 * The text of a file with the values of `record` at its top, and of the old text as much as can be kept:
 * fields that say the same stay byte for byte, comments stay, new fields stand where `fields` has them.
 *
 * @param {Source} source @param {Record<string, unknown>} record @param {readonly string[]} fields
 */
export function rewritten(source, record, fields) {
  const end = source.text.includes("\r\n") ? "\r\n" : "\n";
  const old = isMapping(source.data) ? source.data : {};
  const blocks = blocksOf(source).map((block) => renewed(block, old, record, end));
  for (const [key, value] of Object.entries(record)) {
    if (!blocks.some((block) => block.key === key)) {
      inserted(blocks, { key, above: "", text: joined(entryLines(key, value, 0), end) }, fields);
    }
  }
  return blocks.map((block) => block.above + block.text).join("");
}

// ------------------------------------------------------------------------------------- the fields of a file

/** The fields of a file in order; together they are its text, if it has one key a line. @param {Source} source */
function blocksOf(source) {
  const text = source.text.endsWith("\n") ? source.text : `${source.text}\n`;
  const starts = source.topKeys();
  if (starts.some(([, start]) => start && !"\r\n".includes(text[start - 1]))) {
    return [{ key: "", above: joined(commentsIn(text), "\n"), text: "" }];
  }
  /** @type {Block[]} */
  const blocks = [];
  let above = text.slice(0, Math.min(...starts.map(([, start]) => start), text.length));
  starts.forEach(([key, start], at) => {
    const [own, below] = withoutTrailer(text.slice(start, starts[at + 1]?.[1] ?? text.length));
    blocks.push({ key, above, text: own });
    above = below;
  });
  return [...blocks, { key: "", above, text: "" }];
}

/** A field's own lines, and the blank lines and comments after them. @param {string} text */
function withoutTrailer(text) {
  const lines = linesOf(text);
  let count = lines.length;
  while (count > 1 && (!stripped(lines[count - 1]) || lines[count - 1].startsWith("#"))) count -= 1;
  return [lines.slice(0, count).join(""), lines.slice(count).join("")];
}

/** @param {Block} block @param {Record<string, unknown>} old @param {Record<string, unknown>} record @param {string} end */
function renewed(block, old, record, end) {
  const { key } = block;
  const isKept = Object.hasOwn(record, key);
  if (!key || (isKept && isSame(old[key], record[key]))) return block;
  const above = block.above + joined(commentsIn(block.text), end);
  return { key, above, text: isKept ? joined(entryLines(key, record[key], 0), end) : "" };
}

/** Put a new field after the last one that comes before it in the format. @param {Block[]} blocks @param {Block} block @param {readonly string[]} fields */
function inserted(blocks, block, fields) {
  const before = fields.includes(block.key) ? fields.slice(0, fields.indexOf(block.key)) : fields;
  const at = blocks.reduce((found, each, index) => (before.includes(each.key) ? index + 1 : found), 0);
  if (at === 0) {
    // What stands at the head of a file is about the whole file.
    block.above = blocks[0].above;
    blocks[0] = { ...blocks[0], above: "" };
  }
  blocks.splice(at, 0, block);
}

/** @param {Iterable<string>} lines @param {string} end */
function joined(lines, end) {
  return [...lines].map((line) => line + end).join("");
}

/** Whether two values say the same, however a number is written. @param {unknown} old @param {unknown} now @returns {boolean} */
export function isSame(old, now) {
  if (isMapping(old) && isMapping(now)) {
    const keys = Object.keys(old);
    return (
      keys.length === Object.keys(now).length &&
      keys.every((key) => Object.hasOwn(now, key) && isSame(old[key], now[key]))
    );
  }
  if (Array.isArray(old) && Array.isArray(now)) {
    return old.length === now.length && old.every((each, at) => isSame(each, now[at]));
  }
  if (old instanceof WrittenNumber && now instanceof WrittenNumber) return isSameNumber(old, now);
  if (old instanceof WrittenNumber) return typeof now === "string" ? old.text === now : old.value === now;
  return now instanceof WrittenNumber ? old === now.value : old === now;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber);
}

// --------------------------------------------------------------------------------------- the lines of a field

/** @param {Record<string, unknown>} values @param {number} indent @returns {string[]} */
function mappingLines(values, indent) {
  return Object.entries(values).flatMap(([key, value]) => entryLines(key, value, indent));
}

/** The lines of one key with its value. @param {string} name @param {unknown} value @param {number} indent @returns {string[]} */
function entryLines(name, value, indent) {
  const margin = " ".repeat(indent);
  const key = oneLine(name);
  if (isMapping(value)) {
    const flow = isShort(value) ? `${margin}${key}: ${inBraces(value)}` : "";
    if (flow && columnsOf(flow) <= LINE_WIDTH) return [flow];
    return [`${margin}${key}:`, ...mappingLines(value, indent + 2)];
  }
  if (Array.isArray(value)) {
    if (value.some((each) => isMapping(each) || Array.isArray(each))) {
      return [`${margin}${key}:`, ...sequenceLines(value, indent + 2)];
    }
    return [`${margin}${key}: [${value.map(asScalar).join(", ")}]`];
  }
  return typeof value === "string" ? textLines(key, value, indent) : [`${margin}${key}: ${asScalar(value)}`];
}

/** @param {unknown[]} values @param {number} indent */
function sequenceLines(values, indent) {
  const margin = " ".repeat(indent);
  return values.flatMap((value) => {
    if (!isMapping(value) || !Object.keys(value).length) return [`${margin}- ${nestedValue(value)}`];
    const flow = isShort(value) ? `${margin}- ${inBraces(value)}` : "";
    if (flow && columnsOf(flow) <= LINE_WIDTH) return [flow];
    const [first, ...others] = mappingLines(value, indent + 2);
    return [`${margin}- ${first.slice(indent + 2)}`, ...others];
  });
}

/** @param {string} key @param {string} value @param {number} indent */
function textLines(key, value, indent) {
  const margin = " ".repeat(indent);
  if (keepsLines(value)) {
    const lines = value.replace(/\n+$/, "").split("\n");
    return [`${margin}${key}: |`, ...lines.map((line) => (line ? `${margin}  ${line}` : ""))];
  }
  const line = `${margin}${key}: ${oneLine(value, { quoted: ALWAYS_QUOTED.has(key) })}`;
  if (columnsOf(line) <= LINE_WIDTH || !folds(value)) return [line];
  return [`${margin}${key}: >-`, ...foldedLines(value, LINE_WIDTH - indent - 2).map((part) => `${margin}  ${part}`)];
}

/** A literal block keeps printable lines, exactly one line break at the end and no spaces around. @param {string} value */
function keepsLines(value) {
  const lines = value.split("\n");
  return (
    lines.length > 2 &&
    !lines[lines.length - 1] &&
    Boolean(lines[0] && lines[lines.length - 2]) &&
    lines.every((line) => line === stripped(line) && !UNPRINTABLE.test(line))
  );
}

/** Whether text may be broken at its spaces. @param {string} value */
function folds(value) {
  const isClean = !UNPRINTABLE.test(value) && !value.startsWith(" ") && !value.endsWith(" ");
  return isClean && !value.includes("  ") && !value.includes("\n") && columnsOf(value) < lengthOf(value) * 1.2;
}

/** Lines of as many words as fit; at least one. @param {string} value @param {number} width */
function foldedLines(value, width) {
  const [first, ...words] = value.split(" ");
  const lines = [first];
  for (const word of words) {
    const last = lines.length - 1;
    if (lengthOf(lines[last]) + 1 + lengthOf(word) > width) lines.push(word);
    else lines[last] += ` ${word}`;
  }
  return lines;
}

/** @param {string} value @param {{ flow?: boolean, quoted?: boolean }} [how] */
function oneLine(value, { flow = false, quoted = false } = {}) {
  const isPlain =
    !quoted &&
    PLAIN_START.test(value) &&
    !UNSAFE.test(value) &&
    !UNPRINTABLE.test(value) &&
    !(flow && UNSAFE_IN_FLOW.test(value)) &&
    typeof scalarOf(value) === "string";
  return isPlain ? value : `"${value.replace(TO_ESCAPE, asEscape)}"`;
}

/** @param {string} sign */
function asEscape(sign) {
  const code = sign.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return SHORT_ESCAPES.get(sign) ?? (code <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`);
}

/** Bilingual texts may stand on one line; all else reads better as a block. @param {Record<string, unknown>} value */
function isShort(value) {
  return Object.entries(value).every(([key, each]) => (key === "zh" || key === "en") && !holdsLineBreak(each));
}

/** Python shows a text inside a list with its line break escaped. @param {unknown} value */
function holdsLineBreak(value) {
  return typeof value === "string" && value.includes("\n");
}

/** @param {Record<string, unknown>} value @returns {string} */
function inBraces(value) {
  const pairs = Object.entries(value).map(([key, each]) => `${oneLine(key)}: ${nestedValue(each)}`);
  return `{${pairs.join(", ")}}`;
}

/** A value inside brackets or braces. @param {unknown} value @returns {string} */
function nestedValue(value) {
  if (isMapping(value)) return inBraces(value);
  return Array.isArray(value) ? `[${value.map(nestedValue).join(", ")}]` : asScalar(value);
}

/** @param {unknown} value */
function asScalar(value) {
  return typeof value === "string" ? inFlow(value) : String(value);
}

/** A text as it stands inside brackets or braces, in quotation marks where it needs them. @param {string} text */
export function inFlow(text) {
  return oneLine(text, { flow: true });
}

/** @param {string} text */
function columnsOf(text) {
  return lengthOf(text) + (text.match(WIDE_SIGN)?.length ?? 0);
}
