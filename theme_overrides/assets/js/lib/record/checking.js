import { controlIn, hasForm, repaired, truthIn } from "./forms.js";
import { nearest, nearestTerm } from "./nearest.js";
import { WrittenNumber } from "./numbers.js";
import { numberWithin, outline } from "./outlines.js";
import { inOrder, problemAt } from "./problems.js";
import { lengthAsRead, stripped } from "./signs.js";
import {
  beginsWithWideSpace,
  blankBefore,
  cutText,
  firstLine,
  gluedKey,
  gluedLabel,
  inQuotes,
  isMeantBelow,
  withoutItemSign,
  withoutUnseen,
} from "./slips.js";
import { numberOfSign } from "./syntax.js";
import { wholeProblems } from "./wholes.js";
import { isMapping } from "./writing.js";

/**
 * A record against the format: the problems that `make check` finds in it, at the same places, in the same words.
 * The format is made from the models by hooks/expo/record_format.py; the rules follow pydantic's reading of the
 * models and hooks/expo/explaining.py.
 *
 * @typedef {import("./problems.js").Location} Location
 * @typedef {import("./problems.js").Problem} Problem
 * @typedef {import("./reading.js").Source} Source
 * @typedef {{ zh: string, en: string }} Term
 * @typedef {import("./forms.js").Form & { $ref?: string, anyOf?: Schema[], type?: string | string[],
 *   properties?: Record<string, Schema>, required?: string[], items?: Schema, minItems?: number, maxItems?: number,
 *   enum?: string[], const?: string, enumDescriptions?: string[], minimum?: number, maximum?: number, maxLength?: number, description?: string,
 *   "x-example"?: string, "x-vocabulary"?: string, $defs?: Record<string, Schema> }} Schema
 * @typedef {import("./problems.js").Texts & { records: Record<string, Schema>, types: Record<string, Term>,
 *   vocabularies: Record<string, Record<string, Term>>, texts: import("./texts.js").TextRules }} Format
 * @typedef {import("./wholes.js").Around} Around
 */

/**
 * @param {Source} source
 * @param {Format} format
 * @param {string} [kind] "result" or "exhibitor"
 * @param {Around} [around]
 * @returns {Problem[]} in the order of the file
 */
export function checkRecord(source, format, kind = "result", around = {}) {
  const check = new Check(source, format, format.records[kind]);
  check.value(source.data, check.top, []);
  for (const { code, location, values, hint, sign } of wholeProblems(source, kind, check.unsound, around, format.texts)) {
    const place = sign ? source.placeOfSign(location, sign) : source.placeOf(location);
    check.problems.push(problemAt(format, code, place, location, values, hint));
  }
  return inOrder(check.problems);
}

/** One record on its way through the format. */
class Check {
  /** @param {Source} source @param {Format} format @param {Schema} top */
  constructor(source, format, top) {
    this.source = source;
    this.format = format;
    this.top = top;
    /** @type {Problem[]} */
    this.problems = [];
    /** Fields at the top that hold a problem, or are no fields. @type {Set<string | number>} */
    this.unsound = new Set();
  }

  /**
   * @param {string} code @param {Location} location @param {Record<string, unknown>} [values] @param {string} [hint]
   * @param {{ line: number, column: number }} [place]
   */
  tell(code, location, values = {}, hint = "", place = this.source.placeOf(location)) {
    this.problems.push(problemAt(this.format, code, place, location, values, hint));
    if (location.length) this.unsound.add(location[0]);
    return false;
  }

  /** What a schema refers to; a field that may be left out has a choice in it. @param {Schema} schema @returns {Schema} */
  resolved(schema) {
    const inner = schema.anyOf?.find((each) => each.type !== "null") ?? schema;
    const name = inner.$ref?.split("/").pop();
    return name ? (this.top.$defs?.[name] ?? inner) : inner;
  }

  /** The example line for a value that is of the wrong type. @param {Schema} schema @param {unknown} value */
  outline(schema, value) {
    const resolved = (/** @type {Schema} */ each) => this.resolved(each);
    return outline(schema, value, { resolved, vocabularies: this.format.vocabularies });
  }

  /** Whether a value is as its schema has it; what is not has been told. @param {unknown} value @param {Schema} wanted @param {Location} location @returns {boolean} */
  value(value, wanted, location) {
    const schema = this.resolved(wanted);
    if (value === null) return this.nothing(location);
    if (schema.properties) return this.mapping(value, schema, location);
    if (schema.type === "array") return this.list(value, schema, location);
    if (schema.enum || schema.const) return this.fixedWord(value, schema, location);
    if (schema.type === "boolean") return typeof value === "boolean" || this.wrongType("bool_type", value, location, truthIn);
    if (schema.type === "integer") return this.wholeNumber(value, schema, location);
    if (schema["x-code"] === "bad-date") return this.date(value, schema, location);
    return this.text(value, schema, location);
  }

  // -------------------------------------------------------------------------------------------- mappings

  /** @param {unknown} value @param {Schema} schema @param {Location} location */
  mapping(value, schema, location) {
    if (!isMapping(value)) return this.noMapping(value, schema, location);
    const fields = schema.properties ?? {};
    const before = this.problems.length;
    const keys = this.source.keysOf(location);
    const unknown = keys.filter((key) => !Object.hasOwn(fields, key));
    const meant = new Set(unknown.map((key) => this.unknownKey([...location, key], schema)));
    for (const [key, wanted] of Object.entries(fields)) {
      if (key in value) this.value(value[key], wanted, [...location, key]);
      else if (schema.required?.includes(key) && !meant.has(key)) this.missing([...location, key]);
    }
    return this.problems.length === before;
  }

  /** Tell of an unknown key and return the field that it was meant to be, if that can be told. @param {Location} location @param {Schema} schema */
  unknownKey(location, schema) {
    const key = String(location[location.length - 1]);
    const place = this.source.placeOfKey(location);
    const unseen = controlIn(key);
    const glued = gluedKey(key);
    const isGlued = glued && Object.hasOwn(schema.properties ?? {}, glued.key);
    const quoted = inQuotes(key);
    const isQuoted = Boolean(quoted) && Object.hasOwn(schema.properties ?? {}, quoted);
    const hint = isGlued ? `${glued.key}: ${glued.text}` : isQuoted ? `${quoted}:` : this.nearestField(key, schema);
    const cut = cutText(this.source, location);
    // What a comma cut off a text is one slip, however many pieces there are.
    if (cut && cut.key === key) this.tell("yaml-comma", location, { key }, cut.whole, place);
    else if (cut) this.unsound.add(location[0]);
    else if (unseen) this.unseen(unseen, location, { inKey: true });
    else if (beginsWithWideSpace(key)) this.tell("yaml-space", location, {}, "", place);
    else if (isGlued) this.tell("yaml-colon", location, {}, hint, place);
    else if (isQuoted) this.tell("yaml-quotes", location, {}, hint, place);
    else if (this.belongsTo(location, schema)) {
      this.tell("yaml-indent", location, { key, holder: this.belongsTo(location, schema) }, "", place);
      return "";
    } else this.tell("unknown-key", location, { key }, hint, place);
    const isHidden = unseen || beginsWithWideSpace(key);
    return isHidden ? this.nearestField(withoutUnseen(key), schema) : hint.split(":")[0];
  }

  /** The blank field before an unknown key that has such a key in it. @param {Location} location @param {Schema} schema */
  belongsTo(location, schema) {
    const fields = schema.properties ?? {};
    const holder = blankBefore(this.source, location, Object.keys(fields));
    const inner = holder ? this.innerFields(fields[holder]) : {};
    return Object.hasOwn(inner, withoutItemSign(String(location[location.length - 1]))) ? holder : "";
  }

  /** The fields of a group, or of each item of a list. @param {Schema} wanted @returns {Record<string, Schema>} */
  innerFields(wanted) {
    const schema = this.resolved(wanted);
    return this.resolved(schema.items ?? schema).properties ?? {};
  }

  /** @param {string} key @param {Schema} schema */
  nearestField(key, schema) {
    const fields = Object.entries(schema.properties ?? {});
    const spelt = nearest(key.replaceAll("-", "_"), fields.map(([name]) => name));
    return spelt || this.describedField(key, schema);
  }

  /** The field whose description in Chinese begins with a label. @param {string} label @param {Schema} schema */
  describedField(label, schema) {
    if (isAscii(label)) return "";
    const fields = Object.entries(schema.properties ?? {});
    return fields.find(([, field]) => field.description?.startsWith(label))?.[0] ?? "";
  }

  /** @param {string} sign @param {Location} location @param {{ inKey?: boolean }} [where] */
  unseen(sign, location, where = {}) {
    const place = this.source.placeOfSign(location, sign, where);
    return this.tell("control-character", location, { sign: numberOfSign(sign.codePointAt(0) ?? 0) }, "", place);
  }

  /** @param {Location} location */
  missing(location) {
    const key = location[location.length - 1];
    return this.tell("missing-field", location, { key }, `${key}: …`);
  }

  /** A key or a list item with nothing after it. @param {Location} location */
  nothing(location) {
    const place = this.source.placeOfKey(location);
    const key = location[location.length - 1];
    if (typeof key !== "string") return this.tell("empty-text", location, {}, "", place);
    const owner = this.schemaAt(location.slice(0, -1));
    const inner = this.innerFields(owner.properties?.[key] ?? {});
    // What was to stand in it is told to stand wrongly.
    if (isMeantBelow(this.source, location, Object.keys(inner))) {
      this.unsound.add(location[0]);
      return false;
    }
    if (!owner.required?.includes(key)) return this.tell("empty-text", location, {}, "", place);
    return this.tell("missing-field", location, { key }, `${key}: …`, place);
  }

  /** @param {Location} location @returns {Schema} */
  schemaAt(location) {
    let schema = this.resolved(this.top);
    for (const step of location) {
      const next = typeof step === "number" ? schema.items : schema.properties?.[step];
      schema = this.resolved(next ?? {});
    }
    return schema;
  }

  /** @param {unknown} value @param {Schema} schema @param {Location} location */
  noMapping(value, schema, location) {
    const glued = typeof value === "string" ? gluedKey(firstLine(value, this.source.text.slice(this.source.startOf(location)))) : null;
    if (glued && Object.hasOwn(schema.properties ?? {}, glued.key)) {
      return this.tell("yaml-colon", location, {}, stripped(`${glued.key}: ${glued.text}`));
    }
    const key = typeof value === "string" ? this.describedField(gluedLabel(value), schema) : "";
    if (key) return this.tell("yaml-colon", location, {}, `${key}: …`);
    const line = location.length ? this.outline(schema, value) : `${schema.required?.[0]}: …`;
    return this.wrongType("model_type", value, location, () => line);
  }

  // ----------------------------------------------------------------------------------------------- lists

  /** @param {unknown} value @param {Schema} schema @param {Location} location */
  list(value, schema, location) {
    if (!Array.isArray(value)) {
      return this.wrongType("tuple_type", value, location, () => this.outline(schema, value));
    }
    const { items = {}, maxItems = Infinity, minItems = 0 } = schema;
    const before = this.problems.length;
    let sound = 0;
    for (const [at, each] of value.entries()) {
      if (this.value(each, items, [...location, at])) sound += 1;
      if (sound > maxItems) {
        // Like pydantic: where there are too many, nothing else is told of them.
        this.problems.length = before;
        return this.tell("too-many", location, { length: value.length, most: maxItems });
      }
    }
    if (value.length < minItems) return this.tell("too-few", location, { length: value.length, least: minItems });
    return this.problems.length === before;
  }

  // ---------------------------------------------------------------------------------------------- values

  /** @param {unknown} value @param {Schema} schema @param {Location} location */
  text(value, schema, location) {
    if (typeof value !== "string" && !(value instanceof WrittenNumber)) {
      return this.wrongType("string_type", value, location, (shown) => (typeof value === "boolean" ? `"${shown}"` : ""));
    }
    const whole = String(value);
    const control = controlIn(whole);
    if (control) return this.unseen(control, location);
    const text = stripped(whole);
    if (!text) return this.tell("empty-text", location);
    const most = schema.maxLength ?? Infinity;
    if (lengthAsRead(text) > most) return this.tell("too-long", location, { length: lengthAsRead(text), most });
    if (schema["x-code"] && !hasForm(text, schema)) return this.badForm(value, text, schema, location);
    return !schema["x-vocabulary"] || this.word(value, text, schema["x-vocabulary"], location);
  }

  /** No value that must have a form of its own stands in quotation marks that YAML does not know. @param {unknown} value @param {Location} location */
  isQuoted(value, location) {
    const meant = typeof value === "string" ? inQuotes(value) : "";
    if (meant) this.tell("yaml-quotes", location, {}, meant);
    return Boolean(meant);
  }

  /** @param {unknown} value @param {string} text @param {Schema} schema @param {Location} location */
  badForm(value, text, schema, location) {
    if (this.isQuoted(value, location)) return false;
    const values = { value: text, example: schema["x-example"] ?? "" };
    return this.tell(schema["x-code"] ?? "", location, values, repaired(text, schema));
  }

  /** @param {unknown} value @param {string} text @param {string} vocabulary @param {Location} location */
  word(value, text, vocabulary, location) {
    const words = this.format.vocabularies[vocabulary];
    if (Object.hasOwn(words, text)) return true;
    if (this.isQuoted(value, location)) return false;
    const allowed = Object.keys(words).join(", ");
    return this.tell("unknown-word", location, { value: text, vocabulary, allowed }, nearestTerm(text, words));
  }

  /** @param {unknown} value @param {Schema} schema @param {Location} location */
  fixedWord(value, schema, location) {
    const choices = schema.enum ?? [schema.const ?? ""];
    if (typeof value === "string" && choices.includes(value)) return true;
    if (this.isQuoted(value, location)) return false;
    const shown = shownValue(value);
    const values = { value: shown, vocabulary: location[location.length - 1], allowed: choices.join(", ") };
    return this.tell("unknown-word", location, values, nearest(shown, choices) || choiceMeant(shown, choices, schema));
  }

  /** @param {unknown} value @param {Schema} schema @param {Location} location */
  wholeNumber(value, schema, location) {
    if (!(value instanceof WrittenNumber && value.isWhole)) {
      return this.wrongType("int_type", value, location, (shown) => numberWithin(schema, shown));
    }
    const { minimum: low = -Infinity, maximum } = schema;
    if (value.value >= low && value.value <= (maximum ?? Infinity)) return true;
    return this.tell("out-of-range", location, { value: value.text, low, high: maximum ?? "∞" });
  }

  /** @param {unknown} value @param {Schema} schema @param {Location} location */
  date(value, schema, location) {
    const shown = shownValue(value);
    const isWritten = typeof value === "string" || value instanceof WrittenNumber;
    return (isWritten && hasForm(shown, schema)) || this.badForm(value, shown, schema, location);
  }

  /** @param {string} kind @param {unknown} value @param {Location} location @param {(shown: string) => string} [meant] */
  wrongType(kind, value, location, meant = () => "") {
    const sign = typeof value === "string" ? value[0] : "";
    if ((kind === "model_type" || kind === "tuple_type") && (sign === "｛" || sign === "［")) {
      return this.tell("yaml-wide", location, { sign, meant: this.format.halfWidth[sign] });
    }
    if ((kind === "bool_type" || kind === "int_type") && this.isQuoted(value, location)) return false;
    const shown = shownValue(value);
    const hint = meant(shown);
    const { zh, en } = this.format.types[kind];
    // A quoted 6 is not the number 6: show the quotation marks.
    const values = { value: typeof value === "string" && value === hint ? `"${shown}"` : shown, zh, en };
    return this.tell("wrong-type", location, values, hint);
  }
}

/** The fixed word whose meaning in Chinese begins with what was said. @param {string} said @param {string[]} choices @param {Schema} schema */
function choiceMeant(said, choices, { enumDescriptions = [] }) {
  return isAscii(said) ? "" : (choices.find((_, at) => enumDescriptions[at]?.startsWith(said)) ?? "");
}

/** @param {string} text */
function isAscii(text) {
  return /^[\0-\x7f]*$/.test(text);
}

/** A value as it is quoted in a text. @param {unknown} value */
function shownValue(value) {
  if (isMapping(value)) return "{…}";
  return Array.isArray(value) ? "[…]" : String(value);
}
