/** Characters that share all bits but so many low ones have their simplified forms in one part. */
const FORMS = 11;

/**
 * What the search knows of Han writing: simplified forms, and how characters sound (pinyin without tones).
 * Made from what hooks/expo/search/readings.py sends.
 */
export class Writing {
  /**
   * @param {{ traditional: string, common: string, readings: string, lookalikes?: string, parts?: string[] }} data
   *   parts: names of those that come when they are wanted
   * @param {Set<string>} [missing] where the names of wanted parts are noted
   */
  constructor(data, missing = new Set()) {
    this.missing = missing;
    this.awaited = new Set(data.parts);
    /** @type {Map<string, string>} */
    this.simple = new Map();
    this.addForms(data.traditional);
    /** @type {Map<string, string[]>} what may have been meant by a character that looks like it */
    this.alike = new Map();
    this.addLooks(data.lookalikes ?? "");
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
    /** @type {Map<string, Set<string>>} sounds that were listened for → characters */
    this.heard = new Map();
    /** @type {Map<string, string[]> | undefined} syllable → characters */
    this.spoken = undefined;
  }

  /** Takes a part that was missing. @param {string} name @param {string} part */
  add(name, part) {
    if (!this.awaited.delete(name)) return;
    if (name.startsWith("forms")) this.addForms(part);
    else this.addLooks(part);
  }

  /** @param {string} pairs a traditional form and the simplified one in turn */
  addForms(pairs) {
    const characters = [...pairs];
    for (let at = 0; at < characters.length; at += 2) this.simple.set(characters[at], characters[at + 1]);
  }

  /** @param {string} rows each a character and what is mistaken for it */
  addLooks(rows) {
    for (const [right, ...wrong] of rows.split(" ").map((row) => [...row])) {
      for (const character of wrong) this.alike.set(character, [...(this.alike.get(character) ?? []), right]);
    }
  }

  /** @param {string} part */
  want(part) {
    if (this.awaited.has(part)) this.missing.add(part);
  }

  /** @param {string} character */
  simplify(character) {
    // The forms of characters that have a reading are always there.
    if (this.awaited.size && !this.sounds.has(character)) this.want(`forms-${/** @type {number} */ (character.codePointAt(0)) >> FORMS}`);
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
    if (this.awaited.size) this.want(`looks-${this.letterOf(character)}`);
    return this.alike.get(character) ?? [];
  }

  /** Readings of a character; none where it is not known. @param {string} character @returns {string[]} */
  readings(character) {
    return this.sounds.get(character) ?? [];
  }

  /** Syllable → characters, made when first wanted. */
  bySyllable() {
    return (this.spoken ??= bySyllable(this.sounds));
  }

  /**
   * The characters that can be read so. From key to key most sounds that are listened for are the same.
   * @param {string[]} readings of which one must fit @param {boolean} blur @param {boolean} open the reading may be the beginning of a syllable only
   * @returns {Set<string>}
   */
  sounding(readings, blur, open) {
    const key = `${readings} ${blur} ${open}`;
    const known = this.heard.get(key);
    if (known) return known;
    const fits = listener(readings, blur, open);
    const found = new Set([...this.bySyllable()].flatMap(([syllable, characters]) => (fits(syllable) ? characters : [])));
    this.heard.set(key, found);
    return found;
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

/** @param {Map<string, string[]>} sounds @returns {Map<string, string[]>} */
function bySyllable(sounds) {
  const spoken = new Map();
  for (const [character, syllables] of sounds) {
    for (const syllable of syllables) {
      const own = spoken.get(syllable);
      if (own) own.push(character);
      else spoken.set(syllable, [character]);
    }
  }
  return spoken;
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

/** Whether a syllable sounds like one of the readings. @param {string[]} readings @param {boolean} blur @param {boolean} open @returns {(syllable: string) => boolean} */
export function listener(readings, blur, open) {
  const wanted = blur ? readings.map(blurred) : readings;
  return (syllable) => {
    const sound = blur ? blurred(syllable) : syllable;
    return wanted.some((each) => (open ? sound.startsWith(each) : sound === each));
  };
}

/** @type {Map<string, string>} there are four hundred syllables, and each is asked for over and over */
const blurredOnce = new Map();

/** A syllable as one hears it who does not tell zh from z, -ng from -n, or n from l. @param {string} syllable */
export function blurred(syllable) {
  const known = blurredOnce.get(syllable);
  if (known !== undefined) return known;
  const made = syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^n(?=.)/, "l");
  blurredOnce.set(syllable, made);
  return made;
}
