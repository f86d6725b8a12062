/** Plain scalars by the core schema of YAML 1.2, as scalar() of hooks/expo/source.py reads them. */

const INTEGER = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const CONSTANTS = new Map([
  ...["", "~", "null", "Null", "NULL"].map((text) => /** @type {const} */ ([text, null])),
  ...["true", "True", "TRUE"].map((text) => /** @type {const} */ ([text, true])),
  ...["false", "False", "FALSE"].map((text) => /** @type {const} */ ([text, false])),
]);
// Nothing in a record is a number of more digits.
const LONGEST_NUMBER = 40;

/** A number that remembers how it was written: a telephone number must not lose its leading zero. */
export class WrittenNumber {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.value = Number(text);
    this.isWhole = INTEGER.test(text);
  }

  toString() {
    return this.text;
  }

  toJSON() {
    return this.value;
  }
}

/** The value of a plain scalar. @param {string} text @returns {string | boolean | null | WrittenNumber} */
export function scalarOf(text) {
  const constant = CONSTANTS.get(text);
  if (constant !== undefined) return constant;
  const isNumber = text.length <= LONGEST_NUMBER && (INTEGER.test(text) || FLOAT.test(text));
  return isNumber ? new WrittenNumber(text) : text;
}

/** Whether two written numbers are the same number. @param {WrittenNumber} one @param {WrittenNumber} other */
export function isSameNumber(one, other) {
  return one.isWhole && other.isWhole ? wholeOf(one) === wholeOf(other) : one.value === other.value;
}

/** Exact where a number of JavaScript would round. @param {WrittenNumber} number */
function wholeOf(number) {
  const digits = BigInt(number.text.replace(/^[-+]/, ""));
  return number.text.startsWith("-") ? -digits : digits;
}
