import { nearest } from "./nearest.js";
import { WrittenNumber } from "./numbers.js";
import { stripped } from "./signs.js";
import { numberOfSign } from "./syntax.js";
import { lookAlikes, markupIn, personalData, wideCommaIn } from "./texts.js";
import { isMapping } from "./writing.js";

/**
 * Rules that look beyond one field: those of hooks/expo/checks.py that a record can be held against by itself, or
 * with what is known around it. Like there, a result takes part by its sound fields, an exhibitor only when it is
 * sound as a whole.
 *
 * @typedef {import("./problems.js").Location} Location
 * @typedef {import("./reading.js").Source} Source
 * @typedef {{ code: string, location: Location, values?: Record<string, unknown>, hint?: string, sign?: string }} Found
 *   `sign` is what in the value is wrong
 * @typedef {Object} Around what is known around the record; what is left out is not checked
 * @property {string} [file] the name of its file
 * @property {string} [letter] that of its zone
 * @property {string[]} [exhibitors] the keys of all exhibitors
 */

/**
 * @param {Source} source @param {string} kind @param {Set<string | number>} unsound fields at the top with problems
 * @param {Around} around @param {import("./texts.js").TextRules} rules @returns {Found[]}
 */
export function wholeProblems(source, kind, unsound, around, rules) {
  const { data } = source;
  if (!isMapping(data)) return [];
  const sound = Object.fromEntries(Object.entries(data).filter(([key]) => !unsound.has(key)));
  if (kind === "result" ? typeof sound.id !== "string" : unsound.size) return [];
  const isReal = isMapping(sound.provenance) && sound.provenance.kind !== "sample";
  const texts = textsIn(data, []);
  return [
    ...(kind === "result" ? idProblems(stripped(String(sound.id)), around) : []),
    ...(kind === "result" ? exhibitorProblems(sound.exhibitor, around) : []),
    ...(kind === "result" && isReal ? contactProblems(sound.contacts) : []),
    ...texts.flatMap(([location, text]) => lookAlikeProblems(location, text, rules)),
    ...texts.flatMap(([location, text]) => pairProblems(location, text, rules)),
    ...texts.flatMap(([location, text]) => markupProblems(location, text, rules)),
    ...(isReal ? texts.flatMap(([location, text]) => privateProblems(location, text, rules)) : []),
  ];
}

/** Every text with where it is. @param {unknown} value @param {Location} location @returns {[Location, string][]} */
function textsIn(value, location) {
  if (typeof value === "string") return [[location, value]];
  if (Array.isArray(value)) return value.flatMap((each, at) => textsIn(each, [...location, at]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...location, key]));
}

/** @param {string} id @param {Around} around @returns {Found[]} */
function idProblems(id, { file, letter }) {
  const location = ["id"];
  /** @type {Found[]} */
  const found = [];
  if (file && file !== `${id}.yaml`) {
    found.push({ code: "file-name", location, values: { name: file, id }, hint: `${id}.yaml` });
  }
  if (letter && !id.startsWith(letter)) {
    found.push({ code: "zone-mismatch", location, values: { id, letter }, hint: letter + id.slice(1) });
  }
  return found;
}

/** @param {unknown} value @param {Around} around @returns {Found[]} */
function exhibitorProblems(value, { exhibitors }) {
  const key = typeof value === "string" || value instanceof WrittenNumber ? stripped(String(value)) : "";
  if (!exhibitors || !key || exhibitors.includes(key)) return [];
  return [{ code: "unknown-exhibitor", location: ["exhibitor"], values: { value: key }, hint: nearest(key, exhibitors) }];
}

/** A person who has not agreed to publication is not to be reached through the file. @param {unknown} contacts @returns {Found[]} */
function contactProblems(contacts) {
  return (Array.isArray(contacts) ? contacts : []).flatMap((contact, at) =>
    !contact.consent && [contact.phone, contact.email, contact.wechat].some((way) => (way ?? null) !== null)
      ? [{ code: "contact-without-consent", location: ["contacts", at, "consent"] }]
      : [],
  );
}

/** @param {Location} location @param {string} text @param {import("./texts.js").TextRules} rules @returns {Found[]} */
function lookAlikeProblems(location, text, rules) {
  return lookAlikes(text, rules).map(({ word, sign, meant }) => {
    const number = numberOfSign(sign.codePointAt(0) ?? 0);
    return { code: "look-alike", location, values: { value: word, number }, hint: meant, sign: word };
  });
}

/** A full-width comma does not end a text inside braces. @param {Location} location @param {string} text @param {import("./texts.js").TextRules} rules @returns {Found[]} */
function pairProblems(location, text, rules) {
  const sign = isLanguage(location[location.length - 1]) ? wideCommaIn(text, rules) : "";
  return sign ? [{ code: "yaml-wide", location, values: { sign, meant: "," }, sign }] : [];
}

/** HTML pasted into a text; where Markdown belongs it is understood. @param {Location} location @param {string} text @param {import("./texts.js").TextRules} rules @returns {Found[]} */
function markupProblems(location, text, rules) {
  const isPlain = isLanguage(location[location.length - 1]) && location[0] !== "description";
  const value = isPlain ? markupIn(text, rules) : "";
  return value ? [{ code: "markup-in-text", location, values: { value }, sign: value }] : [];
}

/** What reaches or identifies a person does not stand in running text. @param {Location} location @param {string} text @param {import("./texts.js").TextRules} rules @returns {Found[]} */
function privateProblems(location, text, rules) {
  if (!isLanguage(location[location.length - 1])) return [];
  return personalData(text, rules).flatMap(([code, all]) => all.map((sign) => ({ code, location, sign })));
}

/** @param {string | number} key */
function isLanguage(key) {
  return key === "zh" || key === "en";
}
