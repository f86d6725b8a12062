/**
 * One word however it is spelt and inflected.
 */

/** American spellings → British ones, which the catalogue is written in. */
const SPELLINGS = /** @type {[RegExp, string][]} */ ([[/([iy])z/, "$1s"], [/sulf/, "sulph"], [/(?<=[a-z]{2})er(?=s?$)/, "re"], [/(?<=[a-z]{2})or(?=$|s|ed|ing)/, "our"], [/(?<=[ae])l(?=ed|ing|er)/, "ll"], [/ense$/, "ence"]]);

/** @param {string} word @returns {string} */
export function british(word) {
  return SPELLINGS.reduce((text, [american, own]) => text.replace(american, own), word);
}

/** Other ways to spell a word. @param {string} word @returns {string[]} */
export function spellings(word) {
  return [...new Set([british(word), ...SPELLINGS.map(([american, own]) => word.replace(american, own))])].filter((each) => each !== word);
}
