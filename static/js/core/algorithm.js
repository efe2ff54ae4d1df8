/**
 * Backpropagation as numbered lines, and which of them runs where the walk stands.
 *
 * @typedef {"forward" | "loss" | "backward" | "reuse"} Line
 * @typedef {import("./closed.js").Grain} Grain
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Trace} Trace
 */
import { usesAt } from "./reuse.js";
import { stepAt } from "./stops.js";
import { subjectOf } from "./subject.js";

/** @type {readonly Line[]} */
export const LINES = Object.freeze(["forward", "loss", "backward", "reuse"]);

/**
 * The line that runs at the stop at k: where a partial that was kept serves again, that it was kept; none before the walk.
 * @param {Trace} trace
 * @param {number} k
 * @param {Grain} grain
 * @returns {Line | null}
 */
export function lineAt(trace, k, grain) {
  const step = stepAt(trace, k, grain);
  if (!step) return null;
  if (step.kind === "forward") return grain.detail !== "pass" && step.node === subjectOf(trace) ? "loss" : "forward";
  return usesAt(trace, k, grain) > 1 ? "reuse" : "backward";
}

/**
 * A line as it is written; the second names what is differentiated.
 * @param {Trace} trace
 * @param {Line} line
 * @returns {Sentence}
 */
export function written(trace, line) {
  return { key: `page.algorithm.${line}`, holes: { loss: { face: trace.graph.nodes[subjectOf(trace)].label } } };
}
