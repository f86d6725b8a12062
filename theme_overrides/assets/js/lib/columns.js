/**
 * Narrowing, counting and sorting results by columns (see hooks/expo/search/columns.py). Pure functions.
 *
 * @typedef {{ values: string[], of: (number | number[])[] }} Facet
 *   values that occur; for each result the place of its value among them, or a list of places
 * @typedef {{ facets: Record<string, Facet>, orders: Record<string, number[]> }} Columns
 * @typedef {Record<string, string[]>} Choices  name of a facet → the chosen values
 */

/**
 * Whether a result has one of the chosen values of every facet.
 * @param {Columns} columns
 * @param {Choices} choices
 * @param {number} result
 * @param {string} [except] a facet to leave out of account, for counting its own choices
 */
export function isChosen(columns, choices, result, except) {
  return Object.entries(choices).every(([name, chosen]) =>
    !chosen.length || name === except || valuesOf(columns, name, result).some((value) => chosen.includes(value)));
}

/** @param {Columns} columns @param {string} name @param {number} result @returns {string[]} */
export function valuesOf(columns, name, result) {
  const facet = columns.facets[name];
  if (!facet) return [];
  const at = facet.of[result];
  return (Array.isArray(at) ? at : [at]).map((place) => facet.values[place]);
}

/**
 * For each facet how many of the results each of its values has, when its own choices are left out of account.
 * @param {Columns} columns
 * @param {Choices} choices
 * @param {number[]} results
 * @returns {Record<string, Record<string, number>>}
 */
export function counts(columns, choices, results) {
  return Object.fromEntries(Object.keys(columns.facets).map((name) => {
    /** @type {Record<string, number>} */
    const found = Object.fromEntries(columns.facets[name].values.map((value) => [value, 0]));
    for (const result of results) {
      if (isChosen(columns, choices, result, name)) for (const value of valuesOf(columns, name, result)) found[value] += 1;
    }
    return [name, found];
  }));
}

/**
 * The results in an order of the columns; any other name leaves them as they are.
 * @param {Columns} columns
 * @param {number[]} results
 * @param {string} order
 */
export function sorted(columns, results, order) {
  const places = columns.orders[order];
  return places ? [...results].sort((a, b) => places[a] - places[b]) : results;
}
