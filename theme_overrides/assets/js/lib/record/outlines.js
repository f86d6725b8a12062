import { wholeNumberIn } from "./forms.js";
import { nearestTerm } from "./nearest.js";
import { WrittenNumber } from "./numbers.js";
import { lengthOf, stripped } from "./signs.js";
import { firstItem, withoutItemSign } from "./slips.js";
import { inFlow, isMapping } from "./writing.js";

/**
 * An example line: how a value is written where a group of fields or a list belongs. By the rules of
 * hooks/expo/outlines.py.
 *
 * @typedef {import("./checking.js").Schema} Schema
 * @typedef {import("./checking.js").Term} Term
 * @typedef {{ resolved: (schema: Schema) => Schema, vocabularies: Record<string, Record<string, Term>> }} Known
 */

const LONGEST_IN_OUTLINE = 100;
const BETWEEN_WORDS = /[ \xa0\u3000]*[、，,；;/\n][ \xa0\u3000]*|[ \xa0\u3000]+(?=[-－—–•●·・])/;
const LEFT_OUT = "…";

/** The line for a value that is not what a schema expects. @param {Schema} wanted @param {unknown} value @param {Known} known @returns {string} */
export function outline(wanted, value, known) {
  const schema = known.resolved(wanted);
  if (schema.type === "array") return listOutline(schema.items ?? {}, value, known);
  if (!schema.properties) return "";
  const [key, ...others] = schema.required ?? [];
  if (!key || others.length) {
    const keys = key ? [key, ...others] : Object.keys(schema.properties);
    return pairsInBraces(keys.map((each) => [each, LEFT_OUT]));
  }
  const inner = known.resolved(schema.properties[key]);
  if (inner.properties) return pairsInBraces([[key, outline(inner, value, known)]]);
  const written = plainOutline(inner, value, known);
  const isEnglish = "en" in schema.properties && written !== LEFT_OUT && /[A-Za-z]/.test(written) && !/[\u3400-\u9fff]/.test(written);
  return pairsInBraces(isEnglish ? [["zh", LEFT_OUT], ["en", written]] : [[key, written]]);
}

/** The whole number that a text means, within the bounds of a schema. @param {Schema} schema @param {string} text */
export function numberWithin({ minimum = -Infinity, maximum = Infinity }, text) {
  const digits = wholeNumberIn(text);
  return digits && Number(digits) >= minimum && Number(digits) <= maximum ? digits : "";
}

/** @param {Schema} items @param {unknown} value @param {Known} known */
function listOutline(items, value, known) {
  const member = known.resolved(items);
  if (!member.properties) return wordsOutline(member, value, known);
  const [key] = isMapping(value) ? Object.keys(value) : [];
  if (key !== undefined) return `- ${withoutItemSign(key)}: ${LEFT_OUT}`;
  return `- ${outline(member, typeof value === "string" ? firstItem(value) : value, known)}`;
}

/** A list of words of a vocabulary on one line, if all of them are known. @param {Schema} member @param {unknown} value @param {Known} known */
function wordsOutline(member, value, known) {
  const pieces = typeof value === "string" ? value.split(BETWEEN_WORDS).filter((each) => each) : [];
  const found = [...new Set(pieces.map((each) => plainOutline(member, withoutItemSign(each), known)))];
  return found.length && !found.includes(LEFT_OUT) ? `[${found.join(", ")}]` : `[${LEFT_OUT}]`;
}

/** A value as one writes it inside braces. @param {Schema} schema @param {unknown} value @param {Known} known */
function plainOutline(schema, value, { vocabularies }) {
  const shown = typeof value === "string" || value instanceof WrittenNumber ? String(value) : "";
  if (!stripped(shown) || lengthOf(shown) > LONGEST_IN_OUTLINE) return LEFT_OUT;
  if (schema.type === "integer") return numberWithin(schema, shown) || LEFT_OUT;
  const vocabulary = schema["x-vocabulary"];
  return vocabulary ? nearestTerm(shown, vocabularies[vocabulary]) || LEFT_OUT : inFlow(stripped(shown));
}

/** @param {[string, string][]} pairs */
function pairsInBraces(pairs) {
  const written = pairs.map(([key, value]) => `${key}: ${value}`);
  return `{${written.join(", ")}}`;
}
