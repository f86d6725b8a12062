/**
 * What the signs of a text alone give away: characters that only look right, and what is private. The patterns and
 * tables are those of hooks/expo/texts.py and come with the format.
 *
 * @typedef {{ patterns: Record<string, string>, meant: Record<string, string>, weights: number[], checkSigns: string }} TextRules
 * @typedef {{ word: string, sign: string, meant: string }} LookAlike the word with a sign that only looks right; `meant`
 *   is the word as it should be, empty where that cannot be told
 */

/** @param {string} text @param {TextRules} rules @returns {LookAlike[]} */
export function lookAlikes(text, rules) {
  const { word, mixed, cyrillic } = rules.patterns;
  const radicals = all(text, rules.patterns.radical).map((sign) => ({ word: sign, sign, meant: wordMeant(sign, rules) }));
  const words = all(text, cyrillic).length ? all(text, word).filter((each) => all(each, mixed).length) : [];
  return [...radicals, ...words.map((each) => ({ word: each, sign: all(each, cyrillic)[0], meant: wordMeant(each, rules) }))];
}

/** The full-width comma of `简介，en：Summary`, by which braces made one text of two. @param {string} text @param {TextRules} rules */
export function wideCommaIn(text, rules) {
  return new RegExp(rules.patterns.nextPair, "u").exec(text)?.[0] ?? "";
}

/** The first tag or entity of HTML in a text; nothing if there is none. @param {string} text @param {TextRules} rules */
export function markupIn(text, rules) {
  return new RegExp(rules.patterns.markup, "u").exec(text)?.[0] ?? "";
}

/** Code → what of that kind stands in the text. @param {string} text @param {TextRules} rules @returns {[string, string[]][]} */
export function personalData(text, rules) {
  const { mobile, called, email, identity } = rules.patterns;
  return [
    ["mobile-number-in-text", all(text.replace(new RegExp(called, "gu"), " "), mobile)],
    ["email-in-text", all(text, email)],
    ["identity-number-in-text", all(text, identity).filter((number) => isIdentity(number, rules))],
  ];
}

/** @param {string} text @param {string} pattern @returns {string[]} */
function all(text, pattern) {
  return text.match(new RegExp(pattern, "gu")) ?? [];
}

/** @param {string} word @param {TextRules} rules */
function wordMeant(word, { meant, patterns }) {
  const found = [...word].map((sign) => meant[sign] ?? sign).join("").normalize("NFKC");
  return all(found, patterns.radical).length || all(found, patterns.cyrillic).length ? "" : found;
}

/** @param {string} number @param {TextRules} rules */
function isIdentity(number, { weights, checkSigns }) {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return checkSigns[sum % checkSigns.length] === number[number.length - 1].toUpperCase();
}
