/**
 * The choice that is spelt most like a word: what get_close_matches() of Python's difflib finds, which the
 * catalogue's own check asks (hooks/expo/repairs.py).
 */

const LEAST_LIKENESS = 0.6;
const POPULAR_FROM = 200;

/** The choice that is spelt most like the word, or nothing. @param {string} word @param {Iterable<string>} choices */
export function nearest(word, choices) {
  const wanted = [...word.trim().toLowerCase()];
  const places = placesOf(wanted);
  let best = "";
  let most = 0;
  for (const choice of choices) {
    const signs = [...choice];
    const matched = matches(signs, wanted, places, 0, signs.length, 0, wanted.length);
    const all = signs.length + wanted.length;
    const likeness = all ? (2 * matched) / all : 1;
    if (likeness >= LEAST_LIKENESS && (likeness > most || (likeness === most && choice > best))) {
      best = choice;
      most = likeness;
    }
  }
  return best;
}

/** The key of the term that is called so in either language, else the key spelt most like the word. @param {string} word @param {Record<string, { zh: string, en: string }>} terms */
export function nearestTerm(word, terms) {
  const said = word.trim().toLowerCase();
  const named = Object.entries(terms).find(([, { zh, en }]) => [zh.toLowerCase(), en.toLowerCase()].includes(said));
  return named?.[0] ?? nearest(word, Object.keys(terms));
}

/** Sign → where it stands; of a long word, signs that are everywhere are no places to begin at. @param {string[]} word */
function placesOf(word) {
  /** @type {Map<string, number[]>} */
  const places = new Map();
  word.forEach((sign, at) => places.set(sign, [...(places.get(sign) ?? []), at]));
  if (word.length >= POPULAR_FROM) {
    const most = Math.floor(word.length / 100) + 1;
    for (const [sign, found] of places) if (found.length > most) places.delete(sign);
  }
  return places;
}

/**
 * How many signs stand in both, in the same order: in the longest run that both have, and on either side of it.
 *
 * @param {string[]} one @param {string[]} other @param {Map<string, number[]>} places of signs in the other
 * @param {number} from @param {number} to @param {number} otherFrom @param {number} otherTo @returns {number}
 */
function matches(one, other, places, from, to, otherFrom, otherTo) {
  let [at, otherAt, length] = [from, otherFrom, 0];
  /** @type {Map<number, number>} */
  let endingHere = new Map();
  for (let here = from; here < to; here += 1) {
    /** @type {Map<number, number>} */
    const ending = new Map();
    for (const there of places.get(one[here]) ?? []) {
      if (there < otherFrom || there >= otherTo) continue;
      const run = (endingHere.get(there - 1) ?? 0) + 1;
      ending.set(there, run);
      if (run > length) [at, otherAt, length] = [here - run + 1, there - run + 1, run];
    }
    endingHere = ending;
  }
  while (at > from && otherAt > otherFrom && one[at - 1] === other[otherAt - 1]) {
    at -= 1;
    otherAt -= 1;
    length += 1;
  }
  while (at + length < to && otherAt + length < otherTo && one[at + length] === other[otherAt + length]) length += 1;
  if (!length) return 0;
  return (
    length +
    matches(one, other, places, from, at, otherFrom, otherAt) +
    matches(one, other, places, at + length, to, otherAt + length, otherTo)
  );
}
