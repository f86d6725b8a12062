import { createEngine } from "./lib/search/engine.js";

// Loaded when the search is first wanted; lunr.js stands before it in the same file.
/** @type {any} */ (globalThis).expoArrive("engine", { createEngine });
