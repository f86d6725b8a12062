import { fitted, freePictureName, worded } from "../lib/form/handing.js";
import { inspectImage } from "../lib/record/images.js";
import { controlOf, fieldsIn, itemsOf } from "./form-fields.js";

/**
 * The pictures of the form: chosen or dropped, drawn anew as JPEG – which leaves no metadata – and named.
 *
 * @typedef {{ bytes: Uint8Array, address: string }} Picture  `address` is good on this page only
 * @typedef {Object} Pictures
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
    said.textContent = lines.join(" ");
  };

  /** @param {File[]} files */
  const take = async (files) => {
    if (!files.length) return;
    say([words.reading]);
    const told = [];
    for (const file of files) {
      const most = Number(list.dataset.most);
      const waiting = itemsOf(list).find((item) => !known.has(item) && item.dataset.again !== undefined);
      if (!waiting && itemsOf(list).length >= most) {
        told.push(worded(words, "pictures-full", { n: most }));
        break;
      }
      try {
        const drawn = await drawnAnew(file);
        const item = waiting ?? addItem(list);
        const name = waiting ? nameField(item).value : freePictureName(itemsOf(list).map((each) => nameField(each).value));
        told.push(...problemsOf(drawn.bytes, name, data));
        showPicture(item, name, drawn, words);
        known.set(item, { bytes: drawn.bytes, address: drawn.address });
      } catch (error) {
        console.warn(error);
        told.push(worded(words, "picture-alone", { name: file.name }));
      }
    }
    say(told);
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

/** What the check would say of the picture. @param {Uint8Array} bytes @param {string} name @param {{ words: Record<string, string>, format: any }} data */
function problemsOf(bytes, name, { words, format }) {
  const english = document.documentElement.lang.startsWith("en");
  const { problems } = inspectImage(bytes, name, format);
  return problems.map((each) => worded(words, "picture-unread", { name, reason: english ? each.en : each.zh }));
}

/** @param {HTMLElement} item @param {string} name @param {{ address: string, bytes: Uint8Array, width: number, height: number }} picture @param {Record<string, string>} words */
function showPicture(item, name, { address, bytes, width, height }, words) {
  delete item.dataset.again;
  nameField(item).value = name;
  nameField(item).readOnly = true;
  const image = /** @type {HTMLImageElement} */ (item.closest(".item")?.querySelector("[data-thumbnail]"));
  image.src = address;
  image.hidden = false;
  pictureSaid(item).textContent = worded(words, "picture-size", { width, height, size: Math.ceil(bytes.length / 1024) });
}
