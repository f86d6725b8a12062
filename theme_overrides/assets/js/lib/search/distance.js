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

/** Words in a row: of most of them their length and letters alone tell that they are far from another word. */
export class WordRow {
  /** @param {string[]} words */
  constructor(words) {
    this.words = words;
    this.lengths = Uint16Array.from(words, (word) => word.length);
    this.bits = Int32Array.from(words, letterBits);
  }

  /** Places of the words within so many slips. @param {string} word @param {number} most @returns {number[]} */
  near(word, most) {
    const bits = letterBits(word);
    const found = [];
    for (let at = 0; at < this.words.length; at += 1) {
      if (Math.abs(this.lengths[at] - word.length) > most || !mayBeNear(bits, this.bits[at], most)) continue;
      if (distance(word, this.words[at], most) <= most) found.push(at);
    }
    return found;
  }

  /** Places of longer words that begin as this one, but for one slip after the first letter. @param {string} word @param {number} longer by how much at least @returns {number[]} */
  begun(word, longer) {
    const bits = letterBits(word);
    const found = [];
    for (let at = 0; at < this.words.length; at += 1) {
      // One slip takes one letter at most that the longer word does not have.
      if (this.lengths[at] < word.length + longer || !hasFew(bits & ~this.bits[at], 1) || this.words[at][0] !== word[0]) continue;
      if (distance(word, this.words[at].slice(0, word.length), 1) <= 1) found.push(at);
    }
    return found;
  }
}

/** @param {number} bits @param {number} most */
function hasFew(bits, most) {
  let count = 0;
  for (let rest = bits; rest && count <= most; rest &= rest - 1) count += 1;
  return count <= most;
}

/** Whether words with these letters can be so near. @param {number} a @param {number} b @param {number} most */
function mayBeNear(a, b, most) {
  return hasFew(a ^ b, 2 * most);
}
