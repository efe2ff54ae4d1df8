/**
 * A document of arrays walked as its scalar graph: which nodes are the elements of which array. Values are given by arrays
 * in either form, so that one document serves both.
 *
 * @typedef {import("./given.js").Given} Given
 * @typedef {import("./given.js").Inputs} Inputs
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").GraphInput} GraphInput
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Value} Value
 * @typedef {GraphInput & {shape: readonly number[], elements?: number[]}} Whole an input as the document gives it
 */
import { givenOf, replaced } from "./given.js";
import { flat, nested, placeIn } from "./grid.js";

/** Whether nodes are elements of arrays. @param {Graph} graph */
export function isUnfolded({ unfolded, nodes }) {
  return unfolded !== undefined && unfolded.arrays.length > 0 && (unfolded.arrays.length !== nodes.length || unfolded.arrays.some(({ shape }) => shape.length > 0));
}

/** Whether a document has arrays, in whichever form it is walked. @param {Graph} graph */
export function isOfArrays(graph) {
  return Boolean(graph.arrays) || isUnfolded(graph);
}

/**
 * The inputs as the document gives them: arrays, though their elements are walked.
 * @param {Graph} graph
 * @returns {Whole[]}
 */
export function wholeInputs(graph) {
  const { inputs, nodes, unfolded } = graph;
  if (!unfolded || !isUnfolded(graph)) return inputs.map((input) => ({ ...input, shape: nodes[input.node].shape }));
  const byNode = new Map(inputs.map((input) => [input.node, input]));
  return unfolded.arrays.flatMap(({ node, name, shape, elements, label }) => {
    const own = elements.map((id) => byNode.get(id));
    const [first] = own;
    // What only passes inputs on has the same elements, and is none.
    if (!first || name === null || unfolded.sources[elements[0]] !== node) return [];
    const declared = own.map((input) => input?.declared ?? null);
    return [{ ...first, name, label, shape, elements, wrt: own.some((input) => input?.wrt), declared: declared.includes(null) ? null : /** @type {Value} */ (nested(declared, shape)) }];
  });
}

/**
 * The inputs' values on show, by the names that the document gives them by.
 * @param {Pick<Trace, "graph" | "numbers">} trace
 * @returns {Inputs}
 */
export function wholeValues({ graph, numbers }) {
  return Object.fromEntries(wholeInputs(graph).map(({ name, node, shape, elements }) => [name, elements ? nested(elements.map((id) => givenOf(numbers[id])), shape) : givenOf(numbers[node])]));
}

/**
 * A value given to an element is one given to its array.
 * @param {Trace | null} trace
 * @param {Inputs} given what the document gives
 * @param {string} name
 * @param {Given} value
 * @returns {[name: string, value: Given]}
 */
export function given(trace, given, name, value) {
  const id = trace && isUnfolded(trace.graph) ? trace.graph.inputs.find((input) => input.name === name)?.node : undefined;
  const array = trace && id !== undefined ? wholeInputs(trace.graph).find(({ elements }) => elements?.includes(id)) : undefined;
  if (!trace || !array?.elements || id === undefined || !array.shape.length) return [name, value];
  const now = given[array.name] ?? wholeValues(trace)[array.name];
  return [array.name, replaced(now, placeIn(array.elements.indexOf(id), array.shape), Number(value))];
}

/**
 * Values by the names of what is walked.
 * @param {Graph} graph
 * @param {Inputs} change
 * @returns {Inputs}
 */
export function singly(graph, change) {
  if (!isUnfolded(graph)) return change;
  const arrays = new Map(wholeInputs(graph).map((input) => [input.name, input]));
  return Object.fromEntries(Object.entries(change).flatMap(([name, value]) => {
    const elements = arrays.get(name)?.elements;
    const numbers = flat(value);
    return elements ? elements.map((id, i) => [graph.nodes[id].name ?? "", numbers[i]]) : [[name, value]];
  }));
}

/**
 * The node of the graph of arrays that a step gives something of.
 * @param {Trace} trace
 * @param {number} k
 */
export function arrayAt({ steps, graph: { unfolded } }, k) {
  const step = steps[k - 1];
  const id = step.kind === "pull" ? step.to : step.node;
  return unfolded ? unfolded.sources[id] : id;
}

/**
 * The nodes walked that are a node of the graph of arrays.
 * @param {Graph} graph
 * @param {number} array
 */
export function elementsOf({ unfolded }, array) {
  return unfolded ? unfolded.arrays[array].elements : [array];
}
