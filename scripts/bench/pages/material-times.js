// Material's page takes no time of its own: from the key to the list that its worker's answer has changed.

document.addEventListener("DOMContentLoaded", () => {
  let start = 0;
  document.querySelector("[data-md-component=search-query]")
    ?.addEventListener("input", () => { start = performance.now(); });
  const results = document.querySelector("[data-md-component=search-result]");
  const observer = new MutationObserver(() => {
    if (start) performance.measure("search:shown", { start });
    start = 0;
  });
  if (results) observer.observe(results, { subtree: true, childList: true, characterData: true });
});
