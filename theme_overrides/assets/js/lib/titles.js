import { normalise } from "./text.js";

/**
 * The first answer, from what the page has at once, while the index is still on its way: documents whose row
 * holds every word as it was typed, those with all of it in the title first.
 * @param {any[][]} rows
 * @param {string} query
 * @returns {{ document: number, score: number, terms: string[] }[]}
 */
export function findInTitles(rows, query) {
  const words = normalise(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const hits = rows.flatMap((row, document) => {
    const score = scoreRow(row, words);
    return score ? [{ document, score, terms: words }] : [];
  });
  return hits.sort((a, b) => b.score - a.score);
}

/** @param {any[]} row @param {string[]} words */
function scoreRow(row, words) {
  const title = normalise(`${row[0]} ${row[1]} ${row[2]}`);
  if (words.every((word) => title.includes(word))) return 2;
  const all = title + normalise(` ${row[3]} ${row[4] ?? ""}`);
  return words.every((word) => all.includes(word)) ? 1 : 0;
}
