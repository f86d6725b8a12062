/**
 * A visitor's list: ids of results. It is stored and handed on in one form, ids with commas between them. Pure functions.
 *
 * @typedef {[id: string, booth: string, sample: 0 | 1][]} Places  all results in the order of the site; a booth that is
 *   not known is ""
 * @typedef {{ id: string, booth: string, sample: boolean, document: number }} Stop  `document` is its number in the search
 * @typedef {{ letter: string, stops: Stop[] }} VisitZone
 */

/** More than an exhibition's visitor can see; a longer list is somebody's joke. */
const MOST_STOPS = 500;
const RESULT_ID = /^[A-Z]-\d{3,9}$/;
const byBooth = new Intl.Collator("en", { numeric: true });

/** The ids that a text names, each once; whatever else it holds is left out. @param {string} text @returns {string[]} */
export function idsIn(text) {
  const ids = text.toUpperCase().split(/[^A-Z0-9-]+/).filter((each) => RESULT_ID.test(each));
  return [...new Set(ids)].slice(0, MOST_STOPS);
}

/** The ids that an address hands on; null where it hands on none. @param {string} search  the address from its question mark on */
export function sharedIds(search) {
  const text = new URLSearchParams(search).get("results");
  return text === null ? null : idsIn(text);
}

/** The address that hands ids on. @param {string} address  of the page, whatever it asks for now @param {string[]} ids */
export function addressOf(address, ids) {
  const page = address.replace(/[?#].*$/, "");
  return ids.length ? `${page}?results=${ids.join(",")}` : page;
}

/** With an id that was not there, or without one that was. @param {string[]} ids @param {string} id */
export function toggledId(ids, id) {
  return ids.includes(id) ? ids.filter((each) => each !== id) : joined(ids, [id]);
}

/** Two lists as one. @param {string[]} ids @param {string[]} others */
export function joined(ids, others) {
  return [...new Set([...ids, ...others])].slice(0, MOST_STOPS);
}

/**
 * A list as one walks it: zone by zone, in each by booth, those without a booth last.
 * @param {string[]} ids
 * @param {Places} places
 * @returns {{ zones: VisitZone[], unknown: string[] }}  `unknown` are not in the catalogue
 */
export function walk(ids, places) {
  const known = new Map(places.map(([id, booth, sample], document) => [id, { id, booth, sample: Boolean(sample), document }]));
  const stops = ids.flatMap((id) => known.get(id) ?? []).sort((a, b) => a.document - b.document);
  /** @type {Map<string, Stop[]>} */
  const zones = new Map();
  for (const stop of stops) zones.set(stop.id[0], [...(zones.get(stop.id[0]) ?? []), stop]);
  return {
    zones: [...zones].map(([letter, all]) => ({ letter, stops: all.sort(inOrderOfBooths) })),
    unknown: ids.filter((id) => !known.has(id)),
  };
}

/** @param {Stop} a @param {Stop} b */
function inOrderOfBooths(a, b) {
  if (!a.booth || !b.booth) return Number(!a.booth) - Number(!b.booth);
  return byBooth.compare(a.booth, b.booth);
}
