import { headerOf, otherKind } from "./image-bytes.js";
import { problemAt } from "./problems.js";
import { isMapping } from "./writing.js";

/**
 * The pictures that a record names, judged by their bytes as hooks/expo/image_files.py judges them. Whether the
 * pixels can be decoded to the end is the browser's to try, and the check's of the pull request.
 *
 * @typedef {import("./problems.js").Location} Location
 * @typedef {import("./problems.js").Place} Place
 * @typedef {import("./problems.js").Problem} Problem
 * @typedef {import("./problems.js").Texts} Texts
 * @typedef {{ kind: string, width: number, height: number, problems: Problem[] }} Inspected width and height as seen,
 *   after EXIF's orientation; `kind` is empty where it is no image of ours
 */

export const MOST_IMAGE_BYTES = 12 * 1024 * 1024;
export const MOST_IMAGE_PIXELS = 60_000_000;
export const LEAST_IMAGE_WIDTH = 480;

const IMAGE_SUFFIX = /\.(jpe?g|png|webp|avif)$/i;

/**
 * @param {Uint8Array} bytes
 * @param {string} name of the file
 * @param {Texts} texts the format, for what it says of problems
 * @param {{ place?: Place, location?: Location | null }} [where] where the record names it
 * @returns {Inspected}
 */
export function inspectImage(bytes, name, texts, { place = { line: 1, column: 1 }, location = null } = {}) {
  /** @param {string} code @param {Record<string, unknown>} values */
  const problem = (code, values) => [problemAt(texts, code, place, location, { name, ...values })];
  const nothing = { kind: "", width: 0, height: 0 };
  if (bytes.length > MOST_IMAGE_BYTES) {
    return { ...nothing, problems: problem("image-bytes", { size: bytes.length, most: MOST_IMAGE_BYTES }) };
  }
  const header = headerOf(bytes);
  if (!header) return { ...nothing, problems: problem("image-format", { found: otherKind(bytes) }) };
  const { kind, frames, isWhole, orientation } = header;
  const isTurned = orientation >= 5;
  const width = isTurned ? header.height : header.width;
  const height = isTurned ? header.width : header.height;
  const image = { kind, width, height };
  if (!width || !height) return { ...image, problems: problem("image-damaged", { reason: "broken header" }) };
  if (width * height > MOST_IMAGE_PIXELS) {
    // As stored, like the check: it looks no further at an image that is too large.
    const values = { width: header.width, height: header.height, most: MOST_IMAGE_PIXELS };
    return { ...image, problems: problem("image-pixels", values) };
  }
  if (frames > 1) return { ...image, problems: problem("image-animated", {}) };
  if (!isWhole) return { ...image, problems: problem("image-damaged", { reason: "image file is truncated" }) };
  const isSmall = width < LEAST_IMAGE_WIDTH;
  return { ...image, problems: isSmall ? problem("image-small", { width, least: LEAST_IMAGE_WIDTH }) : [] };
}

/**
 * Every picture that a record names, held against the files there are; each file is judged once.
 *
 * @param {import("./reading.js").Source} source @param {Texts} texts
 * @param {Map<string, Uint8Array>} files name → content, of the record's own folder
 * @returns {Problem[]}
 */
export function imageProblems(source, texts, files) {
  const { data } = source;
  const images = isMapping(data) && Array.isArray(data.images) ? data.images : [];
  const seen = new Set();
  return images.flatMap((image, at) => {
    const name = isMapping(image) && typeof image.file === "string" ? image.file.trim() : "";
    if (!name || seen.has(name)) return [];
    seen.add(name);
    const location = ["images", at, "file"];
    const place = source.placeOf(location);
    const bytes = files.get(name);
    if (bytes) return inspectImage(bytes, name, texts, { place, location }).problems;
    return [problemAt(texts, "image-missing", place, location, { name }, nearestName(name, [...files.keys()]))];
  });
}

/** A file that differs only in case, or the only image there. @param {string} name @param {string[]} names */
function nearestName(name, names) {
  const images = names.filter((each) => IMAGE_SUFFIX.test(each)).sort();
  const same = images.find((each) => each.toLowerCase() === name.toLowerCase());
  return same ?? (images.length === 1 ? images[0] : "");
}
