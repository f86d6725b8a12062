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
  return placesAt(facet.of, result).map((place) => facet.values[place]);
}

/**
 * For each facet how many of the results each of its values has, when its own choices are left out of account.
 * @param {Columns} columns
 * @param {Choices} choices
 * @param {number[]} results
 * @returns {Record<string, Record<string, number>>}
 */
export function counts(columns, choices, results) {
  const facets = Object.entries(columns.facets).map(([name, { values, of }]) => {
    const chosen = choices[name] ?? [];
    return { name, values, of, wanted: chosen.length ? values.map((value) => chosen.includes(value)) : null, found: values.map(() => 0) };
  });
  for (const result of results) {
    // A result that only one facet's choices leave out still counts for that facet; otherwise for all or none.
    const without = facets.filter(({ wanted, of }) => wanted && !placesAt(of, result).some((place) => wanted[place]));
    if (without.length > 1) continue;
    for (const { of, found } of without.length ? without : facets) for (const place of placesAt(of, result)) found[place] += 1;
  }
  return Object.fromEntries(facets.map(({ name, values, found }) => [name, Object.fromEntries(values.map((value, place) => [value, found[place]]))]));
}

/** @param {Facet["of"]} of @param {number} result @returns {number[]} */
function placesAt(of, result) {
  const at = of[result];
  return Array.isArray(at) ? at : [at];
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
