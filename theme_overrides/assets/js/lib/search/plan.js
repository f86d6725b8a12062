import { allOf, anyOf, anyTerm, together, weighed } from "./found.js";
import { hanBySound, hanCorrected, hanExactly, hanInPieces } from "./han.js";
import { idsOf, latinByInitials, latinBySound, latinCorrected, latinExactly, pinyin, pinyinCorrected } from "./latin.js";
import { runs } from "./query.js";

/**
 * What was typed → what is looked for: for each part of it ways to understand it, the plainest first.
 *
 * @typedef {import("./found.js").Expression} Expression
 * @typedef {import("./query.js").Run} Run
 * @typedef {import("./means.js").Means} Means
 * @typedef {{ text: string, ways: (() => Expression | null)[] }} Part
 */

const LONGEST_ROW = 6;

/** @param {string} typed @param {Means} means @returns {Part[]} */
export function plan(typed, means) {
  const all = runs(typed, (character) => means.writing.simplify(character));
  // What is not simplified yet would be looked for among other words.
  if (means.isWaiting) return [];
  const telling = all.filter((run) => !means.stopWords.has(run.text));
  const parts = [];
  for (let at = 0; at < telling.length; ) {
    const row = longestRow(telling.slice(at, at + LONGEST_ROW), means);
    parts.push(row.length > 1 ? rowPart(row, means) : runPart(row[0], means));
    at += row.length;
  }
  return parts;
}

/** The longest row of runs at the beginning that belong together; at least the first. @param {Run[]} ahead @param {Means} means */
function longestRow(ahead, means) {
  for (let length = ahead.length; length > 1; length -= 1) {
    const row = ahead.slice(0, length);
    if (means.hasAlias(keyOf(row)) || means.dictionary.find(joined(row)) >= 0 || isPinyinRow(row, means)) return row;
  }
  return ahead.slice(0, 1);
}

/** @param {Run[]} row */
function keyOf(row) {
  return row.map((run) => run.words.join(" ")).join(" ");
}

/** @param {Run[]} row */
function joined(row) {
  return row.every((run) => run.han === row[0].han) ? row.map((run) => run.words.join("")).join("") : "";
}

/** @param {Run[]} row @param {Means} means */
function isPinyinRow(row, means) {
  return row.every((run) => !run.han && run.words.every((word) => means.isPinyin(word)));
}

/** @param {Run[]} row @param {Means} means @returns {Part} */
function rowPart(row, means) {
  const term = means.dictionary.find(joined(row));
  const words = row.flatMap((run) => run.words);
  const isPinyin = isPinyinRow(row, means);
  return {
    text: row.map((run) => run.text).join(" "),
    ways: [
      () => means.withAliases(anyOf([
        term >= 0 ? anyTerm([term], 6) : null,
        together(row.map((run) => runPart(run, means).ways[0]())),
        isPinyin ? pinyin(words, means, { weight: 2, open: true }) : null,
      ]), keyOf(row)),
      () => (isPinyin ? anyOf([pinyin(words, means, { weight: 0.5, open: true, blur: true }), pinyinCorrected(words.join(""), means)]) : null),
      () => allOf(row.map((run) => anyOf(runPart(run, means).ways.map((way) => way())))),
    ],
  };
}

/** @param {Run} run @param {Means} means @returns {Part} */
function runPart(run, means) {
  if (run.han) {
    return {
      text: run.text,
      ways: [
        () => means.withAliases(hanExactly(run.text, means), run.text),
        () => anyOf([hanBySound(run.text, means, false), hanCorrected(run.text, means)]),
        () => hanBySound(run.text, means, true),
        () => hanInPieces(run.text, means),
      ],
    };
  }
  const word = run.words.join("");
  return {
    text: run.text,
    ways: [
      () => orInitials(compoundExactly(run, means), word, means),
      () => anyOf([latinByInitials(word, means), latinBySound(run.words, means), slightlyWrong(run, means), unitOf(word, means)]),
      () => anyOf([latinCorrected(word, means, 2), pinyinCorrected(word, means)]),
    ],
  };
}

/** @param {Run} run @param {Means} means */
function compoundExactly(run, means) {
  const whole = latinExactly(run.words, means);
  // An id, or pinyin cut by an apostrophe, is one thing.
  if (run.words.length === 1 || (whole && (isId(run, means) || isPinyinRow([run], means)))) return whole;
  const apart = together(run.words.filter((word) => !means.stopWords.has(word)).map((word) => latinExactly([word], means)));
  return means.withAliases(anyOf([whole && weighed(whole, 1.2), apart]), run.words.join(" "));
}

/** Letters that are no word, only the beginning of some, may as well be initials; of a large catalogue these come later. @param {Expression | null} own @param {string} word @param {Means} means */
function orInitials(own, word, means) {
  const isBeginning = own !== null && /^[a-z]{3,4}$/.test(word) && means.dictionary.find(word) < 0 && !means.hasAlias(word) && !means.isPinyin(word);
  return isBeginning && !means.dictionary.volumes ? anyOf([own, latinByInitials(word, means)]) : own;
}

/** @param {Run} run @param {Means} means */
function isId(run, means) {
  return idsOf(run.words.join(""), means).length > 0;
}

/** @param {Run} run @param {Means} means */
function slightlyWrong(run, means) {
  if (run.words.length === 1) return latinCorrected(run.words[0], means, 1);
  return allOf(run.words.map((word) => anyOf([latinExactly([word], means), latinCorrected(word, means, 1)])));
}

/** A measure is found by its unit: its number alone tells nothing. @param {string} word @param {Means} means */
function unitOf(word, means) {
  const [, unit] = /^\d+([a-z]+)$/.exec(word) ?? [];
  return unit ? latinExactly([unit], means) : null;
}
