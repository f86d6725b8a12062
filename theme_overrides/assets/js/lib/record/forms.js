import { lengthAsRead, stripped } from "./signs.js";

/**
 * Values of a form of their own, such as a date or a link: whether they have it, and what one that has not was
 * probably meant to be. By the rules of hooks/expo/records/scalars.py and hooks/expo/repairs.py.
 *
 * @typedef {{ "x-code"?: string, pattern?: string, maxLength?: number }} Form a part of the format
 */

const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;
const CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LEAST_DIGITS = 7;
const MOST_DIGITS = 15;
const YES = ["true", "yes", "y", "on", "1", "是", "是的", "同意", "已同意", "本人同意", "有", "√", "✓"];
const NO = ["false", "no", "n", "off", "0", "否", "不同意", "未同意", "无", "×"];
const NUMERALS = "一二三四五六七八九";

/** The first control character: it would hide text or turn its direction. @param {string} text */
export function controlIn(text) {
  for (const [sign] of text.matchAll(CONTROL)) {
    // Rare Han characters of personal names may be younger than the browser's tables; they stand in these planes.
    const code = sign.codePointAt(0) ?? 0;
    const isRareHan = code >= 0x20000 && code <= 0x3fffd && /\p{Cn}/u.test(sign);
    if (sign !== "\n" && !isRareHan) return sign;
  }
  return "";
}

/** Whether a text has the form that its code names. @param {string} text @param {Form} form */
export function hasForm(text, form) {
  const code = form["x-code"] ?? "";
  if (code === "bad-link") return isSafeLink(text);
  if (code === "bad-credit-code") return isCreditCode(text);
  if (!new RegExp(form.pattern ?? "", "u").test(text)) return false;
  if (code === "bad-phone") return hasPhoneDigits(text);
  return code !== "bad-date" || isInCalendar(text);
}

/** What the value was probably meant to be; nothing if that cannot be told. @param {string} text @param {Form} form */
export function repaired(text, form) {
  const repair = REPAIRS.get(form["x-code"] ?? "");
  if (!repair) return "";
  const candidate = stripped(repair(narrow(text)));
  const isGood =
    candidate && !controlIn(candidate) && lengthAsRead(candidate) <= (form.maxLength ?? Infinity) && hasForm(candidate, form);
  return isGood && candidate !== text ? candidate : "";
}

/** `true` or `false` for a word that means it. @param {string} text */
export function truthIn(text) {
  const said = stripped(text).replace(/[。.]+$/, "").toLowerCase();
  if (YES.includes(said)) return "true";
  return NO.includes(said) ? "false" : "";
}

/** The whole number in a text of digits, also with what one says with it: `TRL 6`, `第七级`, `2025年`. @param {string} text */
export function wholeNumberIn(text) {
  const said = narrow(text);
  const numeral = /^第?([一二三四五六七八九])级$/.exec(said)?.[1];
  if (numeral) return String(NUMERALS.indexOf(numeral) + 1);
  return /^(?:[Tt][Rr][Ll]|第)?[ -]*([0-9]{1,9})(?:\.0+)?[^\S\ufeff]*[级年]?$/.exec(said)?.[1] ?? "";
}

/** Whether an address may be followed from a page: http(s) with a host, mailto or tel, nothing else. @param {string} link */
export function isSafeLink(link) {
  if (/[\s<>"'`\\、。《》【】“”‘’！（），：；？]/.test(link)) return false;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(link)?.[1].toLowerCase() ?? "";
  const rest = link.slice(scheme.length + 1);
  const host = rest.startsWith("//") ? rest.slice(2).split(/[/?#]/)[0] : "";
  if (!isSoundHost(host)) return false;
  if (scheme === "http" || scheme === "https") return !host.includes("@") && isHost(hostName(host));
  const path = rest.startsWith("//") ? rest.slice(2 + host.length) : rest;
  return (scheme === "mailto" || scheme === "tel") && Boolean(path.split(/[?#]/)[0]);
}

/** Python refuses brackets that hold no address, and signs that are taken apart when they are made plain. @param {string} host */
function isSoundHost(host) {
  if (host.includes("[") !== host.includes("]")) return false;
  if (host.includes("[") && !/^([^[\]]*@)?\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\](:.*)?$/.test(host)) return false;
  const bare = host.replace(/[@:#?]/g, "");
  const plain = bare.normalize("NFKC");
  return bare === plain || !/[/?#@:]/.test(plain);
}

/** Whether it may be the name or the number of a host on the net: several parts, no punctuation. @param {string} name */
function isHost(name) {
  return /[^.][.:]/.test(name) && !/[,;()!*]/.test(name);
}

/** @param {string} host */
function hostName(host) {
  return host.startsWith("[") ? host.slice(1, host.indexOf("]")) : host.split(":")[0];
}

/** @param {string} text */
function hasPhoneDigits(text) {
  const { length } = text.replace(/(转|ext|x).*/, "").replace(/[^0-9]/g, "");
  return length >= LEAST_DIGITS && length <= MOST_DIGITS;
}

/** @param {string} text such as 2026-03-25 */
function isInCalendar(text) {
  const [year, month, day] = text.split("-").map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The check sign of GB 32100-2015: a weighted sum modulo 31. @param {string} text */
function isCreditCode(text) {
  const values = [...text].map((sign) => CREDIT_SIGNS.indexOf(sign));
  if (values.length !== 18 || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[17];
}

/** Full-width signs as half-width ones, no space around, all kinds of dash as a hyphen. @param {string} text */
function narrow(text) {
  return stripped(text.normalize("NFKC").replace(/[‐-―−]/g, "-"));
}

/** @type {Map<string, (text: string) => string>} */
const REPAIRS = new Map([
  ["bad-id", idMeant],
  ["bad-key", keyMeant],
  ["bad-letter", (text) => text.toUpperCase()],
  ["bad-date", dateMeant],
  ["bad-phone", phoneMeant],
  ["bad-email", emailMeant],
  ["bad-wechat", (text) => text],
  ["bad-link", linkMeant],
  ["bad-colour", colourMeant],
  ["bad-credit-code", (text) => text.replace(/[\s-]/g, "").toUpperCase()],
  ["bad-image-name", imageNameMeant],
]);

/** @param {string} text */
function idMeant(text) {
  const found = /^(?:编号\s*:?\s*)?([A-Za-z])[-_ ]*([0-9OoIl]{1,6})号?$/.exec(text);
  const digits = found?.[2].replace(/[Oo]/g, "0").replace(/[Il]/g, "1") ?? "";
  return found ? `${found[1].toUpperCase()}-${digits.padStart(3, "0")}` : "";
}

/** A name in Chinese cannot be turned into a key by leaving signs out. @param {string} text */
function keyMeant(text) {
  const bare = text.toLowerCase().replace(/\.ya?ml$/, "");
  return /^[\0-\x7f]*$/.test(text) ? bare.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") : "";
}

/** @param {string} text */
function dateMeant(text) {
  // Spreadsheets add the time of midnight.
  const day = text.replace(/[T ]+0?0:00(?::00)?$/, "");
  const found =
    /^([0-9]{4})\s*[-/.年、]?\s*([0-9]{1,2})\s*[-/.月、]?\s*([0-9]{1,2})[^\S\ufeff]*[日号.]?$/.exec(day);
  return found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : "";
}

/** @param {string} text */
function phoneMeant(text) {
  const number = text.replace(/^(?:联系)?(?:电话|手机|座机|固话)号?码?\s*:\s*/, "").replace(/\s*(?:分机号?|#)\s*:?\s*/g, "转");
  return stripped(number.replace(/[./]|^tel:?/gi, " ").replace(/\s+/g, " "));
}

/** @param {string} text */
function emailMeant(text) {
  const bare = text.replace(/^(?:[Mm][Aa][Ii][Ll][Tt][Oo]|[Ee]-?[Mm][Aa][Ii][Ll]|(?:电子)?邮[箱件])\s*:|[\s<>]/g, "");
  return bare.replaceAll("。", ".").replace(/[.,;、]+$/, "");
}

/** @param {string} text */
function linkMeant(text) {
  const bare = text
    .replace(/^(?:网址|链接|官网|网站)\s*:\s*|^<|>$/g, "")
    // A name in brackets after it, and what ends the sentence.
    .replace(/\([^()\0-\x7f]+\)$/, "")
    .replace(/[\s,;.、。!?]+$/, "")
    .replace(/^(https?)(?::\/*|\/+)/, "$1://");
  return /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+(\/|$)/u.test(bare) ? `https://${bare}` : bare;
}

/** @param {string} text */
function imageNameMeant(text) {
  const name = (text.replaceAll("。", ".").split(/[\\/]/).pop() ?? "").replace(/[\s()]+/g, "-");
  return name.replace(/^[-.]+|-+(?=\.[^.]*$)/g, "");
}

/** @param {string} text */
function colourMeant(text) {
  const digits = text.toLowerCase().replace(/^#/, "");
  return `#${[...digits].length === 3 ? digits.replace(/./gu, "$&$&") : digits}`;
}
