/** Words that a template hands over in data- attributes, with what they leave blank put in. */

/** @typedef {import("./marks.js").Segment} Segment */

/** Words for a number of things: `wordsOne` for one of them. @param {DOMStringMap} words @param {number} n */
export function inNumber(words, n) {
  return ((n === 1 ? words.wordsOne : words.words) ?? "{n}").replace("{n}", String(n));
}

/** A sentence with a text in the place of its blank. @param {string} sentence @param {string} blank @param {Segment[]} parts @returns {Segment[]} */
export function filledIn(sentence, blank, parts) {
  const [before, after = ""] = sentence.split(blank);
  return [plainly(before), ...parts, plainly(after)];
}

/** @param {string} text @returns {Segment} */
export function plainly(text) {
  return { text, marked: false };
}
