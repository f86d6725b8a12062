/**
 * The files of the search, loaded when they are first wanted. Each is a classic script, which loads from file://
 * too, and hands its value over by calling `expoArrive(part, value)`.
 */

/** @type {Map<string, (value: any) => void>} */
const awaited = new Map();
/** @type {Map<string, Promise<any>>} */
const parts = new Map();

/**
 * The value of a part, loaded once; rejected when the file cannot be had, and then tried anew at the next call.
 * @param {Document} page
 * @param {string} part
 * @param {string} address
 * @returns {Promise<any>}
 */
export function loadPart(page, part, address) {
  const known = parts.get(part);
  if (known) return known;
  const loading = new Promise((resolve, reject) => {
    awaited.set(part, resolve);
    const script = page.createElement("script");
    script.src = address;
    script.async = true;
    script.onerror = () => {
      parts.delete(part);
      script.remove();
      reject(new Error(`${address} could not be loaded`));
    };
    page.head.append(script);
  });
  parts.set(part, loading);
  return loading;
}

/** @type {any} */ (globalThis).expoArrive = (/** @type {string} */ part, /** @type {any} */ value) => awaited.get(part)?.(value);
