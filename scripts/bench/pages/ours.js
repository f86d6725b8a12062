// The one search of the site, from its own module and with the files of the built site, in a page of the benchmark.

import { catalogueSearch } from "/js/components/catalogue-search.js";

export async function open() {
  const address = new URL("/ours/results/", location.href);
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const files = JSON.parse(page.querySelector("script[data-search]")?.dataset.search ?? "{}");
  const script = document.createElement("script");
  script.type = "application/json";
  script.dataset.search = JSON.stringify({ ...files, folder: new URL(files.folder, address).href });
  document.head.append(script);
  const search = catalogueSearch(document);
  const find = async (/** @type {string} */ query) => {
    const { results } = await search.find(query);
    return search.entries(results.slice(0, 10).map((hit) => hit.document));
  };
  return Object.assign(find, { whole: search.whole });
}
