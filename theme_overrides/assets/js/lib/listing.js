import { choosing, counts, sorted } from "./columns.js";
import { eachChoice, orderOf, toggled } from "./selection.js";

/**
 * Which results are listed, and what else could be. Pure functions.
 *
 * @typedef {import("./columns.js").Columns} Columns
 * @typedef {import("./selection.js").Selection} Selection
 * @typedef {Object} Listing
 * @property {number[]} results  in the order in which they are shown
 * @property {Record<string, Record<string, number>>} counts  loaded facet → value → results with it, its own choices left out
 * @property {number} found  how many there are without any choice
 * @property {{ name: string, value: string, count: number }[]} fewer  when there are no results: what one choice less would show
 */

/** Names in addresses → names of the columns' orders. @type {Record<string, string>} */
const COLUMN_ORDERS = { booth: "booth", pinyin: "title", trl: "trl" };

/** The columns that a list cannot be made without. @param {Selection} selection */
export function neededColumns(selection) {
  const order = COLUMN_ORDERS[orderOf(selection)];
  const facets = Object.keys(selection.choices);
  // The order of levels follows from their facet.
  return order === "trl" ? { facets: [...facets, order], orders: [] } : { facets, orders: order ? [order] : [] };
}

/**
 * @param {Columns} columns
 * @param {Selection} selection
 * @param {number[] | null} found  the results that its words find, the best first; null without words
 * @returns {Listing}
 */
export function listing(columns, selection, found) {
  const all = found ?? Array.from({ length: columns.results }, (_, result) => result);
  const chosen = all.filter(choosing(columns, selection.choices));
  const order = orderOf(selection);
  const column = COLUMN_ORDERS[order];
  const results = order === "id" ? chosen.sort((a, b) => a - b) : column ? sorted(columns, chosen, column) : chosen;
  return { results, found: all.length, counts: counts(columns, selection.choices, all), fewer: results.length ? [] : fewer(columns, selection, all) };
}

/** @param {Columns} columns @param {Selection} selection @param {number[]} all */
function fewer(columns, { choices }, all) {
  return eachChoice(choices)
    .map(([name, value]) => {
      const left = toggled(choices, name, value);
      return { name, value, count: all.filter(choosing(columns, left)).length };
    })
    .filter(({ count }) => count);
}
