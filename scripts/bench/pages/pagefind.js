const SHOWN = 10;

export async function open() {
  const pagefind = await import(/** @type {any} */ ("/pagefind/pagefind/pagefind.js"));
  await pagefind.init();
  return async (/** @type {string} */ query) => {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, SHOWN).map((/** @type {any} */ each) => each.data()));
    return shown.map(({ url, meta, excerpt }) => ({ id: url.split("/").at(-2), title: meta.title, summary: excerpt }));
  };
}
