// Material's own worker, asked without its page: it does all of the searching, the cutting of queries included.

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

export async function open() {
  const page = await (await fetch("/material/")).text();
  const config = JSON.parse(/<script id="__config"[^>]*>([^<]+)</.exec(page)?.[1] ?? "{}");
  const index = await (await fetch("/material/search/search_index.json")).json();
  const worker = new Worker(new URL(config.search, new URL("/material/", location.href)));
  await asked(worker, READY, { type: SETUP, data: { ...index, options: { suggest: false } } });
  return async (/** @type {string} */ query) => {
    const { items } = await asked(worker, RESULT, { type: QUERY, data: query });
    return items.map((/** @type {any[]} */ [{ location, title, text }]) => ({ id: location.split("/").at(-2), title, summary: text }));
  };
}

/** @param {Worker} worker @param {number} type @param {object} message @returns {Promise<any>} */
function asked(worker, type, message) {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => { if (data.type === type) resolve(data.data); };
    worker.postMessage(message);
  });
}
