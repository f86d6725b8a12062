import { counts, isChosen, sorted } from "./columns.js";
import { eachChoice, orderOf, toggled } from "./selection.js";

/**
 * Which results are listed, and what else could be. Pure functions.
 *
 * @typedef {import("./columns.js").Columns} Columns
 * @typedef {import("./selection.js").Selection} Selection
 * @typedef {Object} Listing
 * @property {number[]} results  in the order in which they are shown
 * @property {Record<string, Record<string, number>>} counts  facet → value → results with it, its own choices left out
 * @property {number} found  how many there are without any choice
 * @property {{ name: string, value: string, count: number }[]} fewer  when there are no results: what one choice less would show
 */

/** Names in addresses → names of the columns' orders. @type {Record<string, string>} */
const COLUMN_ORDERS = { booth: "booth", pinyin: "title", trl: "trl" };

/**
 * @param {Columns} columns
 * @param {Selection} selection
 * @param {number[] | null} found  the results that its words find, the best first; null without words
 * @returns {Listing}
 */
export function listing(columns, selection, found) {
  const all = found ?? columns.facets.zone.of.map((_, result) => result);
  const order = orderOf(selection);
  const chosen = all.filter((result) => isChosen(columns, selection.choices, result));
  const results = order === "id" ? chosen.sort((a, b) => a - b) : sorted(columns, chosen, COLUMN_ORDERS[order] ?? "");
  return { results, found: all.length, counts: counts(columns, selection.choices, all), fewer: results.length ? [] : fewer(columns, selection, all) };
}

/** @param {Columns} columns @param {Selection} selection @param {number[]} all */
function fewer(columns, { choices }, all) {
  return eachChoice(choices)
    .map(([name, value]) => {
      const left = toggled(choices, name, value);
      return { name, value, count: all.filter((result) => isChosen(columns, left, result)).length };
    })
    .filter(({ count }) => count);
}
