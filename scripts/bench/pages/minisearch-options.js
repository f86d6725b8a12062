// The same when the index is built and when it is loaded, as MiniSearch demands.

const HAN = /\p{Script=Han}+/gu;

/** Words as MiniSearch cuts them, and of every run of Han characters its pairs. */
function withPairs(cut) {
  return (text) => [
    ...cut(text.replace(HAN, " ")),
    ...(text.match(HAN) ?? []).flatMap((run) => pairs([...run])),
  ];
}

/** @param {string[]} run */
function pairs(run) {
  return run.length === 1 ? run : run.slice(1).map((character, at) => run[at] + character);
}

/** @param {any} MiniSearch @param {boolean} inPairs */
export function options(MiniSearch, inPairs) {
  return {
    fields: ["title", "keywords", "names", "summary", "text"],
    storeFields: ["title", "summary"],
    // What its documentation recommends for a search as one types.
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
    ...(inPairs ? { tokenize: withPairs(MiniSearch.getDefault("tokenize")) } : {}),
  };
}
