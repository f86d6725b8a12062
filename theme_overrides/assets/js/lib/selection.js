/**
 * What the visitor has asked for on the page of all results, and how it stands in the address. Pure functions.
 *
 * @typedef {import("./columns.js").Choices} Choices
 * @typedef {Object} Selection
 * @property {string} q  the words, without white space round them
 * @property {Choices} choices  only facets with a choice, values in the order they were chosen
 * @property {string} sort  an order, or "" for the usual one
 */

/**
 * @param {string} search  the address from its question mark on
 * @param {Choices} known  the facets of the page and their values: what else the address names is left out
 * @param {string[]} orders  the orders of the page
 * @returns {Selection}
 */
export function readSelection(search, known, orders) {
  const parameters = new URLSearchParams(search);
  const chosen = Object.entries(known)
    .map(([name, values]) => [name, [...new Set(parameters.getAll(name))].filter((value) => values.includes(value))])
    .filter(([, values]) => values.length);
  const q = (parameters.get("q") ?? "").trim();
  const sort = parameters.get("sort") ?? "";
  return { q, choices: Object.fromEntries(chosen), sort: orders.includes(sort) && sort !== usualOrder(q) ? sort : "" };
}

/** @param {Selection} selection @returns {string} the address from its question mark on, or "" */
export function writeSelection({ q, choices, sort }) {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  for (const [name, values] of Object.entries(choices)) for (const value of values) parameters.append(name, value);
  if (sort && sort !== usualOrder(q)) parameters.set("sort", sort);
  const text = parameters.toString();
  return text && `?${text}`;
}

/** With a value chosen that was not, or not any more. @param {Choices} choices @param {string} name @param {string} value @returns {Choices} */
export function toggled(choices, name, value) {
  const { [name]: chosen = [], ...others } = choices;
  const values = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return values.length ? { ...others, [name]: values } : others;
}

/** Each choice by itself. @param {Choices} choices @returns {[string, string][]} */
export function eachChoice(choices) {
  return Object.entries(choices).flatMap(([name, values]) => values.map((value) => /** @type {[string, string]} */ ([name, value])));
}

/** The order in which hits stand. @param {Selection} selection */
export function orderOf({ q, sort }) {
  return sort || usualOrder(q);
}

/** Whether all results are asked for, in their usual order. @param {Selection} selection */
export function isUnasked(selection) {
  return !selection.q && !eachChoice(selection.choices).length && orderOf(selection) === usualOrder("");
}

/** @param {string} q */
function usualOrder(q) {
  return q ? "relevance" : "id";
}
