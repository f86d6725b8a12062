/**
 * What the search knows of Han writing: simplified forms, and how characters sound (pinyin without tones).
 * Made from what hooks/expo/search/readings.py sends.
 */
export class Writing {
  /** @param {{ traditional: string, common: string, readings: string, lookalikes: string }} data */
  constructor(data) {
    /** @type {Map<string, string>} */
    this.simple = new Map();
    const pairs = [...data.traditional];
    for (let at = 0; at < pairs.length; at += 2) this.simple.set(pairs[at], pairs[at + 1]);
    /** @type {Map<string, string[]>} what may have been meant by a character that looks like it */
    this.alike = new Map();
    for (const [right, ...wrong] of data.lookalikes.split(" ").map((row) => [...row])) {
      for (const character of wrong) this.alike.set(character, [...(this.alike.get(character) ?? []), right]);
    }
    /** @type {Map<string, string[]>} */
    this.sounds = commonSounds(data.common);
    /** @type {Set<string>} */
    this.syllables = new Set([...this.sounds.values()].flat());
    const own = new Map();
    for (const [, syllable, characters] of data.readings.matchAll(/([a-z]+)([^a-z]+)/g)) {
      this.syllables.add(syllable);
      for (const character of characters) own.set(character, [...(own.get(character) ?? []), syllable]);
    }
    for (const [character, syllables] of own) this.sounds.set(character, syllables);
  }

  /** @param {string} character */
  simplify(character) {
    return this.simple.get(character) ?? character;
  }

  /** The letter that a character begins to sound with: itself, 0 for a digit, _ where that is not known. @param {string} character */
  letterOf(character) {
    if (/[a-z]/.test(character)) return character;
    if (/\d/.test(character)) return "0";
    return this.readings(character)[0]?.[0] ?? "_";
  }

  /** Characters of the catalogue that look like this one. @param {string} character @returns {string[]} */
  lookalikes(character) {
    return this.alike.get(character) ?? [];
  }

  /** Readings of a character; none where it is not known. @param {string} character @returns {string[]} */
  readings(character) {
    return this.sounds.get(character) ?? [];
  }
}

/** The 3,755 common characters stand in GB 2312 in the order of their sound. @param {string} common @returns {Map<string, string[]>} */
function commonSounds(common) {
  const characters = [...new TextDecoder("gb18030").decode(Uint8Array.from(commonCodes()))];
  const sounds = new Map();
  let at = 0;
  for (const [, syllable, count] of common.matchAll(/([a-z]+)(\d+)/g)) {
    for (const end = at + Number(count); at < end; at += 1) sounds.set(characters[at], [syllable]);
  }
  return sounds;
}

function* commonCodes() {
  for (let row = 0xb0; row < 0xd8; row += 1) {
    // The last row has five places less.
    for (let cell = 0xa1; cell < (row === 0xd7 ? 0xfa : 0xff); cell += 1) {
      yield row;
      yield cell;
    }
  }
}

/**
 * All ways to read letters as syllables, the last of which may be unfinished: fewest syllables first, at most `most`.
 * @param {string} letters
 * @param {(unit: string, isLast: boolean) => boolean} isUnit
 * @param {number} [most]
 * @returns {string[][]}
 */
export function splits(letters, isUnit, most = 8) {
  /** @type {string[][]} */
  const found = [];
  const visit = (/** @type {number} */ from, /** @type {string[]} */ before) => {
    if (found.length >= most) return;
    for (let end = Math.min(letters.length, from + 6); end > from; end -= 1) {
      const unit = letters.slice(from, end);
      if (!isUnit(unit, end === letters.length)) continue;
      if (end === letters.length) found.push([...before, unit]);
      else visit(end, [...before, unit]);
    }
  };
  visit(0, []);
  return found.sort((a, b) => a.length - b.length);
}

/** A syllable as one hears it who does not tell zh from z, -ng from -n, or n from l. @param {string} syllable */
export function blurred(syllable) {
  return syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^n(?=.)/, "l");
}
