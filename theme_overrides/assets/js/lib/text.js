/** What is typed and what is shown, made comparable: by the same rules as hooks/expo/search/tokens.py. */

/** Full-width, accented and capital letters made one. @param {string} text */
export function normalise(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase();
}
