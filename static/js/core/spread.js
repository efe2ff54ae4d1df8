/**
 * From a layout to the stage: stretch each axis so that the graph fills the room it has, with gaps that are neither
 * cramped nor lost. What is too large then gives up gaps that it does not need, and only after that is scaled down. A rank has its place whatever else is there,
 * so that an edit moves nothing along the ranks.
 *
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 * @typedef {{width: number, height: number}} Size
 * @typedef {Size & {nodes: Map<number, Point>, routes: Map<string, Point[]>, pitch: number, scale: number, left: number, top: number}} Spread
 */

import { measures } from "./measure.js";
import { packed } from "./pack.js";

/** Room for so many ranks is there before they are: small graphs grow without moving. */
const DEPTH = 3;
/** What stays free beside the nodes of the first rank, whose names may be long. */
const BORDER = 8;
/** What stays free beside an edge that passes outside of all nodes. */
const PASSING = 24;

/**
 * @param {Layout} layout
 * @param {Size} stage
 * @param {Pick<import("./measure.js").Measures, "along" | "across" | "margin" | "between">} [measured]
 * @param {(id: number) => number} [size] how much of the way along the ranks a node takes
 * @param {boolean} [uneven] whether ranks may be farther from each other where nodes are large
 * @returns {Spread}
 */
export function spread(layout, stage, measured = measures(stage, layout.flow), size = () => 60, uneven = false) {
  const { flow } = layout;
  const { along: gaps, across: rows } = measured;
  const [first, last] = outermost(layout, size);
  const margin = { ...measured.margin, before: Math.max(measured.margin.before, first + BORDER), after: Math.max(measured.margin.after, last + measured.margin.stub / 2 + BORDER) };
  const [long, wide] = flow === "right" ? [stage.width, stage.height] : [stage.height, stage.width];
  const points = [...layout.nodes.values()];
  const closest = gap(points);
  const needs = needed(layout, size).map((own) => own + measured.between);
  const mean = needs.reduce((sum, own) => sum + own, 0) / Math.max(1, needs.length);
  const least = Math.max(gaps.least, uneven ? mean : Math.max(measured.between, ...needs));
  const { depth, extent } = layout.room;
  const ranks = Math.max(DEPTH, depth);
  /** @param {number} shrunk */
  const pitch = (shrunk) => Math.max(least, Math.min(gaps.most / shrunk, (long / shrunk - margin.before - margin.after) / ranks));
  /** @param {number} reach @param {number} shrunk */
  const stretch = (reach, shrunk) => (reach === 0 || !Number.isFinite(closest) ? 1
    : Math.max(rows.least / closest, Math.min(rows.most / shrunk / closest, (wide / shrunk - margin.near - margin.far) / reach)));
  /** @param {number} along @param {number} across */
  const fitting = (along, across) => Math.min(1, long / (along + margin.before + margin.after), wide / (across + margin.near + margin.far));
  // Where one axis forces the whole to be small, the other has room to spread.
  const low = Math.min(...points.map((p) => p.y));
  const reach = Math.max(...points.map((p) => p.y)) - low;
  const pack = packed([...standing(layout), ...(layout.passes ?? [])], closest);
  const spare = reach === 0 ? 0 : 1 - pack.reach / reach;
  /** @param {number} span @param {number} shrunk */
  const squeezed = (span, shrunk) => {
    const full = span * stretch(span, shrunk);
    return Math.min(full, Math.max(wide / shrunk - margin.near - margin.far, full * (1 - spare)));
  };
  const shrunk = fitting(ranks * pitch(1), squeezed(extent, 1));
  const step = round(pitch(shrunk));
  const room = fitting(ranks * step, squeezed(reach, 1));
  const factor = stretch(reach, room);
  const given = spare === 0 ? 0 : 1 - (squeezed(reach, room) / (reach * factor) - (1 - spare)) / spare;
  /** @param {number} y */
  const height = (y) => ((y - low) * (1 - given) + pack.at(y) * given) * factor;
  const deepest = Math.max(0, ...points.map((p) => p.x));
  const { at: stride, closest: tightest } = uneven ? unevenly(needs, step - mean, step) : strides(layout, step, least, { ...margin, long: long / room });
  const along = stride(deepest) + margin.before + margin.after;
  // Edges may pass outside of all nodes.
  const passing = [...layout.routes.values()].flat().map((p) => height(p.y));
  const near = Math.max(margin.near, PASSING - Math.min(0, ...passing));
  const across = Math.max(squeezed(reach, room) + margin.far, Math.max(0, ...passing) + PASSING) + near;
  /** @param {Point} p @returns {Point} */
  const place = ({ x, y }) => {
    const v = round(height(y) + near);
    return flow === "right" ? { x: round(stride(x) + margin.before), y: v } : { x: v, y: round(along - stride(x) - margin.before) };
  };
  const whole = flow === "right" ? { width: along, height: across } : { width: across, height: along };
  const scale = Math.min(1, stage.width / whole.width, stage.height / whole.height);
  return {
    nodes: new Map([...layout.nodes].map(([id, p]) => [id, place(p)])),
    routes: new Map([...layout.routes].map(([key, route]) => [key, route.map(place)])),
    ...whole,
    pitch: tightest,
    scale,
    left: round((stage.width - whole.width * scale) / 2),
    top: round((stage.height - whole.height * scale) / 2),
  };
}

/**
 * How far from the first rank each one stands: all are equally far from the next, but where a node is pinned the ranks on
 * both sides of it have the space there.
 * @param {Layout} layout
 * @param {number} step
 * @param {number} least
 * @param {{before: number, after: number, long: number}} space all there is along the ranks, and what stays free of it
 * @returns {{at: (x: number) => number, closest: number}}
 */
function strides({ nodes, pin }, step, least, { before, after, long }) {
  const rank = pin ? nodes.get(pin.id)?.x ?? 0 : 0;
  if (!pin || rank <= 0) return { at: (x) => x * step, closest: step };
  const beyond = Math.max(...[...nodes.values()].map(({ x }) => x)) - rank;
  const first = Math.max(least, Math.min(step, (pin.at * long - before) / rank));
  const second = beyond ? Math.max(least, Math.min(step, ((1 - pin.at) * long - after) / beyond)) : step;
  return { at: (x) => (x <= rank ? x * first : rank * first + (x - rank) * second), closest: Math.min(first, second) };
}

/**
 * How far the nodes of the first rank, and of the last one, reach out of it.
 * @param {Layout} layout
 * @param {(id: number) => number} size
 */
function outermost({ nodes }, size) {
  const ranks = [...nodes].map(([id, { x }]) => ({ rank: Math.round(x), half: size(id) / 2 }));
  const deepest = Math.max(0, ...ranks.map(({ rank }) => rank));
  return [0, deepest].map((end) => Math.max(0, ...ranks.filter(({ rank }) => rank === end).map(({ half }) => half)));
}

/**
 * Each rank as far from the next as its nodes need, and what is over shared among them.
 * @param {readonly number[]} needs
 * @param {number} more
 * @param {number} step beyond the last rank
 * @returns {{at: (x: number) => number, closest: number}}
 */
function unevenly(needs, more, step) {
  /** @param {number} x */
  const at = (x) => Array.from({ length: x }, (_, i) => (i < needs.length ? needs[i] + more : step)).reduce((sum, own) => sum + own, 0);
  return { at, closest: Math.min(step, ...needs.map((own) => own + more)) };
}

/**
 * How much the nodes of each two neighbouring ranks take between their centres.
 * @param {Layout} layout
 * @param {(id: number) => number} size
 */
function needed({ nodes }, size) {
  /** @type {number[]} */
  const halves = [];
  for (const [id, { x }] of nodes) halves[x] = Math.max(halves[x] ?? 0, size(id) / 2);
  return halves.slice(1).map((half, i) => half + halves[i]).filter(Number.isFinite);
}

/**
 * The nodes, with half of what each takes across the ranks where that differs.
 * @param {Pick<Layout, "nodes" | "halves">} layout
 */
export function standing({ nodes, halves }) {
  return [...nodes].map(([id, p]) => ({ ...p, half: halves?.get(id) }));
}

/**
 * The closest two nodes of a rank come, or where each rank has one, how far apart they all are.
 * @param {Point[]} points
 */
export function gap(points) {
  const order = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  let least = Infinity;
  for (let i = 1; i < order.length; i += 1) {
    const distance = order[i].y - order[i - 1].y;
    if (order[i].x === order[i - 1].x && distance > 1) least = Math.min(least, distance);
  }
  if (Number.isFinite(least)) return least;
  const extent = Math.max(...points.map((p) => p.y)) - Math.min(...points.map((p) => p.y));
  return extent > 0 ? extent : Infinity;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 2) / 2;
}
