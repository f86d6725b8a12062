/**
 * An archive as the form gives it, read again: packed anew by another program, too.
 *
 * @typedef {{ name: string, read: () => Promise<Uint8Array> }} Entry
 * @typedef {{ id: string, text: Uint8Array, pictures: Map<string, Uint8Array>, exhibitor: { key: string, text: Uint8Array } | null }} Submission
 *   `pictures` by their names
 */

const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const STORED = 0;
/** No file of a submission is larger; what claims to be is not unpacked. */
const MOST_BYTES = 16 * 1024 * 1024;
const RECORD = /(?:^|\/)([A-Z]-\d{3,6})\.ya?ml$/;
const EXHIBITOR = /(?:^|\/)exhibitors\/([a-z0-9-]+)\.ya?ml$/;

/** The first result in an archive with its pictures; null where there is none. @param {Uint8Array} bytes @returns {Promise<Submission | null>} */
export async function submissionIn(bytes) {
  const entries = entriesIn(bytes).filter(({ name }) => !name.startsWith("__MACOSX/"));
  const record = entries.find(({ name }) => RECORD.test(name));
  if (!record) return null;
  const folder = `${record.name.replace(/\.ya?ml$/, "")}/`;
  const pictures = entries.filter(({ name }) => name.startsWith(folder) && !name.endsWith("/"));
  const exhibitor = entries.find(({ name }) => EXHIBITOR.test(name));
  return {
    id: record.name.match(RECORD)?.[1] ?? "",
    text: await record.read(),
    pictures: new Map(await Promise.all(pictures.map(async ({ name, read }) => /** @type {const} */ ([name.slice(folder.length), await read()])))),
    exhibitor: exhibitor ? { key: exhibitor.name.match(EXHIBITOR)?.[1] ?? "", text: await exhibitor.read() } : null,
  };
}

/** The files that the directory at the end of an archive lists. @param {Uint8Array} bytes @returns {Entry[]} */
function entriesIn(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const entries = [];
  let at = end < 0 ? bytes.length : view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const [name, more, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    entries.push(entryAt(bytes, view, at, new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name))));
    at += 46 + name + more + comment;
  }
  return entries;
}

/** @param {DataView} view */
function endOf(view) {
  let at = view.byteLength - 22;
  while (at >= 0 && view.getUint32(at, true) !== DIRECTORY_END) at -= 1;
  return at;
}

/** @param {Uint8Array} bytes @param {DataView} view @param {number} at @param {string} name @returns {Entry} */
function entryAt(bytes, view, at, name) {
  const method = view.getUint16(at + 10, true);
  const [length, whole, head] = [20, 24, 42].map((field) => view.getUint32(at + field, true));
  return {
    name,
    read: async () => {
      if (whole > MOST_BYTES || head + 30 > bytes.length) throw new Error(`${name} is not unpacked`);
      const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
      const packed = bytes.subarray(start, start + length);
      return method === STORED ? packed : inflated(packed, whole);
    },
  };
}

/** @param {Uint8Array} packed @param {number} whole  how many bytes it says it has, and may have no more than @returns {Promise<Uint8Array>} */
async function inflated(packed, whole) {
  const reader = new Blob([/** @type {BlobPart} */ (packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const found = new Uint8Array(whole);
  let at = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    // Throws where more comes than was said.
    found.set(step.value, at);
    at += step.value.length;
  }
  return found;
}
