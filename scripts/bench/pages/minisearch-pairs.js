import { load } from "./minisearch.js";

export const open = () => load(true);
