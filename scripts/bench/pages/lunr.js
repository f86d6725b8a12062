export async function open() {
  const json = (/** @type {string} */ name) => fetch(`/lunr/${name}.json`).then((answer) => answer.json());
  const [index, store] = await Promise.all([json("index"), json("store"), script("/lunr/lunr.js")]);
  const { lunr } = /** @type {any} */ (globalThis);
  const search = lunr.Index.load(index);
  return (/** @type {string} */ query) => {
    try {
      return search.search(query).map((/** @type {any} */ hit) => ({ id: hit.ref, ...store[hit.ref] }));
    } catch (error) {
      // A colon or a caret in what a visitor types is lunr's own syntax and may be wrong in it.
      if (error instanceof lunr.QueryParseError) return [];
      throw error;
    }
  };
}

/** @param {string} address */
function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}
