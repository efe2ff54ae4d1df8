/**
 * What is to be said of an input that is moved: how fast the output goes with it, what a nudge should do, and what it does.
 *
 * @typedef {import("./frame.js").Frame} Frame
 * @typedef {import("./tape.js").Tape} Tape
 * @typedef {import("./types.js").Face} Face
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Trace} Trace
 *
 * @typedef {object} Drag
 * @property {string} name
 * @property {number} node the input's
 * @property {Face} input
 * @property {Face} output what is differentiated
 * @property {number} at the input's value
 * @property {number} value the output's
 * @property {number | null} slope null before it is final
 * @property {Face | null} form the derivative in closed form, where there is a short one
 * @property {number} nudged the output's value after the nudge
 */
import { fitting } from "./form.js";
import { asLatex, numberOf } from "./format.js";
import { subjectOf } from "./subject.js";
import { run } from "./tape.js";

/** How far an input is nudged. */
export const NUDGE = 0.1;

/**
 * The output's value where one input has another.
 * @param {Trace} trace
 * @param {Tape} tape
 * @param {string} name
 * @returns {(value: number) => number}
 */
export function outputOf(trace, tape, name) {
  const { inputs } = trace.graph;
  const values = inputs.map(({ node }) => numberOf(trace.numbers[node]));
  const moving = inputs.findIndex((input) => input.name === name);
  const place = tape.places[subjectOf(trace)];
  return (value) => {
    values[moving] = value;
    return run(tape, values)[place];
  };
}

/**
 * @param {Trace} trace
 * @param {Tape} tape
 * @param {Frame} frame
 * @param {string | null} name of an input
 * @param {Map<number, Face>} forms
 * @returns {Drag | null} null when there is no such input
 */
export function dragOf(trace, tape, frame, name, forms) {
  const input = trace.graph.inputs.find((one) => one.name === name);
  if (!input) return null;
  const subject = subjectOf(trace);
  const gradient = frame.gradients.get(input.node);
  const at = numberOf(trace.numbers[input.node]);
  return {
    name: input.name,
    node: input.node,
    input: input.label,
    output: trace.graph.nodes[subject].label,
    at,
    value: numberOf(trace.numbers[subject]),
    slope: gradient?.final ? (gradient.slot === null ? 0 : numberOf(trace.numbers[gradient.slot])) : null,
    form: gradient?.final ? fitting(forms, input.node, false) : null,
    nudged: outputOf(trace, tape, input.name)(at + NUDGE),
  };
}

/**
 * Two values and what lies between them as LaTeX, in as many decimals as the difference needs for its three digits.
 * @param {number} before
 * @param {number} after
 * @returns {[before: string, after: string, moved: string]}
 */
export function exactly(before, after) {
  const moved = after - before;
  const decimals = 2 - Math.floor(Math.log10(Math.abs(moved)));
  const plain = moved !== 0 && decimals <= 10 && [before, after].every((value) => Math.abs(value) < 1e6);
  /** @param {number} value */
  const written = (value) => (plain ? String(Number(value.toFixed(Math.max(0, decimals)))) : asLatex(value));
  return [written(before), written(after), asLatex(moved)];
}

/**
 * How fast the output goes as the input rises, in words.
 * @param {Drag} drag
 * @returns {Sentence | null} null before the slope is known
 */
export function speedOf({ slope, input, output }) {
  if (slope === null) return null;
  if (!Number.isFinite(slope)) return { key: "page.drag.none", holes: { output: { face: output } } };
  const way = slope === 0 ? "still" : (slope > 0 ? "rises" : "falls") + (Math.abs(slope) === 1 ? "-once" : "");
  return { key: `page.drag.${way}`, holes: { input: { face: input }, output: { face: output }, times: { n: 0 } } };
}
