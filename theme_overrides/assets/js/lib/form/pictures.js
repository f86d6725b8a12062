import { headerOf, otherKind } from "../record/image-bytes.js";

/** What the bytes of a chosen picture say, before and after the browser tried to draw it. Pure functions. */

/**
 * Why the browser could not draw a file: the name of what is said about it, and the blanks in it.
 * @param {Uint8Array} bytes
 * @returns {[string, { kind?: string }]}
 */
export function refusal(bytes) {
  if (!bytes.length) return ["picture-empty", {}];
  if (headerOf(bytes)) return ["picture-damaged", {}];
  const kind = otherKind(bytes);
  if (kind === "?") return ["picture-none", {}];
  return kind === "HEIC" ? ["picture-heic", {}] : ["picture-other", { kind }];
}

/** Whether a picture may move, of which only the first moment is kept. @param {Uint8Array} bytes */
export function mayMove(bytes) {
  return (headerOf(bytes)?.frames ?? 1) > 1 || otherKind(bytes) === "GIF";
}

/** @param {Uint8Array} one @param {Uint8Array} other */
export function isSameFile(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
