/**
 * Files in one archive to save: stored as they are, for pictures are compressed already. The same files give the
 * same bytes; names are UTF-8, so that Chinese ones are unpacked as they were.
 *
 * @typedef {{ name: string, bytes: Uint8Array }} ZippedFile
 */

const VERSION = 20;
// Made on Unix: Info-ZIP takes the names of other makers to be in an old code page, whatever else is said of them.
const MADE_BY = (3 << 8) | VERSION;
const PLAIN_FILE = 0o100644;
const UTF_8 = 1 << 11;
// 1 January 1980, the first day that the format knows.
const DATE = (1 << 5) | 1;
const POLYNOMIAL = 0xedb88320;
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/** @param {ZippedFile[]} files with / between folders @returns {Uint8Array} */
export function zipped(files) {
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const named = new TextEncoder().encode(name);
    const facts = factsOf(named, bytes);
    directory.push(fields([4, 0x02014b50], [2, MADE_BY], ...facts, [2, 0], [2, 0], [2, 0], [2, 0], [2, PLAIN_FILE], [4, at]), named);
    const head = fields([4, 0x04034b50], ...facts);
    parts.push(head, named, bytes);
    at += head.length + named.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = files.length;
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]);
  return together([...parts, ...directory, end]);
}

/** What both the file's own head and the directory say of it. @param {Uint8Array} name @param {Uint8Array} bytes @returns {[number, number][]} */
function factsOf(name, bytes) {
  const { length } = bytes;
  return [[2, VERSION], [2, UTF_8], [2, 0], [2, 0], [2, DATE], [4, checksum(bytes)], [4, length], [4, length], [2, name.length], [2, 0]];
}

/** Whole numbers as bytes, the lowest first. @param {...[number, number]} values each with its number of bytes before it */
function fields(...values) {
  return Uint8Array.from(values.flatMap(([size, value]) => Array.from({ length: size }, (_, nth) => (value >>> (8 * nth)) & 0xff)));
}

/** CRC-32. @param {Uint8Array} bytes */
function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = REMAINDERS[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** @param {Uint8Array[]} parts */
function together(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
