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
 * @typedef {{id: number, nth: number, key: number, node: GraphNode, kind: Kind, face: Face, lane: number, x: number, y: number, width: number, height: number}} Place
 *   `nth` of those drawn; `key` stays the node's through edits; `face` stands in it; `lane`: 1 in every other rank
 * @typedef {{key: string, lasting: string, from: number, to: number, slot: number, route: Route}} Edge `lasting` likewise
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
 */
import { edgeKey } from "./frame.js";
import { route } from "./route.js";
import { faceOf, forms, headOf, isLong, legible, markWidth, measures, named, staggered } from "./measure.js";
import { spread } from "./spread.js";
import { READABLE, TOOLS } from "./camera.js";

/** So many times the smallest gap is still close. */
const CLOSE = 1.3;
/** What stays free at both ends of a pill. */
const PILL = 26;
/** Larger letters need more room, which makes the whole smaller: how often to weigh the two. */
const TURNS = 6;
/** The letters, in px, from which on a drawing too large to be read as a whole shows its numbers. */
const NEAR = 8.5;
/** The stage for which sizes are drawn; on a larger one all is larger, but so that presenting is still 1.8 times as large. */
const DRAWN = Object.freeze({ width: 708, height: 740 });
const LARGEST = 1.2;
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
 * @param {Pick<Measures, "size" | "mark" | "smallest" | "formula">} [measured] those of a stage with room
 */
export function sizeOf(node, measured = measures({ width: Infinity, height: Infinity })) {
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
  const { zoom = 1 } = room;
  const grown = zoom === 1 ? Math.max(1, Math.min(LARGEST, room.width / DRAWN.width, room.height / DRAWN.height)) : 1;
  const { fit: { measured, sizes, readable, near, laid: { nodes, routes, scale, left, top, width, height } }, head } = clear(graph, layout, room, grown);
  /** @param {number} id */
  const keyOf = (id) => keys[id] ?? id;
  const places = graph.nodes.map((node, nth) => {
    const { x, y } = nodes.get(node.id) ?? { x: 0, y: 0 };
    const lane = (layout.nodes.get(node.id)?.x ?? 0) % 2;
    return { id: node.id, nth, key: keyOf(node.id), node, kind: kindOf(node), face: faceOf(node, measured), lane, x, y, ...sizeIn(sizes, node.id) };
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
    const line = edgeRoute(ends, routes.get(key) ?? [], places, { flow, measures: measured });
    return { key, lasting: `${pair} ${twins.get(pair)}`, from, to: node.id, slot, route: line };
  }));
  const stub = stubOf(placed(subject), measured, flow, subject !== graph.output);
  return { flow, measures: measured, width, height, scale: scale * zoom * grown, readable: readable * zoom, near: near === null ? null : near * zoom, left: left * zoom * grown, top: top * zoom * grown + head, places, byId, edges, stub };
}

/**
 * @param {Map<number, {width: number, height: number}>} sizes
 * @param {number} id
 */
function sizeIn(sizes, id) {
  return sizes.get(id) ?? { width: 0, height: 0 };
}

/**
 * Clear of what stands at the stage's top: of the formula when presenting, else of the buttons, where a node would come
 * under them and the graph can still be read as a whole a little smaller.
 * @param {Graph} graph
 * @param {Layout} layout
 * @param {Room} room
 * @param {number} grown
 */
function clear(graph, layout, room, grown) {
  const { zoom = 1 } = room;
  /** @param {number} head */
  const below = (head) => ({ fit: fitted(graph, layout, { ...room, height: room.height - head }, grown), head });
  if (zoom !== 1) return below(headOf(zoom));
  const first = below(0);
  if (first.fit.near !== null || !graph.nodes.some((node) => isUnder(first.fit, node, room, layout.flow, grown))) return first;
  const lower = below(TOOLS.height);
  return lower.fit.near === null ? lower : first;
}

/**
 * Whether a node with its numbers would lie under the stage's buttons.
 * @param {ReturnType<typeof fitted>} fit
 * @param {GraphNode} node
 * @param {Room} room
 * @param {Flow} flow
 * @param {number} grown
 */
function isUnder({ measured, sizes, laid: { nodes, scale, left, top } }, { id }, room, flow, grown) {
  const at = nodes.get(id);
  if (!at) return false;
  const box = around({ ...at, ...sizeIn(sizes, id), lane: 0 }, flow, measured);
  const by = scale * grown;
  return (box.x + box.width) * by + left * grown > room.width - TOOLS.width && box.y * by + top * grown < TOOLS.height;
}

/**
 * In the roomiest form in which the whole graph can be read; else as dense as can be, to be read from nearby.
 * @param {Graph} graph
 * @param {Layout} layout
 * @param {Room} room
 * @param {number} grown how many times as large the whole is drawn after that
 */
function fitted(graph, layout, { zoom = 1, ...whole }, grown) {
  const room = { width: whole.width / grown, height: whole.height / grown };
  const stage = { width: room.width / zoom, height: room.height / zoom };
  const tagged = isCrowded(graph, layout);
  /** @param {Measures} measured */
  const fit = (measured) => {
    const sizes = new Map(graph.nodes.map((node) => [node.id, sizeOf(node, measured)]));
    const laid = spread(layout, stage, tagged ? named(measured, layout.flow) : measured, (id) => sizeIn(sizes, id)[layout.flow === "right" ? "width" : "height"]);
    return { measured, sizes, laid, readable: READABLE, near: /** @type {number | null} */ (null) };
  };
  const tried = forms({ ...room, zoom }, layout.flow).map((form) => () => fit(form));
  let best = tried[0]();
  for (const next of tried.slice(1)) {
    if (legible(best.measured, best.laid.scale * grown, zoom)?.label === best.measured.label) break;
    best = next();
  }
  const { measured: form } = best;
  /** @param {Measures} letters */
  const apart = (letters) => (layout.flow === "right" ? staggered(letters, best.laid.pitch) : letters);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const letters = legible(form, best.laid.scale * grown, zoom);
    if (!letters) return { ...fit(apart(legible(form, 1, zoom) ?? form)), readable: NEAR / form.number, near: 1 };
    const spaced = apart(letters);
    // The last of them grow without more room.
    const enough = turn + 1 === TURNS || (letters.smallest <= best.measured.smallest && spaced.stagger <= best.measured.stagger);
    best = enough ? { ...best, measured: { ...spaced, stagger: best.measured.stagger } } : fit(spaced);
    if (enough) break;
  }
  return best;
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
function stubOf({ x, y, width, height }, { margin: { stub } }, flow, inner) {
  if (flow === "up") return { from: { x, y: y - height / 2 }, to: { x, y: y - (inner ? height / 2 + SHORT.up : stub) } };
  return { from: { x: x + width / 2, y }, to: { x: x + (inner ? width / 2 + SHORT.right : Math.max(stub, width / 2 + stub / 2)), y } };
}

/**
 * @param {{from: Place, to: Place, shift: number}} ends
 * @param {Point[]} way
 * @param {Place[]} places
 * @param {Pick<Scene, "flow" | "measures">} drawing
 */
function edgeRoute({ from, to, shift: offset }, way, places, { flow, measures: measured }) {
  const few = places.length <= LOOKED_AT;
  const others = few ? places.filter((place) => place.id !== from.id && place.id !== to.id).map((place) => around(place, flow, measured)) : null;
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
 * @param {Pick<Place, "x" | "y" | "width" | "height" | "lane">} place
 * @param {Flow} flow
 * @param {Measures} measured
 * @returns {Box}
 */
export function around({ x, y, width, height, lane }, flow, { value, gradient, number, stagger }) {
  if (flow === "up") return { x: x - width / 2 - 6, y: y - height / 2 - 6, width: width + 12 + 3 * number, height: height + 12 };
  const over = value.op + number + lane * stagger;
  return { x: x - width / 2 - 6, y: y - over, width: width + 12, height: over + gradient + lane * stagger + 6 };
}
