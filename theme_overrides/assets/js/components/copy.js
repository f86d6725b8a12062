/**
 * Buttons that copy an id, such as a WeChat id, and say so.
 * @param {Document} page
 */
export function startCopy(page) {
  for (const button of page.querySelectorAll("button[data-copy]")) {
    if (button instanceof HTMLButtonElement) button.addEventListener("click", () => copy(button));
  }
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? "");
  } catch {
    // Without leave to use the clipboard the text is selected, ready for the reader's own gesture.
    const text = button.parentElement?.querySelector("[data-copy-text]");
    if (text) getSelection()?.selectAllChildren(text);
    return;
  }
  button.textContent = button.dataset.copied ?? label;
  setTimeout(() => (button.textContent = label), 2000);
}
