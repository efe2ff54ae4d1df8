/**
 * What is known after k steps: a fold over the steps, so that k can be reached from anywhere.
 *
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Step} Step
 *
 * @typedef {object} Gradient
 * @property {number | null} slot none for an input the output does not use: its gradient is 0 without a step
 * @property {number} arrived
 * @property {number} expected
 * @property {boolean} final
 *
 * @typedef {object} Frame
 * @property {number} k
 * @property {import("./stops.js").Detail} detail which stops there are
 * @property {number} previous the stop before k
 * @property {number} beat of the step shown; until its last, what the step gives is not known yet
 * @property {Step | null} step the step shown, none at 0
 * @property {Map<number, number>} values node to the slot of its value
 * @property {Map<number, Gradient>} gradients node to its gradient so far
 * @property {Set<string>} now keys of the edges this step is about
 * @property {Set<string>} done keys of the edges the gradient has passed
 * @property {Set<string>} broken keys of the edges through which exactly nothing came
 */

import { BEATS } from "./pace.js";
import { covered } from "./parts.js";
import { stepAt, stopBefore, stopsOf } from "./stops.js";

/**
 * The name of the edge into one input of a node.
 * @param {number} node the node that takes
 * @param {number} slot which of its inputs
 */
export function edgeKey(node, slot) {
  return `${node}.${slot}`;
}

/**
 * @param {Trace} trace
 * @param {number} k
 * @param {number} [beat]
 * @param {import("./stops.js").Detail} [detail] at which k is a stop
 * @returns {Frame}
 */
export function frame(trace, k, beat = BEATS, detail = "edge") {
  const previous = stopBefore(stopsOf(trace, detail), k);
  /** @type {Frame} */
  const start = {
    k,
    detail,
    previous,
    beat,
    step: stepAt(trace, k, detail),
    values: new Map(leaves(trace)),
    gradients: new Map(),
    now: new Set(),
    done: new Set(),
    broken: new Set(),
  };
  const reached = trace.steps.slice(0, beat < BEATS ? previous : k).reduce((known, step) => apply(known, step, trace), start);
  for (const key of edgesOf(start, trace)) reached.now.add(key);
  return reached;
}

/**
 * What is known, without a step that happens now: no edge is lit.
 * @param {Frame} frame
 * @returns {Frame}
 */
export function still(frame) {
  return { ...frame, step: null, now: new Set() };
}

/**
 * Leaves stand from the start; a node's value has the slot of its id.
 * @param {Trace} trace
 * @returns {[number, number][]}
 */
function leaves(trace) {
  return trace.graph.nodes.filter((node) => node.inputs.length === 0).map((node) => [node.id, node.id]);
}

/**
 * @param {Frame} known
 * @param {Step} step
 * @param {Trace} trace
 * @returns {Frame}
 */
function apply(known, step, trace) {
  if (step.kind === "forward") known.values.set(step.node, step.value);
  if (step.kind === "seed") {
    known.gradients.set(step.node, { slot: step.gradient, arrived: 1, expected: 1, final: true });
    for (const id of step.zeros ?? []) known.gradients.set(id, { slot: null, arrived: 0, expected: 0, final: true });
  }
  if (step.kind === "pull") {
    const { total: slot, arrived, expected, final } = step;
    known.gradients.set(step.to, { slot, arrived, expected, final });
    const key = edgeKey(step.node, step.slot);
    known.done.add(key);
    if (trace.numbers[step.contribution] === 0) known.broken.add(key);
  }
  return known;
}

/**
 * The edges that the stop is about, the one that ends it last; of a whole pass that would be all.
 * @param {Frame} frame
 * @param {Trace} trace
 * @returns {string[]}
 */
function edgesOf({ step, k, detail }, trace) {
  if (!step || step.kind === "seed" || detail === "pass") return [];
  const steps = detail === "part" ? covered(trace, k, detail) : [step];
  return steps.flatMap((one) => {
    if (one.kind === "pull") return [edgeKey(one.node, one.slot)];
    return trace.graph.nodes[one.node].inputs.map((_, slot) => edgeKey(one.node, slot));
  });
}

/**
 * The node whose number this step finds.
 * @param {Frame} frame
 */
export function receiverOf({ step }) {
  return step?.kind === "pull" ? step.to : step?.node ?? null;
}

/**
 * Whether one frame leads on from another, by a beat or a step: then what is new moves in.
 * @param {Pick<Frame, "k" | "beat"> | null} before
 * @param {Pick<Frame, "k" | "beat" | "previous">} after
 */
export function leadsOn(before, { k, beat, previous }) {
  if (!before) return false;
  return (k > 0 && previous === before.k) || (k === before.k && beat > before.beat);
}
