import { isMapping, isSame } from "../record/writing.js";

/**
 * What the form holds, as the values of a record. Pure functions.
 *
 * @typedef {Record<string, any>} Values  a record or a part of one; what is not filled in has no key
 * @typedef {{ path: string, value: string }} Lost  a part of an opened file that cannot be kept, and where it stood
 */

/** The same values with their keys in the order of the format. @param {Values} values @param {string[]} fields @returns {Values} */
export function inFormat(values, fields) {
  const keys = [...fields.filter((key) => key in values), ...Object.keys(values).filter((key) => !fields.includes(key))];
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}

/**
 * The values of an opened file with what was changed in the form: what the form does not know stays.
 * @param {Values} data  what the file said
 * @param {Values} first  what the form held of it when it was opened
 * @param {Values} now  what the form holds
 * @returns {{ record: Values, lost: Lost[] }}
 */
export function withKept(data, first, now) {
  /** @type {Lost[]} */
  const lost = [];
  return { record: keptOf(data, first, now, "", lost) ?? {}, lost };
}

/** @param {any} data @param {any} first @param {any} now @param {string} path @param {Lost[]} lost @returns {any} */
function keptOf(data, first, now, path, lost) {
  if (isSame(first, now)) return data;
  if (isMapping(data) && isMapping(first) && isMapping(now)) {
    const old = Object.keys(data).map((key) => {
      const own = key in first || key in now;
      return [key, own ? keptOf(data[key], first[key], now[key], stepTo(path, key), lost) : data[key]];
    });
    const more = Object.keys(now).filter((key) => !(key in data)).map((key) => [key, now[key]]);
    return Object.fromEntries([...old, ...more].filter(([, value]) => value !== undefined));
  }
  if (Array.isArray(data) && Array.isArray(first) && Array.isArray(now) && data.length === first.length) return keptItems(data, first, now, path, lost);
  lost.push(...unseen(data, first, path));
  return now;
}

/** Items that are the same keep what they said, wherever they moved. @param {any[]} data @param {any[]} first @param {any[]} now @param {string} path @param {Lost[]} lost */
function keptItems(data, first, now, path, lost) {
  const left = new Set(first.keys());
  const found = now.map((item) => {
    const at = [...left].find((each) => isSame(first[each], item));
    if (at !== undefined) left.delete(at);
    return at;
  });
  const items = now.map((item, place) => {
    const at = found[place];
    if (at !== undefined) return data[at];
    if (now.length !== first.length || !left.has(place)) return item;
    left.delete(place);
    return keptOf(data[place], first[place], item, stepTo(path, String(place + 1)), lost);
  });
  for (const at of left) lost.push(...unseen(data[at], first[at], stepTo(path, String(at + 1))));
  return items;
}

/** What a file said that the form could not show. @param {any} data @param {any} shown @param {string} path @returns {Lost[]} */
function unseen(data, shown, path) {
  if (data === null || data === undefined) return [];
  if (shown === undefined) return [{ path, value: brief(data) }];
  if (isMapping(data) && isMapping(shown)) return Object.keys(data).flatMap((key) => unseen(data[key], shown[key], stepTo(path, key)));
  if (Array.isArray(data) && Array.isArray(shown)) return data.flatMap((each, at) => unseen(each, shown[at], stepTo(path, String(at + 1))));
  return isMapping(data) || Array.isArray(data) ? [{ path, value: brief(data) }] : [];
}

/** @param {any} value */
function brief(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** @param {string} path @param {string} key */
function stepTo(path, key) {
  return path ? `${path}.${key}` : key;
}
