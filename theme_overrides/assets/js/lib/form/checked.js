import { checkText } from "../record/past-slips.js";
import { asYaml, rewritten } from "../record/writing.js";

/**
 * What is filled in as the text of a file, read and checked as every file of the catalogue is. A pure function.
 *
 * @typedef {import("./values.js").Values} Values
 * @param {Object} given
 * @param {any} given.format  the rules of both records
 * @param {string[]} given.fields  of a result, in order
 * @param {{ record: Values, lost: import("./values.js").Lost[] }} given.result
 * @param {any} given.source  the opened file; null for a new one
 * @param {Values | null} given.exhibitor  of a new exhibitor
 * @param {string[]} given.exhibitors  the keys of all, the new one among them
 */
export function checkedRecords({ format, fields, result, source, exhibitor, exhibitors }) {
  const text = source ? rewritten(source, result.record, fields) : asYaml(result.record, "../schema/result.schema.json");
  const exhibitorText = exhibitor ? asYaml(exhibitor, "../schema/exhibitor.schema.json") : "";
  return {
    text,
    problems: checkText(text, format, "result", { exhibitors }).problems,
    lost: result.lost,
    exhibitorText,
    exhibitorProblems: exhibitorText ? checkText(exhibitorText, format, "exhibitor").problems : [],
  };
}
