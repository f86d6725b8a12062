import { checkedRecords } from "../lib/form/checked.js";
import { worded } from "../lib/form/handing.js";
import { inFormat, withKept } from "../lib/form/values.js";
import { controlOf, fieldsIn, itemsOf, readFields } from "./form-fields.js";
import { shownProblems } from "./form-problems.js";

/**
 * What the form makes: the values of the records, the texts of their files, and what is wrong with them.
 *
 * @typedef {import("../lib/form/values.js").Values} Values
 * @typedef {import("./form-problems.js").Shown} Shown
 * @typedef {ReturnType<typeof checkedRecords>} Texts
 * @typedef {Object} Records
 * @property {{ file: import("./form-opening.js").Opened, first: Values } | null} opened  the file that is being corrected, and what
 *   the form held of it when it was opened
 * @property {import("../lib/form/values.js").Lost[]} lostOfExhibitor  what the file of a new exhibitor said that the form cannot keep
 * @property {() => boolean} isPublished  whether the file that is being corrected is in the repository, as far as this site knows
 * @property {() => Values} result
 * @property {() => Values} exhibitor
 * @property {() => Texts} texts
 * @property {(texts: Texts) => Shown[]} problems
 * @property {() => string} cover  the address of the cover that this site has drawn for just this; "" where it has none
 * @property {() => string} path  of the result's file
 * @property {() => string} exhibitorPath
 * @property {(texts: Texts) => import("./form-outputs.js").Package} toHandOver
 */

/**
 * @param {HTMLElement} root
 * @param {any} data  what the page knows of the catalogue
 * @param {import("./form-choices.js").Choices} choices
 * @param {import("./form-pictures.js").Pictures} pictures
 * @returns {Records}
 */
export function openRecords(root, data, choices, pictures) {
  const [result, newcomer, images] = ["[data-record=result]", "[data-record=exhibitor]", "[data-field=images]"].map((name) => /** @type {HTMLElement} */ (root.querySelector(name)));
  const english = document.documentElement.lang.startsWith("en");
  const published = new Set(data.zones.flatMap((/** @type {any} */ zone) => [...zone.samples, ...zone.real]));

  /** @type {Records} */
  const records = {
    opened: null,
    lostOfExhibitor: [],
    isPublished: () => published.has(records.opened?.file.data.id),
    result: () => {
      const { exhibitor, ...values } = readFields(result);
      const key = choices.key();
      return inFormat(key ? { ...values, exhibitor: key } : values, data.fields.result);
    },
    exhibitor: () => inFormat(readFields(newcomer), data.fields.exhibitor),
    texts: () => checkedRecords({
      format: data.format,
      fields: data.fields.result,
      result: records.opened ? withKept(records.opened.file.data, records.opened.first, records.result()) : { record: records.result(), lost: [] },
      source: records.opened?.file.source ?? null,
      exhibitor: choices.isNew() ? records.exhibitor() : null,
      exhibitors: [...data.keys, choices.key()],
    }),
    problems: (texts) => [
      ...shownProblems(result, texts.problems, english, data.words).filter(({ field }) => field?.dataset.field !== "exhibitor" || !choices.isNew()),
      ...(choices.isNew() ? keyProblems(texts) : []),
      ...shownProblems(newcomer, texts.exhibitorProblems, english, data.words),
      ...missingPictures(images, data.words),
    ],
    cover: () => {
      const [now, first] = [records.result(), records.opened?.first];
      const isAsDrawn = records.isPublished() && first && now.id === first.id && now.cluster === first.cluster && now.trl?.level === first.trl?.level;
      return isAsDrawn ? data.cover.replace("{id}", now.id) : "";
    },
    path: () => {
      const id = choices.id();
      return `${data.folder}/${choices.zone()?.key ?? "…"}/${id || "…"}.yaml`;
    },
    exhibitorPath: () => `${data.folder}/exhibitors/${choices.key() || "…"}.yaml`,
    toHandOver: (texts) => {
      const { id, title } = records.result();
      return {
        id: String(id),
        title: (english && title.en) || title.zh,
        path: records.path(),
        text: texts.text,
        exhibitor: texts.exhibitorText ? { path: records.exhibitorPath(), text: texts.exhibitorText } : null,
        pictures: picturesIn(records.path().replace(/\.yaml$/, ""), images, pictures),
        isNew: !published.has(id),
      };
    },
  };

  /** What is wrong with the name of a new exhibitor's file. @param {Texts} texts @returns {Shown[]} */
  function keyProblems(texts) {
    const field = /** @type {HTMLElement} */ (root.querySelector("[data-key]"));
    const key = choices.key();
    const own = (/** @type {string} */ text) => [{ code: "key", text, hint: "", isWarning: false, field }];
    if (!key) return own(data.words["key-needed"]);
    if (data.keys.includes(key)) return own(worded(data.words, "key-taken", { key }));
    return shownProblems(result, texts.problems.filter(({ location }) => location?.[0] === "exhibitor"), english, data.words).map((each) => ({ ...each, field }));
  }
  return records;
}

/** Pictures of a draft, of which only the words were kept. @param {HTMLElement} images @param {Record<string, string>} words @returns {Shown[]} */
function missingPictures(images, words) {
  const items = itemsOf(images).filter(({ dataset }) => dataset.again !== undefined);
  return items.map((item) => ({ code: "picture", text: worded(words, "picture-again", { name: nameOfPicture(item) }), hint: "", isWarning: false, field: images }));
}

/** @param {string} folder @param {HTMLElement} images @param {import("./form-pictures.js").Pictures} pictures */
function picturesIn(folder, images, pictures) {
  return itemsOf(images).flatMap((item) => {
    const picture = pictures.of(item);
    return picture ? [{ path: `${folder}/${nameOfPicture(item)}`, bytes: picture.bytes }] : [];
  });
}

/** @param {HTMLElement} item */
export function nameOfPicture(item) {
  return controlOf(/** @type {HTMLElement} */ (fieldsIn(item).find(({ dataset }) => dataset.field === "file"))).value;
}
