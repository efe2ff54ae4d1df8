/**
 * Closed forms: derivatives written in the inputs alone. They hold for any numbers, so they are fetched once for a text.
 *
 * @typedef {import("./types.js").Face} Face
 * @typedef {{about: string, faces: Map<number, Face>}} Forms by the input's node; what has no form is left out
 */
import { aboutOf } from "./question.js";

/** As many letters as stand in a row of the table, and in one of two columns. */
const [WIDE, NARROW] = [22, 7];

/**
 * The forms of what is on show.
 * @param {{document: import("./document.js").Document, answer: import("./reducers/answer.js").Answer}} state
 * @returns {Map<number, Face>}
 */
export function formsOf({ document, answer: { forms, text } }) {
  return forms?.about === aboutOf(document) && text === document.text ? forms.faces : new Map();
}

/**
 * The form that there is room for in a row.
 * @param {Map<number, Face>} forms
 * @param {number} id
 * @param {boolean} many whether the rows stand in two columns
 * @returns {Face | null}
 */
export function fitting(forms, id, many) {
  const form = forms.get(id);
  return form && form.text.replace(/ /g, "").length <= (many ? NARROW : WIDE) ? form : null;
}
