/**
 * What belongs together on the page: a node, its piece of the formula, its numbers, and its ways to the output.
 *
 * @typedef {import("./formula.js").Owners} Owners
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").Trace} Trace
 */
import { edgeKey } from "./frame.js";
import { spanOf } from "./span.js";
import { within } from "./subject.js";

/** @type {WeakMap<Trace["steps"], Owners>} */
const known = new WeakMap();

/**
 * Whose value or gradient stands in each slot; a local derivative belongs to an edge.
 * @param {Trace} trace
 * @returns {Owners}
 */
export function ownersOf({ graph, steps }) {
  const before = known.get(steps);
  if (before) return before;
  /** @type {Owners} */
  const owners = new Map(graph.nodes.map(({ id }) => [id, id]));
  for (const step of steps) {
    if (step.kind === "seed") owners.set(step.gradient, step.node);
    if (step.kind === "pull") owners.set(step.total, step.to);
  }
  known.set(steps, owners);
  return owners;
}

/**
 * The edges on all ways from a node to what is differentiated.
 * @param {Trace} trace
 * @param {number} id
 * @param {import("./types.js").GraphNode[]} [nodes] those that are drawn
 * @returns {Set<string>}
 */
export function waysFrom(trace, id, nodes = trace.graph.nodes) {
  const leads = within(trace);
  const reached = new Set([id]);
  /** @type {Set<string>} */
  const edges = new Set();
  for (const node of nodes) {
    if (!leads.has(node.id)) continue;
    node.inputs.forEach((from, slot) => {
      if (!reached.has(from)) return;
      reached.add(node.id);
      edges.add(edgeKey(node.id, slot));
    });
  }
  return edges;
}

/**
 * Where a node's expression stands in the text.
 * @param {Graph} graph
 * @param {number | null} id
 * @param {string} text
 */
export function spanOfNode({ nodes }, id, text) {
  const span = id === null ? null : nodes[id]?.span;
  return span ? spanOf(text, span) : null;
}

/**
 * The node whose expression is the smallest around a place of the text.
 * @param {Graph} graph
 * @param {string} text
 * @param {number} offset
 * @returns {number | null}
 */
export function nodeAt(graph, text, offset) {
  const around = graph.nodes.flatMap(({ id }) => {
    const span = spanOfNode(graph, id, text);
    return span && span.from <= offset && offset < span.to ? [{ id, length: span.to - span.from }] : [];
  });
  return around.reduce((/** @type {{id: number, length: number} | null} */ best, one) => (best && best.length <= one.length ? best : one), null)?.id ?? null;
}
