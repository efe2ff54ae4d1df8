/**
 * A layout without Graphviz: each node in the column of its rank, each column ordered by where its inputs stand.
 *
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 */

import { middle, spacedApart } from "./tidy.js";

const ACROSS = 130;
const ALONG = 160;

/**
 * @param {Graph} graph
 * @returns {Layout}
 */
export function rankLayout(graph) {
  /** @type {Map<number, number[]>} */
  const columns = new Map();
  for (const node of graph.nodes) columns.set(node.rank, [...(columns.get(node.rank) ?? []), node.id]);
  /** @type {Map<number, Point>} */
  const nodes = new Map();
  for (const rank of [...columns.keys()].sort((a, b) => a - b)) {
    const wished = (columns.get(rank) ?? []).map((id, i) => ({ id, y: middle(graph.nodes[id].inputs, nodes) ?? i * ACROSS }));
    wished.sort((a, b) => a.y - b.y || a.id - b.id);
    for (const [i, y] of spacedApart(wished.map((node) => node.y), ACROSS).entries()) nodes.set(wished[i].id, { x: rank * ALONG, y });
  }
  return { nodes, routes: new Map() };
}
