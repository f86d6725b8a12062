import { normalise } from "./text.js";

/**
 * What the visitor has asked for on the page of all results, and how it stands in the address. Pure functions.
 *
 * @typedef {{ q: string, facets: Record<string, string[]> }} Selection
 * @typedef {{ words: string, facets: Record<string, string[]> }} Entry
 */

export const FACETS = ["zone", "cluster", "stage", "trl", "kind", "cooperation", "exhibitor"];

/** @param {string} search the address from its question mark on @returns {Selection} */
export function read(search) {
  const parameters = new URLSearchParams(search);
  const facets = Object.fromEntries(FACETS.map((name) => [name, [...new Set(parameters.getAll(name))]]));
  return { q: (parameters.get("q") ?? "").trim(), facets };
}

/** @param {Selection} selection @returns {string} the address from its question mark on, or "" */
export function write(selection) {
  const parameters = new URLSearchParams();
  if (selection.q) parameters.set("q", selection.q);
  for (const name of FACETS) for (const value of selection.facets[name]) parameters.append(name, value);
  const text = parameters.toString();
  return text && `?${text}`;
}

/** @param {Selection} selection @param {string} name @param {string} value @returns {Selection} */
export function toggle(selection, name, value) {
  const chosen = selection.facets[name];
  const values = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return { ...selection, facets: { ...selection.facets, [name]: values } };
}

/**
 * Whether an entry is asked for: it holds every word, and one of the chosen values of every facet.
 * @param {Selection} selection
 * @param {Entry} entry
 * @param {string} [except] a facet to leave out of account, for counting its own choices
 */
export function matches(selection, entry, except) {
  const words = normalise(selection.q).split(/\s+/).filter(Boolean);
  return words.every((word) => entry.words.includes(word))
    && FACETS.every((name) => name === except || !selection.facets[name].length || selection.facets[name].some((value) => entry.facets[name].includes(value)));
}

/** @param {Selection} selection */
export function isEmpty(selection) {
  return !selection.q && FACETS.every((name) => !selection.facets[name].length);
}

