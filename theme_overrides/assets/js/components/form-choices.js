import { keyFrom, worded } from "../lib/form/handing.js";

/**
 * What is chosen rather than written: the zone and the id in it, and the exhibitor, known or new.
 *
 * @typedef {{ key: string, letter: string, samples: string[], real: string[], next: string, covers: Record<string, string> }} ZoneData  `next` the next free id, `covers` by the key
 *   of a cluster, "" for none
 * @typedef {Object} Choices
 * @property {(id: string, isOfFile: boolean) => void} setId
 * @property {(key: string) => void} setExhibitor
 * @property {() => string} id  "" until one is chosen
 * @property {() => ZoneData | undefined} zone
 * @property {(name: { zh?: string, en?: string } | undefined) => string} exhibitorName  in words; of a new one as it was written
 * @property {(key: string) => void} setNew
 * @property {() => boolean} isNew  whether the exhibitor is a new one
 * @property {() => string} key  of the exhibitor, known or new
 * @property {(key: string) => void} setNewKey
 * @property {(name: { zh?: string, en?: string } | undefined) => void} proposeKey  until somebody has written one
 */

/** A choice of the list that is no key. */
const NEW_ONE = "+";

/** @param {HTMLElement} root @param {any} data @returns {Choices} */
export function startChoices(root, data) {
  const { words } = data;
  const part = (/** @type {string} */ name) => /** @type {any} */ (root.querySelector(`[data-${name}]`));
  /** @type {HTMLSelectElement} */
  const zoneChoice = part("zone-choice");
  /** @type {HTMLSelectElement} */
  const idChoice = part("id-choice");
  /** @type {HTMLSelectElement} */
  const exhibitorChoice = part("exhibitor-choice");
  /** @type {HTMLInputElement} */
  const keyInput = part("key-input");
  const newcomer = /** @type {HTMLElement} */ (root.querySelector("[data-record=exhibitor]"));
  /** @type {string} */
  let fileId = "";
  let isOwnKey = false;
  const english = document.documentElement.lang.startsWith("en");

  const showZone = () => {
    const zone = /** @type {ZoneData | undefined} */ (data.zones.find((/** @type {ZoneData} */ each) => each.letter === zoneChoice.value));
    const ids = zone ? [[zone.next, "next-id"], ...zone.samples.map((id) => [id, "sample-id"])] : [];
    if (fileId && fileId[0] === zoneChoice.value) ids.unshift([fileId, "file-id"]);
    idChoice.replaceChildren(new Option(words.choose, ""), ...ids.map(([id, word]) => new Option(worded(words, word, { id }), id)));
    idChoice.value = ids[0]?.[0] ?? "";
    const form = /** @type {HTMLElement} */ (root.querySelector("[data-form]"));
    if (zone) form.dataset.zone = zone.key;
    else delete form.dataset.zone;
  };
  const showNewcomer = () => (newcomer.hidden = exhibitorChoice.value !== NEW_ONE);

  zoneChoice.addEventListener("change", showZone);
  exhibitorChoice.addEventListener("change", showNewcomer);
  keyInput.addEventListener("input", () => (isOwnKey = Boolean(keyInput.value)));

  return {
    setId: (id, isOfFile) => {
      fileId = isOfFile ? id : "";
      zoneChoice.value = id[0] ?? "";
      showZone();
      if (id && ![...idChoice.options].some(({ value }) => value === id)) idChoice.add(new Option(id, id));
      idChoice.value = id;
    },
    setExhibitor: (key) => {
      if (key && ![...exhibitorChoice.options].some(({ value }) => value === key)) exhibitorChoice.add(new Option(key, key));
      exhibitorChoice.value = key;
      showNewcomer();
    },
    id: () => idChoice.value,
    zone: () => data.zones.find((/** @type {ZoneData} */ each) => each.letter === idChoice.value[0]),
    exhibitorName: (name) => {
      if (exhibitorChoice.value === NEW_ONE) return (english && name?.en) || name?.zh || "";
      return exhibitorChoice.value ? exhibitorChoice.selectedOptions[0]?.textContent ?? "" : "";
    },
    setNew: (key) => {
      exhibitorChoice.value = NEW_ONE;
      showNewcomer();
      isOwnKey = Boolean(key);
      keyInput.value = key;
    },
    isNew: () => exhibitorChoice.value === NEW_ONE,
    key: () => (exhibitorChoice.value === NEW_ONE ? keyInput.value.trim() : exhibitorChoice.value),
    setNewKey: (key) => {
      isOwnKey = Boolean(key);
      keyInput.value = key;
    },
    proposeKey: (name) => {
      if (isOwnKey) return;
      // From a Chinese name no key can be made: the result's id lends one, so that nobody has to think one up.
      keyInput.value = keyFrom(name?.en ?? "") || (name?.zh && idChoice.value ? `exhibitor-${idChoice.value.toLowerCase()}` : "");
    },
  };
}
