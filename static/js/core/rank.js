/**
 * A layout without Graphviz: each node in the column of its rank, each column ordered by where its inputs stand.
 *
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 */

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
    const wished = (columns.get(rank) ?? []).map((id, i) => ({ id, y: mean(graph.nodes[id].inputs, nodes) ?? i * ACROSS }));
    wished.sort((a, b) => a.y - b.y || a.id - b.id);
    for (const [i, y] of apart(wished.map((node) => node.y)).entries()) nodes.set(wished[i].id, { x: rank * ALONG, y });
  }
  return { nodes, routes: new Map() };
}

/**
 * @param {number[]} inputs
 * @param {Map<number, Point>} placed
 * @returns {number | null}
 */
function mean(inputs, placed) {
  const ys = inputs.flatMap((id) => placed.get(id)?.y ?? []);
  return ys.length ? ys.reduce((sum, y) => sum + y, 0) / ys.length : null;
}

/**
 * Push wishes apart, keeping their middle where it was.
 * @param {number[]} wishes in order
 * @returns {number[]}
 */
function apart(wishes) {
  /** @type {number[]} */
  const ys = [];
  for (const wish of wishes) ys.push(Math.max(wish, (ys.at(-1) ?? -Infinity) + ACROSS));
  const drift = ys.reduce((sum, y, i) => sum + y - wishes[i], 0) / ys.length;
  return ys.map((y) => y - drift);
}
