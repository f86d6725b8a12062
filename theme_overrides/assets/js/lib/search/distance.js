/**
 * How far words are from each other: letters to change, add, take out or swap with a neighbour.
 */

/** @type {Uint16Array[]} */
const ROWS = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)];

/**
 * The distance when it is at most `most`, else Infinity. Words of more than sixty letters are far from all.
 * @param {ArrayLike<string>} a
 * @param {ArrayLike<string>} b
 * @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most || a.length > 60 || b.length > 60) return Infinity;
  let [older, old, row] = ROWS;
  for (let j = 0; j <= b.length; j += 1) old[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      let cost = old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      if (old[j] + 1 < cost) cost = old[j] + 1;
      if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && older[j - 2] + 1 < cost) cost = older[j - 2] + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [older, old, row] = [old, row, older];
  }
  return old[b.length] <= most ? old[b.length] : Infinity;
}

/** The letters of a word as bits: words whose bits differ in more than two a slip are too far apart. @param {string} word */
export function letterBits(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** Words in a row, kept by their length: of most of them length and letters alone tell that they are far from another word. */
export class WordRow {
  /** @param {string[]} words */
  constructor(words) {
    this.words = words;
    /** Places of the words, the shortest first. */
    this.places = Uint32Array.from(words.keys()).sort((a, b) => words[a].length - words[b].length || a - b);
    this.bits = Int32Array.from(this.places, (place) => letterBits(words[place]));
    /** Length → where in `places` the words of that length begin. */
    this.starts = [0];
    this.places.forEach((place, at) => {
      while (this.starts.length <= words[place].length) this.starts.push(at);
    });
  }

  /** Where the words of some length begin. @param {number} length */
  startOf(length) {
    return this.starts[Math.max(0, length)] ?? this.places.length;
  }

  /** Places of the words within so many slips. @param {string} word @param {number} most @returns {number[]} */
  near(word, most) {
    const bits = letterBits(word);
    const end = this.startOf(word.length + most + 1);
    const found = [];
    for (let at = this.startOf(word.length - most); at < end; at += 1) {
      if (!hasFew(bits ^ this.bits[at], 2 * most)) continue;
      if (distance(word, this.words[this.places[at]], most) <= most) found.push(this.places[at]);
    }
    return found.sort(ascending);
  }

  /** Places of longer words that begin as this one, but for one slip after the first letter. @param {string} word @param {number} longer by how much at least @returns {number[]} */
  begun(word, longer) {
    const bits = letterBits(word);
    const found = [];
    for (let at = this.startOf(word.length + longer); at < this.places.length; at += 1) {
      // One slip takes one letter at most that the longer word does not have.
      if (!hasFew(bits & ~this.bits[at], 1)) continue;
      const other = this.words[this.places[at]];
      if (other[0] === word[0] && distance(word, other.slice(0, word.length), 1) <= 1) found.push(this.places[at]);
    }
    return found.sort(ascending);
  }
}

/** @param {number} a @param {number} b */
function ascending(a, b) {
  return a - b;
}

/** Whether at most so many bits are set. @param {number} bits @param {number} most */
function hasFew(bits, most) {
  let rest = bits;
  for (let left = most; rest && left > 0; left -= 1) rest &= rest - 1;
  return rest === 0;
}
