/** Unpacking what hooks/expo/search/packing.py packed. Pure functions. */

const DIGITS = new Int8Array(128).fill(-1);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((digit, value) => (DIGITS[digit.charCodeAt(0)] = value));

/** Numbers written one after another. @param {string} text @returns {number[]} */
export function unpackNumbers(text) {
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = DIGITS[text.charCodeAt(at)];
    number |= (digit & 31) << shift;
    if (digit & 32) {
      shift += 5;
    } else {
      numbers.push(number);
      number = 0;
      shift = 0;
    }
  }
  return numbers;
}

/** Numbers of one digit each. @param {string} text */
export function unpackDigits(text) {
  return Uint8Array.from(text, (digit) => DIGITS[digit.charCodeAt(0)]);
}

/** Groups of words. @param {string} text @returns {string[][]} */
export function unpackGroups(text) {
  return text ? text.split(";").map((group) => group.split(",")) : [];
}

/** Sorted terms, each told by what it shares with the one before. @param {string} text @returns {string[]} */
export function unpackTerms(text) {
  /** @type {string[]} */
  const terms = [];
  let before = "";
  for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
    before = before.slice(0, shared.charCodeAt(0) - 65) + rest;
    terms.push(before);
  }
  return terms;
}

/**
 * Lists of rising numbers, kept in one array: those of list i stand from starts[i] to starts[i + 1].
 * @typedef {{ starts: Uint32Array, numbers: Uint32Array }} Lists
 * @param {{ counts: string, low: string, high: string, gaps: string[] }} packed
 * @returns {Lists}
 */
export function unpackLists(packed) {
  const counts = unpackNumbers(packed.counts);
  const low = unpackDigits(packed.low);
  const single = unpackNumbers(packed.high).map((high, at) => high * 32 + low[at]);
  const gaps = [single, ...packed.gaps.map(unpackNumbers)];
  const next = gaps.map(() => 0);
  const starts = new Uint32Array(counts.length + 1);
  const numbers = new Uint32Array(gaps.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  counts.forEach((count, list) => {
    const row = Math.max(0, Math.min(count, gaps.length) - 1);
    let before = -1;
    for (const end = at + count; at < end; at += 1) numbers[at] = before += gaps[row][next[row]++] + 1;
    starts[list + 1] = at;
  });
  return { starts, numbers };
}
