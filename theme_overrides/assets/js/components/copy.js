/**
 * Buttons that copy an id, such as a WeChat id, and say so.
 * @param {Document} page
 */
export function startCopy(page) {
  for (const button of page.querySelectorAll("button[data-copy]")) {
    if (button instanceof HTMLButtonElement) button.addEventListener("click", () => copyBy(button, button.dataset.copy ?? "", button.parentElement?.querySelector("[data-copy-text]")));
  }
}

/** Copies a text, and says so on its button for a while. @param {HTMLElement} button @param {string} text @param {Element | null | undefined} shown  where the text stands */
export async function copyBy(button, text, shown) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without leave to use the clipboard the text is selected, ready for the reader's own gesture.
    if (shown) getSelection()?.selectAllChildren(shown);
    return;
  }
  button.textContent = button.dataset.copied ?? label;
  setTimeout(() => (button.textContent = label), 2000);
}
