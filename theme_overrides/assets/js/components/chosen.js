import { eachChoice } from "../lib/selection.js";

/**
 * What was chosen, above the hits: a chip each, which takes the choice back.
 *
 * @param {HTMLElement} root
 * @param {import("./facets.js").Facets} facets
 * @param {(name: string, value: string) => void} onRemove
 * @returns {(choices: import("../lib/columns.js").Choices) => void}
 */
export function openChosen(root, facets, onRemove) {
  const bar = /** @type {HTMLElement} */ (root.querySelector("[data-chosen]"));
  const clear = /** @type {HTMLElement} */ (bar.querySelector("[data-clear]"));
  let shown = "";

  return (choices) => {
    const all = eachChoice(choices);
    const key = all.join(" ");
    if (key === shown) return;
    shown = key;
    const focused = [...bar.children].indexOf(/** @type {Element} */ (document.activeElement));
    bar.replaceChildren(...all.map(([name, value]) => chip(name, value)), clear);
    bar.hidden = !all.length;
    // The next chip takes the place of the one that went, for those who go by keyboard.
    if (focused >= 0 && all.length) /** @type {HTMLElement} */ (bar.children[Math.min(focused, all.length - 1)]).focus();
  };

  /** @param {string} name @param {string} value */
  function chip(name, value) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "chip chosen__chip";
    if (name === "zone") made.dataset.zone = value;
    made.append(...facets.label(name, value));
    made.setAttribute("aria-label", (bar.dataset.remove ?? "").replace("{name}", made.textContent ?? ""));
    const cross = made.appendChild(document.createElement("span"));
    cross.className = "chosen__cross";
    cross.textContent = "×";
    cross.setAttribute("aria-hidden", "true");
    made.addEventListener("click", () => onRemove(name, value));
    return made;
  }
}
