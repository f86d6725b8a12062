import { distance } from "./distance.js";
import { allOf, anyOf, anyTerm, someTerm, together, weighed } from "./found.js";
import { soundingAlike } from "./sound.js";

/**
 * How a run of Han characters is looked for: as it stands; else by its sound; else with one slip corrected.
 *
 * @typedef {import("./found.js").Expression} Expression
 * @typedef {import("./means.js").Means} Means
 */

/** @param {string} run @param {Means} means @returns {Expression | null} the run as it stands */
export function hanExactly(run, means) {
  const { dictionary } = means;
  const characters = [...run];
  if (characters.length === 1) {
    return anyOf([someTerm(dictionary.beginning(run, dictionary.most), 0.6), someTerm(dictionary.holding(run), 0.4)]);
  }
  const whole = dictionary.find(run);
  const own = anyOf([
    pairs(characters, means, 1),
    whole >= 0 && characters.length > 2 ? anyTerm([whole], 1.2) : null,
    characters.length < 5 && !means.isAlias ? someTerm(dictionary.holding(run), 0.3) : null,
  ]);
  return means.findsMuch(own) ? own : anyOf([own, words(characters, means)]);
}

/** Any of several texts. @param {string[]} texts @param {Means} means @param {number} weight @returns {Expression | null} */
export function hanAnyOf(texts, means, weight) {
  const found = anyOf(texts.map((text) => hanExactly(text, means)));
  return found && weighed(found, weight);
}

/** @param {string} run @param {Means} means @param {boolean} blur @returns {Expression | null} */
export function hanBySound(run, means, blur) {
  const readings = [...run].map((character) => means.writing.readings(character));
  if (readings.length < 2 || readings.length > 12 || !readings.every((each) => each.length)) return null;
  return hanAnyOf(soundingAlike(readings, means, { blur }), means, 0.6);
}

/**
 * The run with one character taken for a look-alike; else with one changed, added, taken out or swapped with its
 * neighbour. What no character behind it vouches for, a word of the index must.
 * @param {string} run @param {Means} means @returns {Expression | null}
 */
export function hanCorrected(run, means) {
  const characters = [...run];
  if (characters.length < 2 || characters.length > 12) return null;
  const alike = lookingAlike(characters, means).filter((each) => pairs(each, means, 1)).map((each) => each.join(""));
  if (means.isWaiting) return null;
  if (alike.length) return hanAnyOf(alike.slice(0, 6), means, 0.5);
  if (characters.length < 3) return null;
  // Of three characters two say too little of the third: only a word of the index will do.
  const isSure = (/** @type {string[]} */ each) => (characters.length > 3 ? pairs(each, means, 1) !== null : means.dictionary.find(each.join("")) >= 0);
  const texts = [...swapped(characters), ...shortened(characters), ...replaced(characters, means)].filter(isSure).map((each) => each.join(""));
  const last = characters.length - 1;
  return anyOf([
    hanAnyOf([...new Set([...texts, ...wordsNear(characters, means)])].slice(0, 12), means, 0.5),
    last > 2 ? pairs(characters.slice(1), means, 0.4) : null,
    last > 3 ? pairs(characters.slice(0, last), means, 0.4) : null,
  ]);
}

/** What one does with a thing before its name, and the places that are named after what they do. */
const DOING = "挖送坐修扫打做用装查看测种采买卖找治写签拧换洗收学捡拿搬运拉开关吃喝养拍";
const PLACES = "所院厂站店";

/**
 * The words of a run without what stands around them: a verb, a place, one character of five, or one beside a word
 * so rare that it says enough. What between known words is none is looked for by its sound and with slips corrected.
 * @param {string} run @param {Means} means @returns {Expression | null}
 */
export function hanInPieces(run, means) {
  const characters = [...run];
  if (characters.length < 3 || characters.length > 12) return null;
  const pieces = piecesOf(bare(characters, means), means);
  if (means.isWaiting) return null;
  if (!pieces.some((piece) => piece.isWord)) return null;
  const telling = pieces.filter((piece) => piece.isWord || piece.text.length > 1);
  const left = pieces.length - telling.length;
  const isRareAlone = characters.length === 3 && telling.length === 1 && isRare(telling[0].text, means);
  if (5 * left > characters.length && !isRareAlone) return null;
  return allOf(telling.map(({ text, isWord }) => (isWord ? wordOf(text, means) : anyOf([hanBySound(text, means, false), hanCorrected(text, means)]))));
}

/** Whether no more than two documents have a word. @param {string} word @param {Means} means */
function isRare(word, means) {
  const term = means.dictionary.find(word);
  return term >= 0 && means.dictionary.postings(term).documents.length < 3;
}

/** @param {string[]} characters @param {Means} means */
function bare(characters, means) {
  const isKnown = (/** @type {string[]} */ rest) => rest.length > 1 && cutIntoWords(rest, means).every((word) => word.length > 1);
  const [first, last] = [characters[0], characters[characters.length - 1]];
  if (DOING.includes(first) && isKnown(characters.slice(1))) return characters.slice(1);
  return PLACES.includes(last) && isKnown(characters.slice(0, -1)) ? characters.slice(0, -1) : characters;
}

/** Words, and what stands between them. @param {string[]} characters @param {Means} means */
function piecesOf(characters, means) {
  /** @type {{ text: string, isWord: boolean }[]} */
  const pieces = [];
  for (const word of cutIntoWords(characters, means)) {
    const before = pieces.at(-1);
    if (word.length > 1) pieces.push({ text: word, isWord: true });
    else if (before && !before.isWord) before.text += word;
    else pieces.push({ text: word, isWord: false });
  }
  return pieces;
}

/** All pairs of neighbours. @param {string[]} characters @param {Means} means @param {number} weight @returns {Expression | null} */
function pairs(characters, means, weight) {
  const found = characters.slice(1).map((character, at) => means.dictionary.find(characters[at] + character));
  return found.length && found.every((term) => term >= 0) ? together(found.map((term) => anyTerm([term], weight))) : null;
}

/**
 * The run cut into words of the index and of the aliases.
 * @param {string[]} characters @param {Means} means @returns {Expression | null}
 */
function words(characters, means) {
  // Itself as a word was looked for before; its parts may stand apart.
  const cut = cutIntoWords(characters, means, characters.length > 3 ? characters.length - 1 : 8);
  const alone = cut.filter((word) => [...word].length === 1).length;
  // Single characters stand in so many words that they tell little: one in four may be left over, of an alias none.
  if (!cut.length || alone > (means.isAlias ? 0 : characters.length / 4)) return null;
  return allOf(cut.map((word) => wordOf(word, means)));
}

/** @param {string} word @param {Means} means @returns {Expression | null} */
function wordOf(word, means) {
  const { dictionary } = means;
  if ([...word].length === 1) return someTerm(dictionary.holding(word), 0.3);
  const known = dictionary.find(word);
  const own = anyOf([known >= 0 ? anyTerm([known], 0.8) : null, pairs([...word], means, 0.8), someTerm(dictionary.holding(word), 0.3)]);
  return means.withAliases(own, word);
}

/**
 * The fewest words of the index or the aliases that make up the characters, without those that tell nothing.
 * @param {string[]} characters @param {Means} means @param {number} [longest] @returns {string[]}
 */
export function cutIntoWords(characters, means, longest = 8) {
  /** @type {{ cost: number, words: string[] }[]} */
  const best = [{ cost: 0, words: [] }];
  for (let end = 1; end <= characters.length; end += 1) {
    const options = [];
    for (let start = Math.max(0, end - Math.min(8, longest)); start < end; start += 1) {
      const word = characters.slice(start, end).join("");
      const alone = end - start === 1;
      const silent = alone ? means.filling.has(word) : means.stopWords.has(word);
      if (!alone && !silent && means.dictionary.find(word) < 0 && !means.hasAlias(word)) continue;
      const cost = best[start].cost + (silent ? 0.5 : alone ? 10 : 1);
      options.push({ cost, words: silent ? best[start].words : [...best[start].words, word] });
    }
    best.push(options.reduce((a, b) => (b.cost < a.cost ? b : a)));
  }
  return best[characters.length].words;
}

/** One character taken for one that looks like it. @param {string[]} characters @param {Means} means @returns {string[][]} */
function lookingAlike(characters, means) {
  return characters.flatMap((character, at) => means.writing.lookalikes(character).map((right) => [...characters.slice(0, at), right, ...characters.slice(at + 1)]));
}

/** @param {string[]} characters @returns {string[][]} */
function swapped(characters) {
  return characters.slice(1).map((_, at) => [...characters.slice(0, at), characters[at + 1], characters[at], ...characters.slice(at + 2)]);
}

/** One character too many; what is left must be three at least. @param {string[]} characters @returns {string[][]} */
function shortened(characters) {
  return characters.length < 4 ? [] : characters.map((_, at) => characters.filter((__, other) => other !== at));
}

/** One character wrong or missing: whatever stands between its neighbours in the index. @param {string[]} characters @param {Means} means @returns {string[][]} */
function replaced(characters, means) {
  return characters.slice(1).flatMap((_, before) => [1, 2].filter((step) => before + step < characters.length).flatMap((step) =>
    means.between(characters[before], characters[before + step]).map((between) => [...characters.slice(0, before + 1), between, ...characters.slice(before + step)])));
}

/** Words of the index that differ in one character – of three not in the last, which makes another thing of it. @param {string[]} characters @param {Means} means @returns {string[]} */
function wordsNear(characters, means) {
  const { length } = characters;
  const stem = characters.slice(0, -1).join("");
  return means.longWords.filter((word) =>
    Math.abs(word.length - length) < 2 && !(length === 3 && word.startsWith(stem)) && distance(characters, word, 1) === 1);
}
