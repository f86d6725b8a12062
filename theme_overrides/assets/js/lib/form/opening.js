import { headerOf, otherKind } from "../record/image-bytes.js";

/** What a chosen file is, told from its bytes. Pure functions. */

/** The name of a format that is none of a text; "" for what may be a text. @param {Uint8Array} bytes  the first of the file */
export function nameOfKind(bytes) {
  const kind = headerOf(bytes)?.kind ?? otherKind(bytes);
  return kind === "?" ? "" : kind;
}

/** The size of a picture as it is seen; zeroes where its bytes do not tell. @param {Uint8Array} bytes */
export function sizeOf(bytes) {
  const { width = 0, height = 0, orientation = 1 } = headerOf(bytes) ?? {};
  return orientation < 5 ? { width, height } : { width: height, height: width };
}

/** The text of a file as editors save it: UTF-8, UTF-16 with its mark, or GBK. @param {Uint8Array} bytes */
export function textOfFile(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
