/**
 * Narrowing, counting and sorting results by columns (see hooks/expo/search/columns.py). Pure functions.
 *
 * @typedef {{ of: string, sets: number[][] }} Facet
 *   a number for each result: the place of its value among the known ones, or beyond these one of the sets of places
 * @typedef {Object} Columns
 * @property {number} results  how many there are
 * @property {Choices} values  name of a facet → the values that occur, sorted
 * @property {Record<string, Facet>} facets  those that are loaded
 * @property {Record<string, string>} orders  those that are loaded: a number for each step from one result to the next
 * @typedef {Record<string, string[]>} Choices  name of a facet → the chosen values
 */

const FIRST_SIGN = "0".charCodeAt(0);
const BASE = 64;

/**
 * Tells of a result whether it has one of the chosen values of every facet.
 * @param {Columns} columns
 * @param {Choices} choices
 * @returns {(result: number) => boolean}
 */
export function choosing(columns, choices) {
  const facets = Object.entries(choices)
    .map(([name, chosen]) => ({ of: columns.facets[name].of, wanted: wantedSets(setsOf(columns, name), chosen) }));
  return (result) => facets.every(({ of, wanted }) => wanted[numberAt(columns, of, result)]);
}

/** @param {Columns} columns @param {string} name @param {number} result @returns {string[]} none of a facet that is not loaded */
export function valuesOf(columns, name, result) {
  const facet = columns.facets[name];
  return facet ? setOf(columns, name, numberAt(columns, facet.of, result)) : [];
}

/**
 * For each loaded facet how many of the results each of its values has, when its own choices are left out of account.
 * @param {Columns} columns
 * @param {Choices} choices
 * @param {number[]} results
 * @returns {Record<string, Record<string, number>>}
 */
export function counts(columns, choices, results) {
  const facets = Object.entries(columns.facets).map(([name, { of }]) => {
    const sets = setsOf(columns, name);
    return { name, of, sets, wanted: choices[name]?.length ? wantedSets(sets, choices[name]) : null, found: sets.map(() => 0) };
  });
  for (const result of results) {
    // A result that only one facet's choices leave out still counts for that facet; otherwise for all or none.
    const without = facets.filter(({ wanted, of }) => wanted && !wanted[numberAt(columns, of, result)]);
    if (without.length > 1) continue;
    for (const { of, found } of without.length ? without : facets) found[numberAt(columns, of, result)] += 1;
  }
  return Object.fromEntries(facets.map(({ name, sets, found }) => [name, countsOfValues(sets, found)]));
}

/** @param {string[][]} sets @param {number[]} found  how many results have each set */
function countsOfValues(sets, found) {
  const ofValues = Object.fromEntries(sets.flat().map((value) => [value, 0]));
  sets.forEach((set, number) => { for (const value of set) ofValues[value] += found[number]; });
  return ofValues;
}

/** For each set whether it has a chosen value. @param {string[][]} sets @param {string[]} chosen */
function wantedSets(sets, chosen) {
  return sets.map((set) => set.some((value) => chosen.includes(value)));
}

/** The values that a number stands for. @param {Columns} columns @param {string} name @param {number} number @returns {string[]} */
function setOf({ values, facets }, name, number) {
  const known = values[name] ?? [];
  return number < known.length ? [known[number]] : facets[name].sets[number - known.length].map((place) => known[place]);
}

/** @param {Columns} columns @param {string} name */
function setsOf(columns, name) {
  const length = (columns.values[name] ?? []).length + columns.facets[name].sets.length;
  return Array.from({ length }, (_, number) => setOf(columns, name, number));
}

/** A number of a column: the lowest digits of all stand first. @param {Columns} columns @param {string} column @param {number} at */
function numberAt({ results }, column, at) {
  let number = 0;
  for (let unit = 1; at < column.length; at += results, unit *= BASE) number += (column.charCodeAt(at) - FIRST_SIGN) * unit;
  return number;
}

/**
 * The results in an order; those alike in the order of ids.
 * @param {Columns} columns
 * @param {number[]} results
 * @param {string} order  one of the columns, or "trl": the highest levels first
 */
export function sorted(columns, results, order) {
  const places = order === "trl" ? levelsDown(columns) : placesIn(columns, order);
  return [...results].sort((a, b) => places[a] - places[b] || a - b);
}

/** @param {Columns} columns @returns {number[]} */
function levelsDown(columns) {
  return Array.from({ length: columns.results }, (_, result) => -Number(reachedLevel(columns, result) ?? 0));
}

/** The readiness level without its range. @param {Columns} columns @param {number} result @returns {string | undefined} */
export function reachedLevel(columns, result) {
  return valuesOf(columns, "trl", result).find((value) => !value.includes("-"));
}

/** @param {Columns} columns @param {string} order */
function placesIn(columns, order) {
  /** @type {number[]} */
  const places = [];
  for (let place = 0, at = 0; place < columns.results; place += 1) {
    at = (at + numberAt(columns, columns.orders[order], place)) % columns.results;
    places[at] = place;
  }
  return places;
}
