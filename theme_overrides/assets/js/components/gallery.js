/**
 * Pictures at full size in a dialog: arrow keys and buttons turn, a finger swipes, Escape closes.
 * Without this script each picture is a link to its largest size.
 * @param {Document} page
 */
export function startGallery(page) {
  for (const gallery of page.querySelectorAll("[data-gallery]")) {
    if (gallery instanceof HTMLElement && "showModal" in HTMLDialogElement.prototype) start(gallery);
  }
}

/** @param {HTMLElement} gallery */
function start(gallery) {
  const links = [...gallery.querySelectorAll("a")];
  /** @type {HTMLDialogElement | undefined} */
  let viewer;
  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      viewer ??= build(gallery, links);
      viewer.showModal();
      viewer.dispatchEvent(new CustomEvent("show-picture", { detail: index }));
    });
  });
}

/**
 * @param {HTMLElement} gallery
 * @param {HTMLAnchorElement[]} links
 */
function build(gallery, links) {
  const words = gallery.dataset;
  const viewer = document.createElement("dialog");
  viewer.className = "viewer";
  viewer.setAttribute("aria-label", words.title ?? "");
  const strip = viewer.appendChild(document.createElement("div"));
  strip.className = "viewer__strip";
  strip.append(...links.map(slide));
  const position = viewer.appendChild(document.createElement("p"));
  position.className = "viewer__position";
  position.setAttribute("role", "status");
  let shown = 0;

  /** @param {number} index @param {ScrollBehavior} behavior */
  const turn = (index, behavior) => {
    shown = Math.max(0, Math.min(index, links.length - 1));
    strip.scrollTo({ left: shown * strip.clientWidth, behavior });
    tell();
  };
  const tell = () => {
    position.textContent = (words.position ?? "").replace("{n}", String(shown + 1)).replace("{total}", String(links.length));
    previous.disabled = shown === 0;
    next.disabled = shown === links.length - 1;
  };
  const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");
  const previous = button("previous", words.previous, () => turn(shown - 1, motion()));
  const next = button("next", words.next, () => turn(shown + 1, motion()));
  const close = button("close", words.close, () => viewer.close());
  previous.hidden = next.hidden = position.hidden = links.length < 2;
  viewer.append(close, previous, next);

  viewer.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    // The strip would scroll by itself as well, and end between two pictures or one too far.
    event.preventDefault();
    turn(shown + step, motion());
  });
  // A finger moves the strip by itself; follow it once it has come to rest on another picture.
  strip.addEventListener("scroll", () => {
    const resting = Math.round(strip.scrollLeft / strip.clientWidth);
    if (Math.abs(strip.scrollLeft - resting * strip.clientWidth) < 2 && resting !== shown) {
      shown = resting;
      tell();
    }
  }, { passive: true });
  viewer.addEventListener("show-picture", (event) => turn(/** @type {CustomEvent<number>} */ (event).detail, "instant"));
  viewer.addEventListener("close", () => links[shown]?.focus());
  document.body.append(viewer);
  return viewer;
}

/** @param {HTMLAnchorElement} link */
function slide(link) {
  const small = link.querySelector("img");
  const figure = document.createElement("figure");
  figure.className = "viewer__slide";
  const image = figure.appendChild(document.createElement("img"));
  image.className = "viewer__image";
  image.loading = "lazy";
  image.alt = small?.alt ?? "";
  image.lang = small?.lang ?? "";
  image.src = link.href;
  const caption = link.parentElement?.querySelector("figcaption");
  if (caption) {
    const text = figure.appendChild(document.createElement("figcaption"));
    text.className = "viewer__caption";
    text.append(...[...caption.childNodes].map((node) => node.cloneNode(true)));
  }
  return figure;
}

/** @param {string} name @param {string | undefined} label @param {() => void} act */
function button(name, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `viewer__button viewer__button--${name}`;
  made.textContent = label ?? "";
  made.addEventListener("click", act);
  return made;
}
