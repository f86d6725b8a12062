/**
 * What the bytes of an image say of it without a pixel being decoded; by content, never by name.
 *
 * @typedef {Object} Header
 * @property {"JPEG" | "PNG" | "WEBP" | "AVIF"} kind
 * @property {number} width as stored, before it is turned upright; 0 where the bytes do not tell
 * @property {number} height
 * @property {number} frames
 * @property {number} orientation as EXIF numbers it, 1 to 8
 * @property {boolean} isWhole whether the bytes go on to the end that the format has
 */

const ORIENTATION = 0x0112;
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"];
/** @type {[string, string][]} */
const STARTS = [
  ["gif87a", "GIF"],
  ["gif89a", "GIF"],
  ["<svg", "SVG"],
  ["<?xml", "SVG"],
  ["<!doctype html", "HTML"],
  ["<html", "HTML"],
  ["%pdf", "PDF"],
  ["bm", "BMP"],
  ["ii*\0", "TIFF"],
  ["mm\0*", "TIFF"],
  ["pk\x03\x04", "ZIP"],
];

/** The header of a JPEG, PNG, WebP or AVIF; null for anything else. @param {Uint8Array} bytes @returns {Header | null} */
export function headerOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (latin(bytes, 0, 3) === "\xff\xd8\xff") return jpeg(bytes, view);
  if (latin(bytes, 0, 4) === "\x89PNG") return png(bytes, view);
  if (latin(bytes, 0, 4) === "RIFF" && latin(bytes, 8, 12) === "WEBP") return webp(bytes, view);
  return isAvif(bytes) ? avif(bytes, view) : null;
}

/** The name of a format that people rename to .jpg; "?" if it is none of them. @param {Uint8Array} bytes */
export function otherKind(bytes) {
  const start = latin(bytes, 0, 512).replace(/^\xef\xbb\xbf/, "").replace(/^[\t-\r ]+/, "").toLowerCase();
  const known = STARTS.find(([sign]) => start.startsWith(sign));
  if (known) return known[1];
  if (latin(bytes, 4, 8) === "ftyp" && HEIC_BRANDS.includes(latin(bytes, 8, 12))) return "HEIC";
  return start.includes("<svg") ? "SVG" : "?";
}

/** Bytes as characters of Latin-1. @param {Uint8Array} bytes @param {number} from @param {number} to */
function latin(bytes, from, to) {
  return String.fromCharCode(...bytes.subarray(from, to));
}

// ------------------------------------------------------------------------------------------------- formats

/** @param {Uint8Array} bytes @param {DataView} view @returns {Header} */
function jpeg(bytes, view) {
  const found = { width: 0, height: 0, orientation: 1 };
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 9 <= bytes.length) [found.height, found.width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    if (marker === 0xe1 && latin(bytes, at + 4, at + 10) === "Exif\0\0") found.orientation = orientationIn(view, at + 10);
    if (marker === 0xda) break;
    at += 2 + view.getUint16(at + 2);
  }
  return { kind: "JPEG", ...found, frames: 1, isWhole: endsAsJpeg(bytes, at) };
}

/** Whether the end of the image follows; behind it, telephones put what they like. @param {Uint8Array} bytes @param {number} from */
function endsAsJpeg(bytes, from) {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) if (bytes[at + 1] === 0xd9) return true;
  return false;
}

/** @param {Uint8Array} bytes @param {DataView} view @returns {Header} */
function png(bytes, view) {
  const found = { width: 0, height: 0, frames: 1, orientation: 1, isWhole: false };
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = latin(bytes, at + 4, at + 8);
    const isHere = at + 12 + length <= bytes.length;
    if (name === "IHDR" && isHere && length >= 8) [found.width, found.height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (name === "acTL" && isHere && length >= 4 && !hasPixels) found.frames = view.getUint32(at + 8);
    if (name === "eXIf" && isHere && !hasPixels) found.orientation = orientationIn(view, at + 8);
    if (name === "IDAT") hasPixels = true;
    if (name === "IEND") found.isWhole = true;
    at += 12 + length;
  }
  return { kind: "PNG", ...found };
}

/** @param {Uint8Array} bytes @param {DataView} view @returns {Header} */
function webp(bytes, view) {
  const found = { width: 0, height: 0, frames: 0, orientation: 1 };
  const end = 8 + (bytes.length >= 8 ? view.getUint32(4, true) : 0);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = latin(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    const data = at + 8;
    const isSized = found.width > 0 || data + 10 > bytes.length;
    if (name === "VP8X" && !isSized) {
      const size = [data + 4, data + 7].map((from) => 1 + view.getUint16(from, true) + (bytes[from + 2] << 16));
      [found.width, found.height] = size;
    } else if (name === "VP8L" && !isSized) {
      const bits = view.getUint32(data + 1, true);
      [found.width, found.height] = [1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff)];
    } else if (name === "VP8 " && !isSized) {
      const size = [data + 6, data + 8].map((from) => view.getUint16(from, true) & 0x3fff);
      [found.width, found.height] = size;
    } else if (name === "ANMF") {
      found.frames += 1;
    } else if (name === "EXIF") {
      found.orientation = orientationIn(view, latin(bytes, data, data + 6) === "Exif\0\0" ? data + 6 : data);
    }
    at = data + length + (length % 2);
  }
  return { kind: "WEBP", ...found, frames: found.frames || 1, isWhole: bytes.length >= end };
}

/** @param {Uint8Array} bytes */
function isAvif(bytes) {
  if (latin(bytes, 4, 8) !== "ftyp") return false;
  const brands = latin(bytes, 8, Math.min(bytes[3] + (bytes[2] << 8), 256));
  return /avi[fs]/.test(brands.match(/.{4}/gs)?.join(" ") ?? "");
}

/** @param {Uint8Array} bytes @param {DataView} view @returns {Header} */
function avif(bytes, view) {
  const top = boxes(bytes, view, 0, bytes.length);
  const samples = within(bytes, view, top, ["moov", "trak", "mdia", "minf", "stbl", "stsz"]);
  const size = primarySize(bytes, view, top);
  const last = top[top.length - 1];
  return {
    kind: "AVIF",
    ...size,
    frames: samples ? view.getUint32(samples.from + 8) : 1,
    isWhole: top.some((box) => box.name === "mdat") && last.to <= bytes.length,
  };
}

/** @typedef {{ name: string, from: number, to: number }} Box `to` may lie behind the end of a file cut short */

/** @param {Uint8Array} bytes @param {DataView} view @param {number} from @param {number} to */
function boxes(bytes, view, from, to) {
  /** @type {Box[]} */
  const found = [];
  for (let at = from; at + 8 <= Math.min(to, bytes.length); ) {
    const short = view.getUint32(at);
    const isLong = short === 1 && at + 16 <= bytes.length;
    const length = isLong ? Number(view.getBigUint64(at + 8)) : short || bytes.length - at;
    if (length < 8) break;
    found.push({ name: latin(bytes, at + 4, at + 8), from: at + (isLong ? 16 : 8), to: at + length });
    at += length;
  }
  return found;
}

/** The first box at the end of a way down. @param {Uint8Array} bytes @param {DataView} view @param {Box[]} top @param {string[]} names @returns {Box | null} */
function within(bytes, view, top, names) {
  let all = top;
  let found = null;
  for (const name of names) {
    found = all.find((box) => box.name === name) ?? null;
    if (!found) return null;
    all = boxes(bytes, view, found.from, found.to);
  }
  return found;
}

/** Size and turn of the image that a file is about. @param {Uint8Array} bytes @param {DataView} view @param {Box[]} top */
function primarySize(bytes, view, top) {
  const found = { width: 0, height: 0, orientation: 1 };
  const meta = top.find((box) => box.name === "meta");
  if (!meta || meta.to > bytes.length) return found;
  const parts = boxes(bytes, view, meta.from + 4, meta.to);
  const primary = within(bytes, view, parts, ["pitm"]);
  const properties = within(bytes, view, parts, ["iprp", "ipco"]);
  const links = within(bytes, view, parts, ["iprp", "ipma"]);
  if (!primary || !properties || !links) return found;
  const id = bytes[primary.from] ? view.getUint32(primary.from + 4) : view.getUint16(primary.from + 4);
  const all = boxes(bytes, view, properties.from, properties.to);
  for (const number of propertiesOf(id, bytes, view, links)) {
    const box = all[number - 1];
    if (box?.name === "ispe") [found.width, found.height] = [view.getUint32(box.from + 4), view.getUint32(box.from + 8)];
    // A quarter turn, said as EXIF says it.
    if (box?.name === "irot" && bytes[box.from] % 2) found.orientation = 6;
  }
  return found;
}

/** The numbers of the properties that an item has. @param {number} id @param {Uint8Array} bytes @param {DataView} view @param {Box} links */
function propertiesOf(id, bytes, view, links) {
  const isWide = bytes[links.from + 3] & 1;
  const idBytes = bytes[links.from] ? 4 : 2;
  let at = links.from + 8;
  while (at + idBytes < links.to) {
    const item = idBytes === 4 ? view.getUint32(at) : view.getUint16(at);
    const count = bytes[at + idBytes];
    at += idBytes + 1;
    const numbers = Array.from({ length: count }, (_, nth) =>
      isWide ? view.getUint16(at + 2 * nth) & 0x7fff : bytes[at + nth] & 0x7f,
    );
    if (item === id) return numbers;
    at += count * (isWide ? 2 : 1);
  }
  return [];
}

/** The orientation in EXIF data, 1 if there is none. @param {DataView} view @param {number} start */
function orientationIn(view, start) {
  if (start + 8 > view.byteLength) return 1;
  const order = view.getUint16(start);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const isLittle = order === 0x4949;
  const list = start + view.getUint32(start + 4, isLittle);
  const count = list + 2 <= view.byteLength ? view.getUint16(list, isLittle) : 0;
  for (let nth = 0; nth < count; nth += 1) {
    const entry = list + 2 + 12 * nth;
    if (entry + 12 > view.byteLength) return 1;
    if (view.getUint16(entry, isLittle) === ORIENTATION) {
      const value = view.getUint16(entry + 8, isLittle);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}
