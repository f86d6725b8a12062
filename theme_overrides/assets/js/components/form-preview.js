import { spoken } from "../lib/tongues.js";
import { writeText } from "./hit-rows.js";

/**
 * The card as it will show in lists.
 *
 * @typedef {import("../lib/form/values.js").Values} Values
 */

/**
 * @param {HTMLElement} root
 * @param {{ words: Record<string, string>, marks: Record<string, string>, zones: import("./form-choices.js").ZoneData[] }} data
 * @returns {(result: Values, exhibitor: string, picture: string, cover: string) => void}
 */
export function startPreview(root, { words, marks, zones }) {
  const preview = /** @type {HTMLElement} */ (root.querySelector("[data-preview]"));
  const english = document.documentElement.lang.startsWith("en");
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (preview.querySelector(`.card__${name}`));
  const link = part("link");
  // A card that leads nowhere is no link.
  link.replaceWith(Object.assign(document.createElement("span"), { className: "card__words" }));
  const image = /** @type {HTMLImageElement} */ (part("image"));
  const place = part("picture");
  image.loading = "eager";
  const mark = /** @type {HTMLElement} */ (preview.querySelector("[data-preview-mark]"));
  const note = /** @type {HTMLElement} */ (preview.querySelector("[data-preview-cover]"));

  // Who fills in the form without a network gets no cover, and no broken one.
  image.addEventListener("error", () => {
    image.dataset.missing = image.getAttribute("src") ?? "";
    image.remove();
  });
  standWhereThereIsRoom(root, preview);
  return (result, exhibitor, picture, cover) => {
    const title = result.title ?? {};
    const zone = zones.find(({ letter }) => letter === (result.id ?? "")[0]);
    const shown = (english && title.en) || title.zh || title.en || words["no-title"];
    const second = shown === title.zh ? title.en ?? "" : shown === title.en ? title.zh ?? "" : "";
    const say = (/** @type {string} */ name, /** @type {string} */ text) => writeText(part(name), text ? spoken([{ text, marked: false }], english) : [], "");
    say("words", shown);
    say("second", second === shown ? "" : second);
    say("exhibitor", exhibitor);
    part("id").textContent = result.id ?? "";
    preview.querySelector(".card")?.classList.toggle("card--bare", !result.title);
    const kind = result.provenance?.kind ?? "";
    mark.textContent = marks[kind] ?? "";
    mark.className = `mark mark--${kind}`;
    mark.hidden = !marks[kind];
    if (zone) preview.dataset.zone = zone.key;
    const source = picture || cover || (zone?.covers[result.cluster ?? ""] ?? zone?.covers[""]) || "";
    if (source && image.getAttribute("src") !== source) image.src = source;
    // An image of nothing is a broken one.
    if (source && source !== image.dataset.missing) place.append(image);
    else image.remove();
    note.hidden = Boolean(picture || cover) || !zone;
  };
}

/** Beside the form; where there is no room beside it, before what is handed over. @param {HTMLElement} root @param {HTMLElement} preview */
function standWhereThereIsRoom(root, preview) {
  const aside = /** @type {HTMLElement} */ (preview.parentElement);
  const output = /** @type {HTMLElement} */ (root.querySelector("#part-output"));
  const wide = matchMedia("(min-width: 64rem)");
  const move = () => (wide.matches ? aside.append(preview) : output.before(preview));
  wide.addEventListener("change", move);
  move();
}
