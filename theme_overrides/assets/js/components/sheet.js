/**
 * On a phone the facets stand in a sheet that a button opens; on a wide screen beside the list.
 *
 * @param {HTMLElement} root
 * @returns {(count: number, chosen: number) => void} tells the sheet and its button how many results and choices there are
 */
export function openSheet(root) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const sheet = /** @type {HTMLDialogElement} */ (find("[data-sheet]"));
  const [facets, fold, body, opener] = ["[data-facets]", "[data-fold]", "[data-sheet-body]", "[data-open-sheet]"].map(find);
  const [shower, told] = [".sheet__show", "[data-sheet-count]"].map(find);
  const [plain, showing] = [opener, shower].map((each) => each.textContent ?? "");

  // Browsers whose CSS cannot unfold what is folded need it open.
  fold.toggleAttribute("open", true);
  const wide = matchMedia("(min-width: 60rem)");
  const place = () => {
    (wide.matches ? fold : body).append(facets);
    if (wide.matches) sheet.close();
    find(".results__aside").hidden = !wide.matches;
  };
  wide.addEventListener("change", place);
  place();

  const holdPage = () => document.body.classList.toggle("page--held", sheet.open);
  opener.addEventListener("click", () => { sheet.showModal(); holdPage(); });
  sheet.addEventListener("close", holdPage);
  for (const button of root.querySelectorAll("[data-close-sheet]")) button.addEventListener("click", () => sheet.close());
  // A touch beside the sheet closes it; its own parts cover all of it.
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });

  return (count, chosen) => {
    const words = showing.replace("{n}", String(count));
    shower.textContent = words;
    told.textContent = sheet.open ? words : "";
    opener.textContent = chosen ? (opener.dataset.words ?? "").replace("{n}", String(chosen)) : plain;
  };
}
