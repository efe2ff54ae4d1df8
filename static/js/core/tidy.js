/**
 * A calmer layout than Graphviz's, where there is one: each node level with the middle of its inputs, columns in
 * Graphviz's order. It is taken only when no edge then runs into a node; long edges in crowded graphs need way-points.
 *
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {Pick<import("./types.js").Layout, "nodes" | "routes">} Places
 * @typedef {import("./types.js").Point} Point
 * @typedef {{from: number, to: number, key: string}} Line an edge
 */
import { edgeKey } from "./frame.js";
import { route, samples } from "./route.js";

/** How far apart the centres of two nodes of a column stand at least. */
export const APART = Object.freeze({ right: 128, up: 156 });
/** What a node with its numbers takes, from its centre; ranks stand `along` apart. */
const HALF = Object.freeze({ right: { along: 34, before: 60, after: 60 }, up: { along: 38, before: 34, after: 84 } });
const ALONG = 150;
/** Above this many nodes the layout is left as it is. */
export const SMALL = 60;
/** Up to so many leaves there is room to group them. */
const FEW = 4;

/**
 * @param {Graph} graph
 * @param {Places} layout
 * @param {Flow} [flow]
 * @returns {Places}
 */
export function tidy(graph, layout, flow = "right") {
  if (graph.nodes.length > SMALL) return layout;
  const nodes = levelled(graph, layout, APART[flow]);
  const levels = { nodes, routes: new Map() };
  return crossing(graph, levels, flow).length ? layout : levels;
}

/**
 * @param {Graph} graph
 * @param {Places} layout
 * @param {number} apart
 * @returns {Map<number, Point>}
 */
function levelled(graph, { nodes }, apart) {
  /** @type {Map<number, number[]>} */
  const columns = new Map();
  for (const [id, { x }] of nodes) columns.set(Math.round(x), [...(columns.get(Math.round(x)) ?? []), id]);
  const inputs = new Map(graph.nodes.map((node) => [node.id, node.inputs]));
  /** @type {Map<number, Point>} */
  const placed = new Map();
  for (const x of [...columns.keys()].sort((a, b) => a - b)) {
    const ids = [...(columns.get(x) ?? [])].sort((a, b) => at(nodes, a).y - at(nodes, b).y);
    const isFirst = placed.size === 0;
    const wishes = isFirst ? grouped(graph, ids, apart) : ids.map((id) => middle(inputs.get(id) ?? [], placed) ?? at(nodes, id).y);
    (isFirst ? wishes : spacedApart(wishes, apart)).forEach((y, i) => placed.set(ids[i], { x, y }));
  }
  return placed;
}

/**
 * Leaves that meet soon stand closer than leaves that meet late.
 * @param {Graph} graph
 * @param {number[]} ids in order
 * @param {number} apart
 * @returns {number[]}
 */
function grouped({ nodes }, ids, apart) {
  const reached = ids.map((id) => {
    const above = new Set([id]);
    for (const node of nodes) if (node.inputs.some((from) => above.has(from))) above.add(node.id);
    return above;
  });
  const meetings = ids.slice(1).map((_, i) => {
    const common = nodes.filter(({ id }) => reached[i].has(id) && reached[i + 1].has(id));
    return Math.min(...common.map(({ rank }) => rank));
  });
  const soonest = Math.min(...meetings);
  const stretch = ids.length > FEW ? 0 : 0.44;
  const ys = [0];
  for (const rank of meetings) ys.push((ys.at(-1) ?? 0) + apart * 1.3 * (1 + stretch * Math.min(2, Number.isFinite(rank) ? rank - soonest : 0)));
  return ys;
}

/**
 * @param {Map<number, Point>} nodes
 * @param {number} id
 */
function at(nodes, id) {
  return nodes.get(id) ?? { x: 0, y: 0 };
}

/**
 * @param {number[]} inputs
 * @param {Map<number, Point>} placed
 * @returns {number | null}
 */
export function middle(inputs, placed) {
  const ys = inputs.flatMap((id) => placed.get(id)?.y ?? []);
  return ys.length ? ys.reduce((sum, y) => sum + y, 0) / ys.length : null;
}

/**
 * Push wishes apart, keeping their order, and their middle where it was.
 * @param {number[]} wishes
 * @param {number} least
 * @returns {number[]}
 */
export function spacedApart(wishes, least) {
  /** @type {number[]} */
  const ys = [];
  for (const wish of wishes) ys.push(Math.max(wish, (ys.at(-1) ?? -Infinity) + least));
  const drift = ys.reduce((sum, y, i) => sum + y - wishes[i], 0) / ys.length;
  return ys.map((y) => y - drift);
}

/**
 * The edges that run into a node.
 * @param {Pick<Graph, "nodes">} graph
 * @param {Places} places
 * @param {Flow} flow
 * @returns {Line[]}
 */
export function crossing(graph, { nodes, routes }, flow) {
  const { along, before, after } = HALF[flow];
  /** @param {Point} point */
  const apart = ({ x, y }) => ({ x: x * ALONG, y });
  const boxes = [...nodes].map(([id, point]) => ({ id, ...apart(point) }));
  /** @param {Line} line */
  const hits = ({ from, to, key }) => {
    const [start, end] = [apart(at(nodes, from)), apart(at(nodes, to))];
    const way = routes.get(key);
    const line = route({ x: start.x + 30, y: start.y }, { x: end.x - 30, y: end.y }, (way ?? []).map(apart), way ? null : []);
    return samples(line, 24).some((p) => boxes.some(({ id, x, y }) => id !== from && id !== to
      && Math.abs(p.x - x) <= along && p.y >= y - before && p.y <= y + after));
  };
  return graph.nodes.flatMap((node) => node.inputs.map((from, slot) => ({ from, to: node.id, key: edgeKey(node.id, slot) }))).filter(hits);
}

/**
 * How many ranks a layout has, and how far it reaches across them.
 * @param {Map<number, Point>} nodes
 * @returns {import("./types.js").Layout["room"]}
 */
export function extentOf(nodes) {
  const [xs, ys] = [[...nodes.values()].map(({ x }) => x), [...nodes.values()].map(({ y }) => y)];
  if (!xs.length) return { depth: 0, extent: 0 };
  return { depth: Math.max(...xs), extent: Math.max(...ys) - Math.min(...ys) };
}
