import { checkRecord } from "./checking.js";
import { inOrder, placeAt } from "./problems.js";
import { readRecord, Source } from "./reading.js";
import { lengthOf } from "./signs.js";

/**
 * A record's text against the format, read past slips of the pen that would hide everything behind them: by the
 * rules of hooks/expo/past_slips.py.
 *
 * @typedef {import("./problems.js").Place} Place
 * @typedef {import("./problems.js").Problem} Problem
 * @typedef {{ text: string, origins: number[] }} Draft a text on its way, with where each of its signs, and its end,
 *   stood in the text as given
 */

const MOST_SLIPS = 100;
const MOST_SIGNS = 2_000_000;
const KEY_BEFORE = /[“”‘’＂＇"']?([a-z][a-z0-9_-]*)[“”‘’＂＇"']?$/;
const KEY_AND_COLON = /[“”‘’＂＇"']?([a-z][a-z0-9_-]*)[“”‘’＂＇"']?[:：][ \xa0\u3000]*/y;

/**
 * @param {string} written
 * @param {import("./checking.js").Format} format
 * @param {string} [kind] "result" or "exhibitor"
 * @param {import("./checking.js").Around} [around]
 * @returns {{ source: Source | null, problems: Problem[] }} all problems in the order of the file; there is no source
 *   when the text cannot be understood. All places are those in the text as it was given
 */
export function checkText(written, format, kind = "result", around = {}) {
  const text = written.replace(/^\ufeff/, "");
  const most = Math.min(MOST_SLIPS, Math.floor(MOST_SIGNS / lengthOf(text)));
  /** @type {Draft} */
  let draft = { text, origins: Array.from({ length: text.length + 1 }, (_, at) => at) };
  /** @type {Problem[]} */
  const slips = [];
  for (;;) {
    const { source, problems } = readRecord(draft.text, format);
    const all = source ? [...problems, ...checkRecord(source, format, kind, around)] : problems;
    const slip = inOrder(all.filter((each) => hides(each, source)))[0];
    const mended = slip && slips.length < most ? afterMending(draft, slip, format.halfWidth) : null;
    if (!slip || !mended) return { source: source && located(source, draft, text), problems: inOrder([...slips, ...placed(all, draft, text)]) };
    slips.push(...placed([slip], draft, text));
    draft = mended;
  }
}

/** Whether a problem is a slip behind which others may be. @param {Problem} problem @param {Source | null} source */
function hides({ code }, source) {
  return code === "yaml-colon" || ((code === "yaml-quotes" || code === "yaml-wide") && !source);
}

/** @param {Draft} draft @param {Problem} slip @param {Record<string, string>} halfWidth @returns {Draft | null} */
function afterMending(draft, slip, halfWidth) {
  const { text } = draft;
  const at = indexOf(text, slip);
  const before = text.slice(0, at).split("\n").at(-1) ?? "";
  if (slip.code === "yaml-wide") return edited(draft, at, at + 1, halfWidth[text[at]]);
  if (slip.code === "yaml-quotes") {
    const opening = /["']/.exec(before);
    return opening && edited(draft, at, at + 1, opening[0]);
  }
  // A colon that stopped the reading is told at its own place, one that made a text of a key at the key's.
  const key = text[at] === "：" || text[at] === ":" ? KEY_BEFORE.exec(before) : null;
  KEY_AND_COLON.lastIndex = key ? at - key[0].length : at;
  const found = KEY_AND_COLON.exec(text);
  if (!found) return null;
  const end = found.index + found[0].length;
  const endsLine = end === text.length || /[\r\n]/.test(text[end]);
  return edited(draft, found.index, end, `${found[1]}:${endsLine ? "" : " "}`);
}

/** @param {Draft} draft @param {number} start @param {number} end @param {string} now @returns {Draft} */
function edited({ text, origins }, start, end, now) {
  const made = Array.from(now, () => origins[start]);
  return {
    text: text.slice(0, start) + now + text.slice(end),
    origins: [...origins.slice(0, start), ...made, ...origins.slice(end)],
  };
}

/** Problems of a draft at their places in the text as given. @param {Problem[]} problems @param {Draft} draft @param {string} text */
function placed(problems, draft, text) {
  if (draft.text === text) return problems;
  return problems.map((each) => ({ ...each, ...placeAt(text, draft.origins[indexOf(draft.text, each)]) }));
}

/** A draft's source with the places in the text as given. @param {Source} source @param {Draft} draft @param {string} text */
function located({ data, ...starts }, { origins }, text) {
  const [keys, values] = [starts.keys, starts.values].map((each) => new Map([...each].map(([at, start]) => [at, origins[start]])));
  return new Source(text, data, { keys, values });
}

/** The index of the sign at a place of a text. @param {string} text @param {Place} place */
function indexOf(text, { line, column }) {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|[\r\n]/g), (found) => found.index + found[0].length)];
  if (line > starts.length) return text.length;
  const start = starts[line - 1];
  return start + [...text.slice(start)].slice(0, column - 1).join("").length;
}
