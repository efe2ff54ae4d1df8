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
 * @property {import("./closed.js").Grain} grain which stops there are
 * @property {number} previous the stop before k
 * @property {number} beat of the step shown; until its last, what the step gives is not known yet
 * @property {Step | null} step the step shown, none at 0
 * @property {number | null} through the node that the step is of; none where it is a whole layer's
 * @property {Set<number>} gets the nodes whose numbers it finds
 * @property {Map<number, number>} values node to the slot of its value
 * @property {Map<number, Gradient>} gradients node to its gradient so far
 * @property {Set<string>} now keys of the edges this step is about
 * @property {Set<string>} done keys of the edges the gradient has passed
 * @property {Set<string>} broken keys of the edges through which exactly nothing came
 */

import { BEATS } from "./pace.js";
import { isInside } from "./closed.js";
import { lastPulls, pairOf, pulledAt, stepAt, stopBefore, stopsOf } from "./stops.js";

/** Every edge, nothing closed. @type {import("./closed.js").Grain} */
const EVERY = Object.freeze({ detail: "edge", closed: new Set() });

/**
 * The name of the edge into one input of a node.
 * @param {number} node the node that takes, or a closed part's own node
 * @param {number} slot which of its inputs
 */
export function edgeKey(node, slot) {
  return `${node}.${slot}`;
}

/**
 * @param {Trace} trace
 * @param {number} k
 * @param {number} [beat]
 * @param {import("./closed.js").Grain} [grain] at which k is a stop
 * @returns {Frame}
 */
export function frame(trace, k, beat = BEATS, grain = EVERY) {
  const previous = stopBefore(stopsOf(trace, grain), k);
  const step = stepAt(trace, k, grain);
  const isLayer = step !== null && grain.detail === "layer" && trace.steps[k - 1].kind !== "seed";
  /** @type {Frame} */
  const start = {
    k,
    grain,
    previous,
    beat,
    step,
    through: isLayer ? null : step?.node ?? null,
    gets: new Set(),
    values: new Map(leaves(trace)),
    gradients: new Map(),
    now: new Set(),
    done: new Set(),
    broken: new Set(),
  };
  const reached = trace.steps.slice(0, beat < BEATS ? previous : k).reduce((known, step, i) => apply(known, step, i + 1, trace), start);
  if (isLayer) wholeLayer(reached, trace);
  else {
    for (const key of edgesOf(start, trace)) reached.now.add(key);
    if (step && !(grain.detail === "pass" && step.kind === "seed")) reached.gets.add(step.kind === "pull" ? step.to : step.node);
  }
  return reached;
}

/**
 * What is known, without a step that happens now: no edge is lit.
 * @param {Frame} frame
 * @returns {Frame}
 */
export function still(frame) {
  return { ...frame, step: null, through: null, gets: new Set(), now: new Set() };
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
 * The number of a gradient; of what the output does not use, zeros as many as it has elements.
 * @param {Trace} trace
 * @param {number} id
 * @param {{slot: number | null}} gradient
 */
export function gradientIn({ graph, numbers }, id, { slot }) {
  return slot === null ? /** @type {import("./types.js").Wire} */ (zeros(graph.nodes[id].shape)) : numbers[slot];
}

/**
 * @param {readonly number[]} shape
 * @returns {import("./types.js").Value}
 */
function zeros([side, ...inner]) {
  return side === undefined ? 0 : Array.from({ length: side }, () => zeros(inner));
}

/**
 * What is inside of a closed part has no numbers.
 * @param {Frame} known
 * @param {Step} step
 * @param {number} k
 * @param {Trace} trace
 * @returns {Frame}
 */
function apply(known, step, k, trace) {
  if (step.kind === "forward" && !isInside(known.grain, trace.graph.nodes[step.node])) known.values.set(step.node, step.value);
  if (step.kind === "seed") {
    known.gradients.set(step.node, { slot: step.gradient, arrived: 1, expected: 1, final: true });
    for (const id of step.zeros ?? []) known.gradients.set(id, { slot: null, arrived: 0, expected: 0, final: true });
  }
  const arrival = arrivalAt(trace, k, known.grain);
  if (!arrival) return known;
  const { pull: { to, total: slot, final, contribution }, counts: { arrived, expected }, edges } = arrival;
  known.gradients.set(to, { slot, arrived, expected, final });
  for (const key of edges) {
    known.done.add(key);
    if (trace.numbers[contribution] === 0) known.broken.add(key);
  }
  return known;
}

/**
 * What arrives with the step at k, and through which edges as they are drawn: what a closed part gives to an input arrives
 * at once, with the last of it.
 * @param {Trace} trace
 * @param {number} k
 * @param {import("./closed.js").Grain} grain
 * @returns {{pull: import("./types.js").PullStep, counts: {arrived: number, expected: number}, edges: string[]} | null}
 */
export function arrivalAt(trace, k, grain) {
  const { steps, graph: { nodes } } = trace;
  const step = steps[k - 1];
  if (step.kind !== "pull") return null;
  if (!grain.closed.size) return { pull: step, counts: step, edges: [edgeKey(step.node, step.slot)] };
  const { part } = nodes[step.node];
  const isClosed = grain.closed.has(part);
  if (isClosed && lastPulls(steps, nodes).get(pairOf(part, step.to)) !== k) return null;
  const { step: shown, counts = step } = pulledAt(trace, k, grain);
  const pull = shown.kind === "pull" ? shown : step;
  return { pull, counts, edges: isClosed ? edgesTo(trace, part, step.to) : [edgeKey(step.node, step.slot)] };
}

/**
 * The edges from a closed part to one of its inputs, as they are drawn: one, but where the part is a node that takes the
 * input twice.
 * @param {Trace} trace
 * @param {number} part
 * @param {number} to
 */
function edgesTo(trace, part, to) {
  return sourcesOf(trace, part).flatMap((from, slot) => (from === to ? [edgeKey(part, slot)] : []));
}

/**
 * Where the edges into a closed part come from.
 * @param {Trace} trace
 * @param {number} id
 */
function sourcesOf({ parts, graph: { nodes } }, id) {
  const part = parts.find(({ node }) => node === id);
  return part && part.nodes.length > 1 ? part.inputs : nodes[id].inputs;
}

/**
 * The edges that the stop is about, the one that ends it last; of a whole pass that would be all.
 * @param {Frame} frame
 * @param {Trace} trace
 * @returns {string[]}
 */
function edgesOf({ step, k, grain }, trace) {
  const { detail, closed } = grain;
  if (!step || step.kind === "seed" || detail === "pass") return [];
  const { part } = trace.graph.nodes[trace.steps[k - 1].node];
  if (step.kind === "pull") return closed.has(part) ? edgesTo(trace, part, step.to) : [edgeKey(step.node, step.slot)];
  return edgesInto(step.node, trace, grain);
}

/**
 * The edges into a node, which may be a closed part's own.
 * @param {number} node
 * @param {Trace} trace
 * @param {import("./closed.js").Grain} grain
 */
function edgesInto(node, trace, { closed }) {
  const { nodes } = trace.graph;
  const sources = closed.has(nodes[node].part) ? sourcesOf(trace, node) : nodes[node].inputs;
  return sources.map((_, slot) => edgeKey(node, slot));
}

/**
 * All that the steps since the stop before are about.
 * @param {Frame} known
 * @param {Trace} trace
 */
function wholeLayer({ previous, k, grain, gets, now }, trace) {
  const { steps, graph: { nodes } } = trace;
  for (let at = previous + 1; at <= k; at++) {
    const step = steps[at - 1];
    const arrival = arrivalAt(trace, at, grain);
    if (arrival) {
      gets.add(arrival.pull.to);
      for (const key of arrival.edges) now.add(key);
    } else if (step.kind === "forward" && !isInside(grain, nodes[step.node])) {
      gets.add(step.node);
      for (const key of edgesInto(step.node, trace, grain)) now.add(key);
    }
  }
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
