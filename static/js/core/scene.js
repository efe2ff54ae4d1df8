/**
 * The stage's geometry: a pure function of graph, layout and room. What is known at k comes later, and moves nothing.
 *
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").GraphNode} GraphNode
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./route.js").Route} Route
 *
 * @typedef {"input" | "constant" | "op"} Kind
 * @typedef {{id: number, node: GraphNode, kind: Kind, x: number, y: number, width: number, height: number}} Place
 * @typedef {{key: string, from: number, to: number, slot: number, route: Route}} Edge
 * @typedef {object} Scene
 * @property {number} scale
 * @property {number} left
 * @property {number} top
 * @property {Place[]} places
 * @property {Edge[]} edges
 * @property {{from: Point, to: Point}} stub where the output leaves
 */
import { edgeKey } from "./frame.js";
import { route } from "./route.js";
import { margins, spread } from "./spread.js";

/** How wide and high the kinds of node are. */
export const SIZE = Object.freeze({ op: 60, input: 60, constant: 44 });
/** Baselines from a node's centre. */
export const VALUE = Object.freeze({ op: -42, input: -42, constant: -34 });
/** A gradient's baseline from the centre. */
export const GRADIENT = 58;
const FITS = 5;
/** In larger graphs edges follow Graphviz's way-points without a look at what is in the way. */
const LOOKED_AT = 250;

/**
 * @param {GraphNode} node
 * @returns {Kind}
 */
export function kindOf(node) {
  if (node.inputs.length) return "op";
  return node.op === "constant" ? "constant" : "input";
}

/**
 * How large a node is: long names make a circle a pill.
 * @param {GraphNode} node
 */
export function sizeOf(node) {
  const size = SIZE[kindOf(node)];
  const long = node.mark.text.length > FITS;
  return { width: long ? Math.max(size, 26 + 9.5 * node.mark.text.length) : size, height: size };
}

/**
 * @param {Graph} graph
 * @param {Layout} layout
 * @param {{width: number, height: number}} room
 * @returns {Scene}
 */
export function scene(graph, layout, room) {
  const { nodes, routes, scale, left, top } = spread(layout, room);
  const places = graph.nodes.map((node) => {
    const { x, y } = nodes.get(node.id) ?? { x: 0, y: 0 };
    return { id: node.id, node, kind: kindOf(node), x, y, ...sizeOf(node) };
  });
  const edges = graph.nodes.flatMap((node) => node.inputs.map((from, slot) => {
    const key = edgeKey(node.id, slot);
    const ends = { from: places[from], to: places[node.id], shift: shift(node, slot) };
    return { key, from, to: node.id, slot, route: edgeRoute(ends, routes.get(key) ?? [], places) };
  }));
  const output = places[graph.output];
  const start = { x: output.x + output.width / 2, y: output.y };
  return { scale, left, top, places, edges, stub: { from: start, to: { x: output.x + margins(room.width).stub, y: output.y } } };
}

/**
 * @param {{from: Place, to: Place, shift: number}} ends
 * @param {Point[]} way
 * @param {Place[]} places
 */
function edgeRoute({ from, to, shift: offset }, way, places) {
  const few = places.length <= LOOKED_AT;
  const others = few ? places.filter((place) => place.id !== from.id && place.id !== to.id).map(around) : null;
  return route(
    { x: from.x + from.width / 2, y: from.y + offset },
    { x: to.x - to.width / 2, y: to.y + offset },
    way,
    others,
  );
}

/**
 * Edges that join the same two nodes run side by side.
 * @param {GraphNode} node
 * @param {number} slot
 */
function shift(node, slot) {
  const twins = node.inputs.flatMap((from, i) => (from === node.inputs[slot] ? [i] : []));
  return (twins.indexOf(slot) - (twins.length - 1) / 2) * 14;
}

/**
 * A node with its labels, which no edge should cross.
 * @param {Place} place
 * @returns {Box}
 */
export function around({ x, y, width }) {
  return { x: x - width / 2 - 6, y: y - 60, width: width + 12, height: 124 };
}
