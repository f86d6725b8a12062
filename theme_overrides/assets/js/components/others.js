import { spoken } from "../lib/tongues.js";
import { writeText } from "./hit-rows.js";

/** So many at most; and whatever their score where there are fewer results than that. */
const FEW = 4;

/**
 * The exhibitors, zones and pages that the words find and that are worth naming above the results.
 * @param {import("./catalogue-search.js").Answer} answer
 */
export function otherHits({ results, others }) {
  const best = results[0]?.score ?? 0;
  return others.filter(({ score }) => results.length < FEW || score > best).slice(0, FEW);
}

/**
 * A short line of links to them.
 * @param {HTMLElement} line
 * @returns {(entries: import("../lib/entries.js").Entry[]) => void}
 */
export function openOthers(line) {
  const english = document.documentElement.lang.startsWith("en");
  const label = line.textContent ?? "";
  return (entries) => {
    line.hidden = !entries.length;
    line.replaceChildren(label, ...entries.flatMap(({ link, title }) => {
      const made = document.createElement("a");
      made.className = "others__link";
      made.href = link;
      writeText(made, spoken([{ text: title, marked: false }], english));
      return [" ", made];
    }));
  };
}
