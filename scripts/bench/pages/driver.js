// What the benchmark does in every page: types, and takes the time. Put into the page before its own scripts.

(() => {
  const LONGEST_WAIT = 20_000;

  /** Put a text into the box as a keyboard or an input method does. */
  function put(box, text) {
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }));
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: text.slice(-1) }));
  }

  /** Milliseconds from the first key to the first result that can be seen. */
  function first(boxSelector, resultSelector, text) {
    const box = document.querySelector(boxSelector);
    box.focus();
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const observer = new MutationObserver(look);
      const timer = setTimeout(() => reject(new Error(`no result for ${text}`)), LONGEST_WAIT);
      observer.observe(document, { subtree: true, childList: true, attributes: true });
      put(box, text);
      look();

      function look() {
        const found = document.querySelector(resultSelector);
        if (!found?.checkVisibility()) return;
        observer.disconnect();
        clearTimeout(timer);
        resolve(performance.now() - start);
      }
    });
  }

  /**
   * Type texts letter by letter, each key when the answer to the one before has been painted; for every key what
   * stands in the box and the milliseconds from key to shown results. A text replaces the one before, as when one
   * selects it and types on.
   */
  async function type(boxSelector, texts) {
    const box = document.querySelector(boxSelector);
    box.focus();
    const times = [];
    for (const text of texts) {
      const letters = [...text];
      for (let length = 1; length <= letters.length; length++) {
        const typed = letters.slice(0, length).join("");
        if (typed.trim() === box.value.trim()) continue;
        times.push([typed, await shown(() => put(box, typed))]);
        await new Promise(requestAnimationFrame);
      }
    }
    return times;
  }

  function shown(act) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("a key got no answer")), LONGEST_WAIT);
      const observer = new PerformanceObserver((entries) => {
        const entry = entries.getEntriesByName("search:shown").at(-1);
        if (!entry) return;
        observer.disconnect();
        clearTimeout(timer);
        resolve(entry.duration);
      });
      observer.observe({ type: "measure" });
      act();
    });
  }

  globalThis.driver = { first, type };
})();
