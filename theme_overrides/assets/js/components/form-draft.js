/**
 * What was filled in, kept in the browser until it is discarded; one draft for both languages.
 *
 * @typedef {import("../lib/form/values.js").Values} Values
 * @typedef {{ result: Values, exhibitor: Values, isNew: boolean, key: string, opened: { name: string, text: string } | null }} Draft
 */

const DRAFT_KEY = "form-draft";

/** Null where there is none, or none that can be read. @returns {Draft | null} */
export function storedDraft() {
  try {
    const draft = JSON.parse(localStorage.getItem(DRAFT_KEY) ?? "null");
    return draft?.result && draft.exhibitor ? draft : null;
  } catch {
    return null;
  }
}

/** Whether the browser did it. @param {Draft | null} draft */
export function storeDraft(draft) {
  try {
    if (draft) localStorage.setItem(DRAFT_KEY, JSON.stringify(draft));
    else localStorage.removeItem(DRAFT_KEY);
    return true;
  } catch {
    return false;
  }
}
