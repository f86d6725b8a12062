import { countOf } from "./found.js";
import { distance } from "./distance.js";
import { cutIntoWords } from "./han.js";

/**
 * Queries near to one that found nothing: its parts alone, the words in it, and the nearest spelling.
 *
 * @typedef {import("./means.js").Means} Means
 * @param {import("./plan.js").Part[]} parts
 * @param {Means} means
 * @returns {{ query: string, count: number }[]} at most three, each of which finds something
 */
export function nearest(parts, means) {
  const queries = parts.flatMap((part) => [...(parts.length > 1 ? [part.text] : []), ...nearWords(part.text, means)]);
  const found = [...new Set(queries)].map((query) => ({ query, count: count(query, parts, means) }));
  return found.filter((each) => each.count > 0).slice(0, 3);
}

/** @param {string} query @param {import("./plan.js").Part[]} parts @param {Means} means */
function count(query, parts, means) {
  const term = means.dictionary.find(query);
  const own = parts.find((part) => part.text === query);
  const expression = term >= 0 ? { terms: [term], weight: 1 } : own ? own.ways[0]() : null;
  return countOf(means.dictionary, expression);
}

/** @param {string} text @param {Means} means @returns {string[]} */
function nearWords(text, means) {
  if (/\p{Script=Han}/u.test(text)) return cutIntoWords([...text], means).filter((word) => [...word].length > 1);
  if (text.length < 3) return [];
  const most = text.length > 5 ? 3 : 2;
  const row = means.plainRow();
  return row.near(text, most)
    .map((at) => ({ term: row.words[at], far: distance(text, row.words[at], most) }))
    .filter((each) => each.term.length > 2)
    .sort((a, b) => a.far - b.far)
    .slice(0, 2)
    .map((each) => each.term);
}
