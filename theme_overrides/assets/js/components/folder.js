/**
 * Where the site is opened from a folder, nothing turns the address of a folder into the page that lies in it: a link
 * would show a list of files. Each link is completed when it is used, those that scripts make later among them.
 */

/** @param {Document} page */
export function startFolder(page) {
  if (location.protocol !== "file:") return;
  for (const kind of ["click", "auxclick"]) page.addEventListener(kind, (event) => complete(event.target), { capture: true });
}

/** @param {EventTarget | null} target */
function complete(target) {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}
