/**
 * From a card to its result the picture moves along, where the browser can carry it over: the card's picture
 * takes the name that the picture on the result's page has in result.css.
 * @param {Document} page
 */
export function startTransition(page) {
  page.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(".card__link") : null;
    const picture = link?.closest(".card")?.querySelector(".card__picture");
    if (!(picture instanceof HTMLElement)) return;
    // Two elements of one name would cancel the transition: take it back from a card chosen before.
    for (const other of page.querySelectorAll(".card__picture--leaving")) other.classList.remove("card__picture--leaving");
    picture.classList.add("card__picture--leaving");
  });
}
