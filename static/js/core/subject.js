/**
 * The node that is differentiated: the output, or one that the reader chose.
 *
 * @typedef {import("./types.js").Formula} Formula
 * @typedef {import("./types.js").GraphNode} GraphNode
 * @typedef {import("./types.js").Trace} Trace
 */

/**
 * @param {Trace} trace
 * @returns {number}
 */
export function subjectOf({ steps, graph }) {
  return steps.find((step) => step.kind === "seed")?.node ?? graph.output;
}

/**
 * What has no part in the node that is differentiated.
 * @param {Trace} trace
 * @returns {Set<number>}
 */
export function beyond(trace) {
  const { nodes, output } = trace.graph;
  const subject = subjectOf(trace);
  if (subject === output) return new Set();
  const within = new Set([subject]);
  for (const { id, inputs } of [...nodes].reverse()) if (within.has(id)) for (const from of inputs) within.add(from);
  return new Set(nodes.flatMap(({ id }) => (within.has(id) ? [] : [id])));
}

/**
 * A node as one writes it: its name, and what it is made of, without numbers.
 * @param {Trace} trace
 * @param {GraphNode} node
 * @returns {Formula}
 */
export function expressionOf({ steps }, { id, label }) {
  const rule = steps.find((step) => step.kind === "forward" && step.node === id)?.lines.rule ?? [];
  const end = rule.indexOf(" = ");
  return end < 0 ? [label.latex] : rule.slice(0, end);
}
