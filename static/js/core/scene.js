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
 * @typedef {import("./measure.js").Kind} Kind
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {import("./measure.js").Room} Room
 * @typedef {import("./types.js").Face} Face
 * @typedef {{id: number, nth: number, key: number, node: GraphNode, kind: Kind, face: Face, grid: import("./grid.js").Grid | null, cells?: import("./cells.js").Cells | null, lane: number, x: number, y: number, width: number, height: number}} Place
 *   `nth` of those drawn; `key` stays the node's through edits; `face` stands in it; `cells`: an array that stands as its elements; `lane`: 1 in every other rank
 * @typedef {{key: string, lasting: string, from: number, to: number, slot: number, route: Route, pair?: boolean}} Edge `lasting` likewise;
 *   `pair`: it runs along another, and is seen only while it is the one
 * @typedef {object} Scene
 * @property {Flow} flow
 * @property {Measures} measures
 * @property {number} width of the drawing, unscaled
 * @property {number} height
 * @property {number} scale
 * @property {number} readable the smallest scale at which letters can be read
 * @property {number | null} near the scale at which it is looked at, window by window, where the whole cannot be read
 * @property {number} left
 * @property {number} top
 * @property {Place[]} places
 * @property {ReadonlyMap<number, Place>} byId
 * @property {Edge[]} edges
 * @property {{from: Point, to: Point}} stub where what is differentiated leaves
 * @property {import("./neurons.js").Beside | null} neurons what stands beside the nodes where a network is drawn as neurons
 */
import { edgeKey } from "./frame.js";
import { resting, route } from "./route.js";
import { around } from "./around.js";
import { cellsOf } from "./cells.js";
import { clear } from "./fitted.js";
import { gridOf, roomier } from "./grid.js";
import { faceOf, isLong, markWidth, measures, named } from "./measure.js";
import { past } from "./past.js";
import { spread } from "./spread.js";
import { stranded, strandsOf } from "./strands.js";
import { pushed } from "./tall.js";

/** So many times the smallest gap is still close. */
const CLOSE = 1.3;
/** What stays free at both ends of a pill. */
const PILL = 26;
/** How long the stub is where it ends between two ranks. */
const SHORT = Object.freeze({ right: 38, up: 30 });
/** In larger graphs edges follow Graphviz's way-points without a look at what is in the way. */
const LOOKED_AT = 250;

/**
 * @param {GraphNode} node
 * @returns {Kind}
 */
export function kindOf(node) {
  if (node.inputs.length) return node.closed ? "part" : "op";
  return node.op === "constant" ? "constant" : "input";
}

/**
 * How large a node is: long names make a circle a pill.
 * @param {GraphNode} node
 * @param {Measures} [measured] those of a stage with room
 * @param {Flow} [flow]
 */
export function sizeOf(node, measured = measures({ width: Infinity, height: Infinity }), flow = "right") {
  const cells = cellsOf(node, measured, flow);
  if (cells) return { width: cells.width, height: cells.height };
  const kind = kindOf(node);
  const size = measured.size[kind];
  const face = faceOf(node, measured);
  const air = isLong(face) ? PILL : size / 7;
  return { width: Math.max(size, air + markWidth(face, kind, measured)), height: size };
}

/**
 * @param {Graph} graph
 * @param {Layout} layout
 * @param {Room} room
 * @param {number[]} [keys] of the whole graph's nodes, lasting through edits; their ids, if left out
 * @param {number} [subject] the node that is differentiated
 * @returns {Scene}
 */
export function scene(graph, layout, room, keys = [], subject = graph.output) {
  const { flow } = layout;
  const { measured, sizes, laid: { nodes, routes }, ...view } = clear(room, flow, laying(graph, layout));
  /** @param {number} id */
  const keyOf = (id) => keys[id] ?? id;
  const places = graph.nodes.map((node, nth) => {
    const { x, y } = nodes.get(node.id) ?? { x: 0, y: 0 };
    const lane = (layout.nodes.get(node.id)?.x ?? 0) % 2;
    return { id: node.id, nth, key: keyOf(node.id), node, kind: kindOf(node), face: faceOf(node, measured), grid: node.unfolded ? null : gridOf(node.shape, measured, node.image), cells: cellsOf(node, measured, flow), lane, x, y, ...sizeIn(sizes, node.id) };
  });
  const byId = new Map(places.map((place) => [place.id, place]));
  /** @param {number} id */
  const placed = (id) => /** @type {Place} */ (byId.get(id));
  /** @type {Map<string, number>} */
  const twins = new Map();
  const edges = graph.nodes.flatMap((node) => node.inputs.map((from, slot) => {
    const key = edgeKey(node.id, slot);
    const pair = `${keyOf(from)} ${keyOf(node.id)}`;
    twins.set(pair, (twins.get(pair) ?? 0) + 1);
    const ends = { from: placed(from), to: placed(node.id), shift: shift(node, slot) };
    const taken = graph.cells?.find((own) => own.node === node.id)?.takes[slot] ?? null;
    const line = clearOf(edgeRoute(ends, routes.get(key) ?? [], places, { flow, measures: measured }, taken), ends, { flow, measures: measured });
    return { key, lasting: `${pair} ${twins.get(pair)}`, from, to: node.id, slot, route: line };
  }));
  const stub = stubOf(placed(subject), measured, flow, subject !== graph.output);
  return { flow, measures: measured, ...view, places, byId, edges, stub, neurons: null };
}

/**
 * @param {Map<number, {width: number, height: number}>} sizes
 * @param {number} id
 */
function sizeIn(sizes, id) {
  return sizes.get(id) ?? { width: 0, height: 0 };
}

/**
 * @param {Graph} graph
 * @param {Layout} layout
 * @returns {(measured: Measures, stage: {width: number, height: number}) => {sizes: import("./fitted.js").Sizes, laid: import("./spread.js").Spread}}
 */
function laying(graph, layout) {
  const { flow } = layout;
  const tagged = isCrowded(graph, layout);
  return (measured, stage) => {
    const sizes = new Map(graph.nodes.map((node) => [node.id, sizeOf(node, measured, flow)]));
    const grids = new Map(graph.nodes.flatMap((node) => {
      const grid = node.unfolded ? null : gridOf(node.shape, measured, node.image);
      return grid ? [[node.id, grid]] : [];
    }));
    const room = roomier(tagged ? named(measured, flow) : measured, [...grids.values()], flow);
    /** @param {number} id */
    const along = (id) => (flow === "right" ? Math.max(sizeIn(sizes, id).width, grids.get(id)?.width ?? 0) : sizeIn(sizes, id).height);
    const tall = new Map(graph.nodes.flatMap(({ id, unfolded }) => (unfolded ? [[id, sizeIn(sizes, id)[flow === "right" ? "height" : "width"]]] : [])));
    const { layout: given, factor, near, far } = pushed(layout, tall, room.across.least);
    const { across: { least, most }, margin } = room;
    const roomy = tall.size ? { ...room, across: { least: least * factor, most: Math.max(most, least) * factor }, margin: { ...margin, near: Math.max(margin.near, near), far: Math.max(margin.far, far) } } : room;
    const laid = spread(given, stage, roomy, along, grids.size + tall.size > 0 && flow === "right");
    return { sizes, laid };
  };
}

/**
 * Whether a node with a name stands as close to the one before it in its rank as any two nodes do.
 * @param {Pick<Graph, "nodes">} graph
 * @param {Layout} layout
 */
function isCrowded({ nodes }, layout) {
  const placed = nodes.flatMap(({ id, tag }) => {
    const at = layout.nodes.get(id);
    return at ? [{ ...at, tag }] : [];
  }).sort((a, b) => a.x - b.x || a.y - b.y);
  const pairs = placed.slice(1).flatMap((node, i) => (node.x === placed[i].x ? [{ gap: node.y - placed[i].y, tag: node.tag }] : []));
  const closest = Math.min(...pairs.map(({ gap }) => gap));
  return pairs.some(({ gap, tag }) => tag && gap < closest * CLOSE);
}

/**
 * @param {Place} subject
 * @param {Measures} measured
 * @param {Flow} flow
 * @param {boolean} inner whether the graph goes on there: then the stub is short
 */
export function stubOf({ x, y, width, height }, { margin: { stub } }, flow, inner) {
  if (flow === "up") return { from: { x, y: y - height / 2 }, to: { x, y: y - (inner ? height / 2 + SHORT.up : stub) } };
  return { from: { x: x + width / 2, y }, to: { x: x + (inner ? width / 2 + SHORT.right : Math.max(stub, width / 2 + stub / 2)), y } };
}

/**
 * What runs along an edge rests off the arrays at its ends.
 * @param {Route} line
 * @param {{from: Place, to: Place}} ends
 * @param {Pick<Scene, "flow" | "measures">} drawing
 */
function clearOf(line, { from, to }, { flow, measures: measured }) {
  return flow === "right" && (from.grid || to.grid || from.cells || to.cells) ? resting(line, around(from, flow, measured), around(to, flow, measured)) : line;
}

/**
 * @param {{from: Place, to: Place, shift: number}} ends
 * @param {Point[]} way
 * @param {Place[]} places
 * @param {Pick<Scene, "flow" | "measures">} drawing
 * @param {readonly (readonly number[])[] | null} taken which elements of the one each element of the other is made of
 */
function edgeRoute({ from, to, shift: offset }, way, places, { flow, measures: measured }, taken) {
  const few = places.length <= LOOKED_AT;
  const beside = few ? places.filter((place) => place.id !== from.id && place.id !== to.id) : null;
  const others = beside?.map((place) => around(place, flow, measured)) ?? null;
  const frames = beside?.filter(({ cells }) => cells).map((place) => around(place, flow, measured)) ?? [];
  /** @param {Point} start @param {Point} end */
  const lay = (start, end) => route(start, end, way.length || !frames.length ? way : past(start, end, frames, flow), others, flow);
  if (from.cells || to.cells) return stranded({ from, to, shift: offset }, strandsOf({ from, to }, taken), flow, lay);
  if (flow === "up") return lay({ x: from.x + offset, y: from.y - from.height / 2 }, { x: to.x + offset, y: to.y + to.height / 2 });
  return lay({ x: from.x + from.width / 2, y: from.y + offset }, { x: to.x - to.width / 2, y: to.y + offset });
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
