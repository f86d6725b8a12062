// Each component starts by itself; one that fails is reported and the others still start.
import { startResults } from "./components/results.js";
import { startGallery } from "./components/gallery.js";
import { startCopy } from "./components/copy.js";
import { startFolder } from "./components/folder.js";
import { startScheme } from "./components/scheme.js";
import { startSearchBoxes } from "./components/search-box.js";
import { startTransition } from "./components/transition.js";
import { startVisit } from "./components/visit.js";
import { startVisitList } from "./components/visit-list.js";

for (const start of [startScheme, startResults, startGallery, startCopy, startSearchBoxes, startTransition, startVisit, startVisitList, startFolder]) {
  try {
    start(document);
  } catch (error) {
    console.error(error);
  }
}
