import { options } from "./minisearch-options.js";

export const open = () => load(false);

/** @param {boolean} inPairs */
export async function load(inPairs) {
  const [{ default: MiniSearch }, index] = await Promise.all([
    import(library),
    fetch(`/minisearch/${inPairs ? "pairs" : "words"}.json`).then((answer) => answer.text()),
  ]);
  const search = MiniSearch.loadJSON(index, options(MiniSearch, inPairs));
  return (/** @type {string} */ query) => search.search(query);
}

/** The index as JSON. @param {any[]} texts @param {boolean} inPairs */
export async function build(texts, inPairs) {
  const { default: MiniSearch } = await import(library);
  const search = new MiniSearch(options(MiniSearch, inPairs));
  search.addAll(texts);
  return JSON.stringify(search);
}

const library = "/minisearch/minisearch.js";
