import { toggled, writeSelection } from "../lib/selection.js";

/**
 * What is offered when nothing was found: words near to those typed, and one filter fewer.
 *
 * @typedef {import("../lib/selection.js").Selection} Selection
 * @typedef {{ label: Node[], count: number, selection: Selection }} Way
 */

/**
 * @param {HTMLElement} root
 * @param {(name: string, value: string) => Node[]} label  of a facet's value
 * @param {(selection: Selection) => void} onChoose
 * @returns {(selection: Selection, nearest: { query: string, count: number }[], listed: import("../lib/listing.js").Listing) => void}
 */
export function openEmpty(root, label, onChoose) {
  const [near, fewer, clear] = ["[data-nearest]", "[data-fewer]", "[data-clear]"].map((name) => /** @type {HTMLElement} */ (root.querySelector(name)));
  const without = (fewer.dataset.words ?? "").split("{name}").map((words) => document.createTextNode(words));

  return (selection, nearest, listed) => {
    offer(near, nearest.map(({ query, count }) => ({ label: [document.createTextNode(query)], count, selection: { q: query, choices: {}, sort: "" } })), onChoose);
    const ways = listed.fewer.map(({ name, value, count }) => ({
      label: [without[0].cloneNode(), ...label(name, value), without[1].cloneNode()],
      count,
      selection: { ...selection, choices: toggled(selection.choices, name, value) },
    }));
    const none = { label: [document.createTextNode(clear.textContent ?? "")], count: listed.found, selection: { ...selection, choices: {} } };
    offer(fewer, ways.length || !listed.found ? ways : [none], onChoose);
  };
}

/** @param {HTMLElement} part @param {Way[]} ways @param {(selection: Selection) => void} onChoose */
function offer(part, ways, onChoose) {
  part.hidden = !ways.length;
  part.querySelector("[data-chips]")?.replaceChildren(...ways.map((way) => wayLink(way, onChoose)));
}

/** @param {Way} way @param {(selection: Selection) => void} onChoose */
function wayLink({ label, count, selection }, onChoose) {
  const link = document.createElement("a");
  link.className = "chip";
  link.href = location.pathname + writeSelection(selection);
  const number = document.createElement("span");
  number.className = "chip__count";
  number.textContent = String(count);
  link.append(...label, " ", number);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(selection);
  });
  return link;
}
