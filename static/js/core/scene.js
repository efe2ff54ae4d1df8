/**
 * The stage's geometry: a pure function of graph, layout and room. What is known at k comes later, and moves nothing.
 *
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").GraphNode} GraphNode
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./route.js").Route} Route
 *
 * @typedef {"input" | "constant" | "op"} Kind
 * @typedef {{id: number, key: number, node: GraphNode, kind: Kind, x: number, y: number, width: number, height: number}} Place
 *   `key` stays the node's through edits
 * @typedef {{key: string, lasting: string, from: number, to: number, slot: number, route: Route}} Edge `lasting` likewise
 * @typedef {object} Scene
 * @property {Flow} flow
 * @property {number} width of the drawing, unscaled
 * @property {number} height
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
/**
 * Baselines of value and gradient from a node's centre, and where the name stands: over and under the node, or where
 * edges run upwards, beside it.
 * @param {Kind} kind
 * @param {Flow} flow
 */
export function labelsOf(kind, flow) {
  if (flow === "right") return { value: kind === "constant" ? -34 : -42, gradient: 58, beside: false };
  return kind === "constant" ? { value: 5, gradient: 30, beside: true } : { value: -12, gradient: 26, beside: true };
}

/** How far from the node a number beside it starts. */
export const BESIDE = 9;
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
 * @param {number[]} [keys] of the nodes, lasting through edits
 * @returns {Scene}
 */
export function scene(graph, layout, room, keys = graph.nodes.map(({ id }) => id)) {
  const { flow } = layout;
  const sizes = graph.nodes.map(sizeOf);
  const { nodes, routes, ...whole } = spread(layout, room, (id) => (flow === "right" ? sizes[id].width : sizes[id].height));
  const places = graph.nodes.map((node) => {
    const { x, y } = nodes.get(node.id) ?? { x: 0, y: 0 };
    return { id: node.id, key: keys[node.id], node, kind: kindOf(node), x, y, ...sizes[node.id] };
  });
  /** @type {Map<string, number>} */
  const twins = new Map();
  const edges = graph.nodes.flatMap((node) => node.inputs.map((from, slot) => {
    const key = edgeKey(node.id, slot);
    const pair = `${keys[from]} ${keys[node.id]}`;
    twins.set(pair, (twins.get(pair) ?? 0) + 1);
    const ends = { from: places[from], to: places[node.id], shift: shift(node, slot) };
    const line = edgeRoute(ends, routes.get(key) ?? [], places, flow);
    return { key, lasting: `${pair} ${twins.get(pair)}`, from, to: node.id, slot, route: line };
  }));
  return { flow, ...whole, places, edges, stub: stubOf(places[graph.output], room, flow) };
}

/**
 * @param {Place} output
 * @param {{width: number, height: number}} room
 * @param {Flow} flow
 */
function stubOf({ x, y, width, height }, room, flow) {
  const { stub } = margins(room, flow);
  if (flow === "up") return { from: { x, y: y - height / 2 }, to: { x, y: y - stub } };
  return { from: { x: x + width / 2, y }, to: { x: x + Math.max(stub, width / 2 + 50), y } };
}

/**
 * @param {{from: Place, to: Place, shift: number}} ends
 * @param {Point[]} way
 * @param {Place[]} places
 * @param {Flow} flow
 */
function edgeRoute({ from, to, shift: offset }, way, places, flow) {
  const few = places.length <= LOOKED_AT;
  const others = few ? places.filter((place) => place.id !== from.id && place.id !== to.id).map((place) => around(place, flow)) : null;
  if (flow === "up") {
    return route({ x: from.x + offset, y: from.y - from.height / 2 }, { x: to.x + offset, y: to.y + to.height / 2 }, way, others, flow);
  }
  return route({ x: from.x + from.width / 2, y: from.y + offset }, { x: to.x - to.width / 2, y: to.y + offset }, way, others, flow);
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
 * @param {Flow} flow
 * @returns {Box}
 */
export function around({ x, y, width, height }, flow) {
  if (flow === "up") return { x: x - width / 2 - 6, y: y - height / 2 - 6, width: width + 66, height: height + 12 };
  return { x: x - width / 2 - 6, y: y - 60, width: width + 12, height: 124 };
}
