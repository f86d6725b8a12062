/**
 * What shows a document in a list: read from the rows of texts-<language>.js (see hooks/expo/search/texts.py).
 *
 * @typedef {{ root: string, english: boolean, offline: boolean, zones: Record<string, string> }} Place
 *   where the page stands: the site's root as seen from it, its language, whether it was opened from a folder;
 *   letters of zones → keys
 * @typedef {Object} Entry
 * @property {number} document  its number
 * @property {"result" | "exhibitor" | "zone" | "cluster" | "page"} kind
 * @property {string} id  of a result, else ""
 * @property {string} zone  key of a result's zone, else ""
 * @property {string} address  of its page: the Chinese one, from the root of the site
 * @property {string} link
 * @property {string} title  in the page's language, or in Chinese
 * @property {string} second  the title in the other language, or ""
 * @property {string} summary  empty until it is wanted
 * @property {string[]} keywords  each in both languages, the page's first
 * @property {string} exhibitor
 * @property {{ avif: string, jpeg: string } | null} picture
 * @property {string} cover  the drawn cover, for results without a picture
 * @property {boolean} sample
 */

/**
 * @param {any[]} row
 * @param {number} document
 * @param {Place} place
 * @returns {Entry}
 */
export function entry(row, document, place) {
  const { root, english, zones, offline } = place;
  // Without a server nothing turns the address of a folder into its page.
  const at = (/** @type {string} */ address) => root + (english ? "en/" : "") + (offline ? address.replace(/\/(?=#|$)/, "/index.html") : address);
  if (row.length === 4) {
    const [kind, title, second, address] = row;
    return { document, kind, id: "", zone: "", address, link: at(address), title, second, summary: "", keywords: [], exhibitor: "", picture: null, cover: "", sample: false };
  }
  const [id, title, second, keywords, exhibitor, image, sample] = row;
  return {
    document, kind: "result", id, zone: zones[id[0]] ?? "", address: `results/${id}/`, link: at(`results/${id}/`), title, second, summary: "",
    keywords: keywords ? keywords.split("|") : [], exhibitor,
    picture: image ? { avif: `${root}images/${image}.avif`, jpeg: `${root}images/${image}.jpg` } : null,
    cover: `${root}covers/${id}.svg`, sample: Boolean(sample),
  };
}
