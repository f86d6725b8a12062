/**
 * Nothing but an element can be reached, by keyboard, pointer or screen reader; not even its neighbours.
 * @param {HTMLElement} element
 * @returns {() => void} gives the page back
 */
export function seclude(element) {
  /** @type {HTMLElement[]} */
  const shut = [];
  for (let inside = element; inside.parentElement && inside !== document.body; inside = inside.parentElement) {
    for (const other of inside.parentElement.children) {
      if (other === inside || !(other instanceof HTMLElement) || other.inert) continue;
      other.inert = true;
      shut.push(other);
    }
  }
  return () => shut.forEach((other) => (other.inert = false));
}

/**
 * Calls back for a click that began and ended outside an element; one that selects its text and ends
 * somewhere else is none, nor the one that opens it.
 * @param {HTMLElement} element
 * @param {() => boolean} isOpen
 * @param {() => void} act
 */
export function onClickOutside(element, isOpen, act) {
  let beganOutside = false;
  const isOutside = (/** @type {Event} */ event) => event.target instanceof Node && !element.contains(event.target);
  document.addEventListener("pointerdown", (event) => (beganOutside = isOpen() && isOutside(event)), { capture: true });
  document.addEventListener("click", (event) => {
    if (beganOutside && isOutside(event)) act();
    beganOutside = false;
  });
}

/**
 * Tells CSS by --seen how much of the window a phone's keyboard leaves free; 100dvh does not know of it.
 * @param {HTMLElement} element
 */
export function followKeyboard(element) {
  const seen = globalThis.visualViewport;
  seen?.addEventListener("resize", () => element.style.setProperty("--seen", `${seen.height}px`));
}

/**
 * Tells CSS by --room how much of the window is free below a part of an element.
 * @param {HTMLElement} element
 * @param {HTMLElement} part
 */
export function tellRoom(element, part) {
  element.style.setProperty("--room", `${innerHeight - part.getBoundingClientRect().bottom}px`);
}
