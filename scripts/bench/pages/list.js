// A box and a list for searches that bring no page of their own: what is found is shown as one types.
// The search named in the address, as ?search=lunr, is loaded at the first key, as a page would that saves bytes.

/**
 * @typedef {{ id: string, title: string, summary: string }} Hit
 * @typedef {((query: string) => Hit[] | Promise<Hit[]>) & { whole?: () => Promise<void> }} Find
 *   the best first, at least the first ten; from a part of the index until `whole` is resolved, where there is that
 */

const SHOWN = 10;
const box = /** @type {HTMLInputElement} */ (document.querySelector("input"));
const list = /** @type {HTMLElement} */ (document.querySelector("ol"));
const { open } = await import(`./${new URLSearchParams(location.search).get("search")}.js`);

/** @type {Promise<Find> | undefined} */
let opened;

/** @param {string} query @returns {Promise<Hit[]>} */
async function find(query) {
  opened ??= open();
  return (await opened)(query);
}

box.addEventListener("input", async () => {
  const start = performance.now();
  const query = box.value;
  const hits = await find(query);
  if (query !== box.value) return;
  list.replaceChildren(...hits.slice(0, SHOWN).map(item));
  performance.measure("search:shown", { start });
});

/** @param {Hit} hit */
function item({ id, title, summary }) {
  const element = document.createElement("li");
  const link = document.createElement("a");
  const text = document.createElement("p");
  link.href = `${id}/`;
  link.dataset.result = id;
  link.textContent = title;
  text.textContent = summary;
  element.append(link, text);
  return element;
}

/** @param {string[]} queries @returns {Promise<string[][]>} ids of the first ten for each */
/** @type {any} */ (globalThis).rank = async (queries) => {
  opened ??= open();
  await (await opened).whole?.();
  const rankings = [];
  for (const query of queries) rankings.push((await find(query)).slice(0, SHOWN).map((hit) => hit.id));
  return rankings;
};
