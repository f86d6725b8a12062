/**
 * A field with a list of options below it, by the pattern “editable combobox with list autocomplete” of the
 * WAI-ARIA Authoring Practices: the focus stays in the field, the option that Enter would take is named by it.
 */
export class Combobox {
  /** @param {HTMLInputElement} input @param {HTMLElement} list */
  constructor(input, list) {
    this.input = input;
    /** @type {HTMLAnchorElement[]} */
    this.options = [];
    /** @type {HTMLAnchorElement | undefined} */
    this.active = undefined;
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(states)) input.setAttribute(name, value);
  }

  /** @param {boolean} isOpen */
  expand(isOpen) {
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.offer([]);
  }

  /** The options from now on; none of them is active. @param {HTMLAnchorElement[]} options */
  offer(options) {
    this.activate(undefined);
    this.options = options;
  }

  /** Down through the options and back into the field, or up. @param {1 | -1} step */
  walk(step) {
    const stops = [undefined, ...this.options];
    const at = stops.indexOf(this.active) + step;
    this.activate(stops.at(at % stops.length));
  }

  /** @param {HTMLAnchorElement | undefined} option */
  activate(option) {
    this.active?.removeAttribute("aria-selected");
    this.active = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }
}

/** Whether a key works on characters that an input method has not finished. @param {KeyboardEvent} event */
export function isOfInputMethod(event) {
  // Safari tells of the key that ends a composition by the code 229 alone.
  return event.isComposing || event.keyCode === 229;
}
