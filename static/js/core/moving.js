/**
 * A trace followed without the server: other input values, the same structure, its numbers from the tape.
 *
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Wire} Wire
 * @typedef {import("./tape.js").Tape} Tape
 */
import { numberOf } from "./format.js";
import { alone } from "./given.js";
import { numbers } from "./tape.js";

/** How far the server's numbers may lie from the tape's, as a part of the largest. */
const NEAR = 1e-9;

/**
 * The trace with one input at another value.
 * @param {Trace} trace
 * @param {Tape} tape of its structure
 * @param {import("./given.js").Inputs} change values by name
 * @returns {Trace}
 */
export function moved(trace, tape, change) {
  const values = trace.graph.inputs.map(({ name, node }) => alone(change[name] ?? numberOf(trace.numbers[node])));
  return { ...trace, numbers: Array.from(numbers(tape, values).subarray(0, trace.numbers.length)) };
}

/**
 * Whether two lists of numbers are the same but for the last digits.
 * @param {Wire[]} one
 * @param {Wire[]} other
 */
export function alike(one, other) {
  const [a, b] = [one.map(numberOf), other.map(numberOf)];
  const scale = Math.max(1, ...b.filter(Number.isFinite).map(Math.abs));
  return a.length === b.length && a.every((number, i) => Object.is(number + 0, b[i] + 0) || Math.abs(number - b[i]) <= NEAR * scale);
}

/**
 * The values of the inputs on show, by name.
 * @param {Trace} trace
 * @returns {Record<string, number>}
 */
export function valuesOf({ graph, numbers: known }) {
  return Object.fromEntries(graph.inputs.map(({ name, node }) => [name, numberOf(known[node])]));
}
