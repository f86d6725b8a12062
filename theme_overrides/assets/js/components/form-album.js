/**
 * The pictures of the draft, kept in the browser's database, for its small store takes words only. Some browsers have
 * no database, or none for a page opened from a folder: every function then says so instead of failing.
 *
 * @typedef {{ name: string, original: string, width: number, height: number, bytes: Uint8Array }} Kept
 */

const NAME = "form-draft";
const STORE = "pictures";

/** The pictures kept last time, by name; none where there is no database. @returns {Promise<Map<string, Kept>>} */
export async function keptPictures() {
  try {
    const all = await asked((await database()).transaction(STORE).objectStore(STORE).getAll());
    return new Map(all.map((/** @type {Kept} */ each) => [each.name, each]));
  } catch {
    return new Map();
  }
}

/** Keeps these in place of those kept before, all or none; whether the browser did it. @param {Kept[]} pictures */
export async function keepPictures(pictures) {
  try {
    const change = (await database()).transaction(STORE, "readwrite");
    const store = change.objectStore(STORE);
    store.clear();
    for (const each of pictures) store.put(each);
    await new Promise((done, fail) => {
      change.oncomplete = done;
      change.onabort = () => fail(change.error);
    });
    return true;
  } catch {
    return !pictures.length;
  }
}

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

function database() {
  opened ??= new Promise((done) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "name" });
    done(asked(request));
  });
  return opened;
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function asked(request) {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
