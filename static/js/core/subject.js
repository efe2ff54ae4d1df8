/**
 * The node that is differentiated: the output, or one that the reader chose.
 *
 * @typedef {import("./types.js").Formula} Formula
 * @typedef {import("./types.js").GraphNode} GraphNode
 * @typedef {import("./types.js").Trace} Trace
 */

/** @type {WeakMap<Trace["steps"], number>} */
const known = new WeakMap();

/**
 * @param {Trace} trace
 * @returns {number}
 */
export function subjectOf({ steps, graph }) {
  const found = known.get(steps) ?? steps.find((step) => step.kind === "seed")?.node ?? graph.output;
  known.set(steps, found);
  return found;
}

/**
 * The node that is differentiated, and all that leads to it.
 * @param {Trace} trace
 * @returns {Set<number>}
 */
export function within(trace) {
  const found = new Set([subjectOf(trace)]);
  for (const { id, inputs } of [...trace.graph.nodes].reverse()) if (found.has(id)) for (const from of inputs) found.add(from);
  return found;
}

/**
 * What has no part in the node that is differentiated; what the output does not use either is not beyond it.
 * @param {Trace} trace
 * @returns {Set<number>}
 */
export function beyond(trace) {
  const { nodes, output } = trace.graph;
  if (subjectOf(trace) === output) return new Set();
  const part = within(trace);
  return new Set(nodes.flatMap(({ id }) => (part.has(id) ? [] : [id])));
}

/**
 * All nodes but one.
 * @param {Trace} trace
 * @param {number} id
 */
export function besides({ graph: { nodes } }, id) {
  return new Set(nodes.flatMap((node) => (node.id === id ? [] : [node.id])));
}

/**
 * A node as one writes it: its name, and what it is made of, without numbers.
 * @param {GraphNode} node
 * @returns {Formula}
 */
export function expressionOf({ label, expression }) {
  return expression ? [`${label.latex} = `, expression.latex] : [label.latex];
}
