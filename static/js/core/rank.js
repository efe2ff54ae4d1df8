/**
 * The ranks, and a layout without Graphviz: each node in the column of its rank, each column ordered by where its
 * inputs stand.
 *
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 */

import { middle, spacedApart } from "./tidy.js";

/** Above so many inputs, one column for all of them costs more than it is worth. */
export const INPUTS_IN_A_COLUMN = 30;
const ACROSS = 130;

/**
 * The column of each node: inputs in the first, an op after all it takes, a constant right before what takes it.
 * @param {Graph} graph
 * @returns {Map<number, number>} by id
 */
export function ranks({ nodes, inputs }) {
  /** @type {Map<number, number>} */
  const readers = new Map();
  for (const { inputs: from, rank } of nodes) for (const id of from) readers.set(id, Math.min(readers.get(id) ?? Infinity, rank));
  const floating = inputs.length > INPUTS_IN_A_COLUMN;
  return new Map(nodes.map(({ id, op, rank, inputs: from }) => {
    const late = !from.length && (op === "constant" || floating);
    return [id, late && readers.has(id) ? Math.max(0, (readers.get(id) ?? 0) - 1) : rank];
  }));
}

/**
 * @param {Graph} graph
 * @param {Map<number, number>} [before] where nodes stood across their column before an edit
 * @returns {{nodes: Layout["nodes"], routes: Layout["routes"]}}
 */
export function rankLayout(graph, before = new Map()) {
  const columns = columnsOf(graph);
  const inputs = new Map(graph.nodes.map((node) => [node.id, node.inputs]));
  /** @type {Map<number, Point>} */
  const nodes = new Map();
  for (const rank of [...columns.keys()].sort((a, b) => a - b)) {
    const wished = (columns.get(rank) ?? []).map((id, i) => ({ id, y: middle(inputs.get(id) ?? [], nodes) ?? i * ACROSS }));
    wished.sort((a, b) => a.y - b.y || a.id - b.id);
    const order = inOrder(wished.map(({ id }) => id), before);
    for (const [i, y] of spacedApart(wished.map((node) => node.y), ACROSS).entries()) nodes.set(order[i], { x: rank, y });
  }
  return { nodes, routes: new Map() };
}

/**
 * @param {Graph} graph
 * @returns {Map<number, number[]>} rank to ids
 */
export function columnsOf(graph) {
  /** @type {Map<number, number[]>} */
  const columns = new Map();
  for (const [id, rank] of ranks(graph)) {
    const column = columns.get(rank);
    if (column) column.push(id);
    else columns.set(rank, [id]);
  }
  return columns;
}

/**
 * The same ids, those that stood in the column before in the order they had, new ones where they are.
 * @param {number[]} ids
 * @param {Map<number, number>} before
 * @returns {number[]}
 */
export function inOrder(ids, before) {
  const old = ids.filter((id) => before.has(id)).sort((a, b) => (before.get(a) ?? 0) - (before.get(b) ?? 0));
  return ids.map((id) => (before.has(id) ? /** @type {number} */ (old.shift()) : id));
}
