/**
 * Closed forms: derivatives written in the inputs alone. They hold for any numbers, so they are fetched once for a text.
 *
 * @typedef {import("./types.js").Face} Face
 * @typedef {{about: string, faces: Map<number, Face>}} Forms by the input's node; what has no form is left out
 */
import { BEATS } from "./pace.js";
import { aboutOf } from "./question.js";
import { subjectOf } from "./subject.js";

/** As many letters as may stand in a row of the table, made small, and in one of two columns. */
const [WIDE, NARROW] = [48, 24];

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

/**
 * Whether nothing is left to come.
 * @param {import("./types.js").Trace} trace
 * @param {import("./frame.js").Frame} frame
 */
export function isWhole({ total_steps: total }, { k, beat }) {
  return k === total && beat === BEATS;
}

/**
 * What is to be said at the end: each gradient that has a form, in the order of the inputs.
 * @param {import("./types.js").Trace} trace
 * @param {import("./frame.js").Frame} frame
 * @param {Map<number, Face>} forms
 * @returns {{input: Face, form: Face, latex: string, now: boolean}[]} `now`: that of the step which is shown
 */
export function endForms(trace, frame, forms) {
  const { step, k } = frame;
  if (!isWhole(trace, frame) || k <= trace.forward_steps) return [];
  const { inputs, nodes } = trace.graph;
  const output = nodes[subjectOf(trace)].label;
  return inputs.flatMap(({ node, label: input }) => {
    const form = forms.get(node);
    if (!form) return [];
    return [{ input, form, latex: String.raw`\partial ${output.latex}/\partial ${input.latex} = ${form.latex}`, now: step?.kind === "pull" && step.to === node }];
  });
}
