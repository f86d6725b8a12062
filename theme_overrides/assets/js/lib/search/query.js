import { normalise } from "../text.js";

/**
 * What was typed, cut into runs of one script.
 * @typedef {{ han: boolean, text: string, words: string[] }} Run
 *   words: of a Latin run the parts that hyphens, apostrophes or slashes join; of a Han run itself alone
 */

const LONGEST = 120;
const MOST_RUNS = 12;
const RUN = /[\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+|[a-z0-9α-ω]+(?:['’\-/][a-z0-9α-ω]+)*/gu;
const DOT = /(?<=\p{Script=Han})[·•・‧∙](?=\p{Script=Han})/gu;

/**
 * @param {string} typed anything at all
 * @param {(character: string) => string} simplify
 * @returns {Run[]}
 */
export function runs(typed, simplify) {
  const plain = [...normalise(typed.slice(0, LONGEST))].map(simplify).join("").replace(DOT, "");
  const found = (plain.match(RUN) ?? []).slice(0, MOST_RUNS);
  return joinedIds(found).map((text) => {
    const words = text.split(/['’\-/]/);
    return { han: /\p{Script=Han}|〇/u.test(text[0]), text, words };
  });
}

/** The letter of an id and a number that stands apart from it are one: U 23. @param {string[]} texts */
function joinedIds(texts) {
  /** @type {string[]} */
  const joined = [];
  for (const text of texts) {
    const before = joined.at(-1);
    if (/^\d{1,4}$/.test(text) && before && /^[a-z]$/.test(before)) joined[joined.length - 1] = before + text;
    else joined.push(text);
  }
  return joined;
}
