/**
 * Chinese inside English text, set apart so that a screen reader and a font choice treat it rightly: the same
 * rule as hooks/expo/han.py, but a run may hold digits and punctuation between its characters.
 */
const HAN = "\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const HAN_RUN = new RegExp(`([${HAN}](?:[^A-Za-z]*[${HAN}])?)`, "u");
const BEGINS_HAN = new RegExp(`^[${HAN}]`, "u");

/**
 * @typedef {{ text: string, marked: boolean, lang: string }} Spoken  `lang` is "" in the page's own language
 * @param {import("./marks.js").Segment[]} parts
 * @param {boolean} english  whether the page is English
 * @returns {Spoken[]}
 */
export function spoken(parts, english) {
  if (!english) return parts.map((part) => ({ ...part, lang: "" }));
  return parts.flatMap(({ text, marked }) =>
    text.split(HAN_RUN).filter(Boolean).map((piece) => ({ text: piece, marked, lang: BEGINS_HAN.test(piece) ? "zh-Hans" : "" })));
}
