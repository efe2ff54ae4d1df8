/**
 * Whose each number of a network's arrays is: its quantities keep the names of the scalar graph in every form, and values
 * are given by these.
 *
 * @typedef {import("./given.js").Given} Given
 * @typedef {import("./given.js").Inputs} Inputs
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {Pick<Trace, "graph" | "network">} Walked
 * @typedef {string | null | Names[]} Names nested as the array is; null is a 1 for ever
 * @typedef {"scalar" | "tensor"} Form whether nodes hold numbers, or vectors and matrices
 */
import { inputsAfterEdit } from "./document.js";
import { givenOf } from "./given.js";
import { isNetwork } from "./network.js";
import { wholeInputs, wholeValues } from "./unfolded.js";

/**
 * The form of a walk.
 * @param {Walked} trace
 * @returns {Form}
 */
export function formOf({ graph, network }) {
  if (network) return network.elements ? "tensor" : "scalar";
  return graph.unfolded ? "scalar" : "tensor";
}

/**
 * The form that a document asks for: an expression that is trained is walked as it is typed.
 * @param {Pick<import("./document.js").Document, "text" | "view" | "training">} document
 * @returns {Form}
 */
export function formIn({ text, view, training }) {
  if (!isNetwork(text)) return view === "graph" && !training ? "scalar" : "tensor";
  return view === "tensors" ? "tensor" : "scalar";
}

/**
 * Whether what is on show is of another form than the document asks for.
 * @param {{answer: {trace: Trace | null}, document: import("./document.js").Document}} state
 */
export function isTurned({ answer: { trace }, document }) {
  return trace !== null && formOf(trace) !== formIn(document);
}

/**
 * What a node holds, by name: of a walk of numbers its own, where it has one.
 * @param {Walked} trace
 * @param {number} id
 * @returns {Names}
 */
export function namesAt({ graph, network }, id) {
  if (network?.elements) return network.elements.find(({ node }) => node === id)?.names ?? null;
  const { name, inputs } = graph.nodes[id];
  return name ?? (id === graph.output && inputs.length ? graph.title : null);
}

/**
 * @param {Names} names
 * @returns {string[]} without the ones
 */
export function named(names) {
  return Array.isArray(names) ? names.flatMap(named) : names === null ? [] : [names];
}

/**
 * Numbers by name.
 * @param {Names} names
 * @param {Given} value
 * @returns {[string, Given][]}
 */
export function spread(names, value) {
  if (Array.isArray(names)) return names.flatMap((one, i) => (Array.isArray(value) ? spread(one, value[i]) : []));
  return names === null ? [] : [[names, value]];
}

/**
 * The same array with what is given by name.
 * @param {Names} names
 * @param {Given} value
 * @param {Inputs} given
 * @returns {Given}
 */
export function filled(names, value, given) {
  if (Array.isArray(names)) return Array.isArray(value) ? value.map((one, i) => filled(names[i], one, given)) : value;
  return names === null ? value : given[names] ?? value;
}

/**
 * The values of all inputs, by the names that values are given by.
 * @param {Trace} trace
 * @returns {Inputs}
 */
export function valuesIn(trace) {
  const { graph, numbers, network } = trace;
  if (!network?.elements) return wholeValues(trace);
  return Object.fromEntries(graph.inputs.flatMap(({ node }) => spread(namesAt(trace, node), givenOf(numbers[node]))));
}

/**
 * What is given by name, as arrays under their own names.
 * @param {Trace} trace
 * @param {Inputs} given
 * @returns {Inputs}
 */
export function arraysGiven(trace, given) {
  return Object.fromEntries(trace.graph.inputs.map(({ name, node }) => [name, filled(namesAt(trace, node), givenOf(trace.numbers[node]), given)]));
}

/**
 * Which numbers of an array are a 1 for ever, counted row by row.
 * @param {Walked} trace
 * @param {number} id
 * @returns {number[]}
 */
export function onesIn(trace, id) {
  if (!trace.network?.elements) return [];
  return [namesAt(trace, id)].flat(8).flatMap((name, i) => (name === null ? [i] : []));
}

/**
 * The values given, once an edited text was read, in whichever form: see `inputsAfterEdit`.
 * @param {Inputs} given
 * @param {Trace} before
 * @param {Trace} now
 */
export function inputsKept(given, before, now) {
  return inputsAfterEdit(given, wholeInputs(before.graph), wholeInputs(now.graph));
}
