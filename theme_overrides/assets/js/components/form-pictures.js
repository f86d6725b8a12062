import { fitted, freePictureName, worded } from "../lib/form/handing.js";
import { isSameFile, mayMove, refusal } from "../lib/form/pictures.js";
import { inspectImage } from "../lib/record/images.js";
import { controlOf, fieldsIn, itemsOf } from "./form-fields.js";

/**
 * The pictures of the form: chosen or dropped, drawn anew as JPEG – which leaves no metadata – and named.
 *
 * @typedef {{ bytes: Uint8Array, address: string, width: number, height: number, original: string }} Picture  `address` is good on
 *   this page only, `original` the name of the file it was drawn from
 * @typedef {Object} Pictures
 * @property {() => import("./form-album.js").Kept[]} all
 * @property {(kept: Map<string, import("./form-album.js").Kept>) => void} putBack  gives items without a picture the one of their name
 * @property {(item: HTMLElement) => Picture | undefined} of  the picture of an item, where it is at hand
 * @property {(names: string[]) => void} mark  tells of each item without a picture why; `names` stand in the repository
 */

const LONGEST_SIDE = 2400;
const QUALITY = 0.85;

/**
 * @param {HTMLElement} root
 * @param {{ words: Record<string, string>, format: any }} data
 * @param {(list: HTMLElement) => HTMLElement} addItem
 * @param {() => void} onChange
 * @returns {Pictures}
 */
export function startPictures(root, data, addItem, onChange) {
  const { words } = data;
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-field=images]"));
  const input = /** @type {HTMLInputElement} */ (list.querySelector("[data-pictures]"));
  const drop = /** @type {HTMLElement} */ (list.querySelector("[data-drop]"));
  const said = /** @type {HTMLElement} */ (list.querySelector("[data-pictures-said]"));
  /** @type {WeakMap<HTMLElement, Picture>} */
  const known = new WeakMap();

  const say = (/** @type {string[]} */ lines) => {
    said.hidden = !lines.length;
    said.replaceChildren(...lines.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  };
  /** @param {HTMLElement} item @param {string} name @param {Picture} picture */
  const hold = (item, name, picture) => {
    known.set(item, picture);
    showPicture(item, name, picture, words);
  };
  const names = () => itemsOf(list).map((item) => nameField(item).value);

  /** Adds a picture, or puts it where one is missing; what is to be told of it. @param {File} file @returns {Promise<string[]>} */
  const add = async (file) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const drawn = await drawnAnew(file).catch(() => null);
    if (!drawn) {
      const [word, blanks] = refusal(bytes);
      return [worded(words, word, { name: file.name, ...blanks })];
    }
    if (itemsOf(list).some((each) => isSameFile(known.get(each)?.bytes ?? new Uint8Array(), drawn.bytes))) return [worded(words, "picture-twice", { name: file.name })];
    const waiting = itemsOf(list).find((each) => !known.has(each) && each.dataset.again !== undefined);
    const item = waiting ?? addItem(list);
    const name = waiting ? nameField(item).value : freePictureName(names());
    hold(item, name, { ...drawn, original: file.name });
    return [...(mayMove(bytes) ? [worded(words, "picture-still", { name: file.name })] : []), ...problemsOf(drawn.bytes, name, data.format)];
  };

  /** @param {File[]} files */
  const take = async (files) => {
    if (!files.length) return;
    say([words.reading]);
    const told = [];
    const before = itemsOf(list).filter((item) => known.has(item)).length;
    for (const file of files) {
      const most = Number(list.dataset.most);
      if (itemsOf(list).filter(({ dataset }) => dataset.again === undefined).length >= most) {
        told.push(worded(words, "pictures-full", { n: most }));
        break;
      }
      told.push(...(await add(file)));
    }
    const added = itemsOf(list).filter((item) => known.has(item)).length - before;
    say([...(added ? [worded(words, "pictures-added", { n: added })] : []), ...told]);
    onChange();
  };

  input.addEventListener("change", async () => {
    await take([...(input.files ?? [])]);
    input.value = "";
  });
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("drop--over", name === "dragover");
      if (name === "drop") take([...(/** @type {DragEvent} */ (event).dataTransfer?.files ?? [])]);
    });
  }

  return {
    of: (item) => known.get(item),
    all: () => itemsOf(list).flatMap((item) => {
      const picture = known.get(item);
      if (!picture) return [];
      const { address, ...rest } = picture;
      return [{ ...rest, name: nameField(item).value }];
    }),
    putBack: (kept) => {
      for (const item of itemsOf(list)) {
        const picture = known.has(item) ? undefined : kept.get(nameField(item).value);
        if (picture) hold(item, picture.name, { ...picture, address: URL.createObjectURL(new Blob([/** @type {BlobPart} */ (picture.bytes)])) });
      }
    },
    mark: (names) => {
      for (const item of itemsOf(list)) {
        const field = nameField(item);
        field.readOnly = true;
        if (known.has(item)) continue;
        const stays = names.includes(field.value);
        if (stays) delete item.dataset.again;
        else item.dataset.again = "";
        pictureSaid(item).textContent = stays ? words["picture-stays"] : worded(words, "picture-again", { name: field.value });
      }
    },
  };
}

/** @param {HTMLElement} item */
function nameField(item) {
  const field = /** @type {HTMLElement} */ (fieldsIn(item).find(({ dataset }) => dataset.field === "file"));
  return /** @type {HTMLInputElement} */ (controlOf(field));
}

/** @param {HTMLElement} item */
function pictureSaid(item) {
  return /** @type {HTMLElement} */ (item.closest(".item")?.querySelector("[data-picture-said]"));
}

/** @param {File} file @returns {Promise<{ bytes: Uint8Array, address: string, width: number, height: number }>} */
async function drawnAnew(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const [width, height] = fitted(bitmap.width, bitmap.height, LONGEST_SIDE);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  // JPEG has no transparency; what was transparent is seen on white.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!(blob instanceof Blob)) throw new Error(`${file.name} cannot be written as JPEG`);
  return { bytes: new Uint8Array(await blob.arrayBuffer()), address: URL.createObjectURL(blob), width, height };
}

/** What the check would say of the picture. @param {Uint8Array} bytes @param {string} name @param {any} format */
function problemsOf(bytes, name, format) {
  const english = document.documentElement.lang.startsWith("en");
  const { problems } = inspectImage(bytes, name, format);
  return problems.map((each) => (english ? each.en : each.zh));
}

/** @param {HTMLElement} item @param {string} name @param {Picture} picture @param {Record<string, string>} words */
function showPicture(item, name, { address, bytes, width, height, original }, words) {
  delete item.dataset.again;
  nameField(item).value = name;
  nameField(item).readOnly = true;
  const image = /** @type {HTMLImageElement} */ (item.closest(".item")?.querySelector("[data-thumbnail]"));
  image.src = address;
  image.hidden = false;
  pictureSaid(item).textContent = worded(words, "picture-size", { original, width, height, size: Math.ceil(bytes.length / 1024) });
}
