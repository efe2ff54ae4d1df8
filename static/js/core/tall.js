/**
 * Nodes that take more across the ranks than others push their neighbours away, and stay where they are.
 *
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 * @typedef {{layout: Layout, factor: number, near: number, far: number}} Pushed how many times as far apart the closest nodes of a
 *   rank are then, and how far nodes reach out before the first and after the last, from its middle
 */
import { packed } from "./pack.js";
import { gap, standing } from "./spread.js";

/** What stays free beside such a node, and beside an edge that passes it. */
const AIR = 14;

/**
 * @param {Layout} layout
 * @param {ReadonlyMap<number, number>} tall how much they take
 * @param {number} least that two other nodes are apart
 * @returns {Pushed}
 */
export function pushed(layout, tall, least) {
  if (!tall.size) return { layout, factor: 1, near: 0, far: 0 };
  const closest = gap([...layout.nodes.values()]);
  const unit = Number.isFinite(closest) ? closest / least : 1;
  /** @param {number} id half of what it takes, in the layout's units */
  const half = (id) => (Math.max(least, (tall.get(id) ?? 0) + AIR) / 2) * unit;
  const nodes = new Map(layout.nodes);
  for (const rank of new Set([...nodes.values()].map(({ x }) => x))) {
    const column = [...nodes].filter(([, { x }]) => x === rank).sort(([, a], [, b]) => a.y - b.y).map(([id]) => id);
    const fixed = column.findIndex((id) => tall.has(id));
    if (fixed < 0) continue;
    /** @param {number} i */
    const y = (i) => nodes.get(column[i])?.y ?? 0;
    for (let i = fixed + 1; i < column.length; i += 1) nodes.set(column[i], { x: rank, y: Math.max(y(i), y(i - 1) + half(column[i - 1]) + half(column[i])) });
    for (let i = fixed - 1; i >= 0; i -= 1) nodes.set(column[i], { x: rank, y: Math.min(y(i), y(i + 1) - half(column[i + 1]) - half(column[i])) });
  }
  const halves = new Map([...nodes.keys()].map((id) => [id, half(id)]));
  const ys = [...nodes.values()].map((p) => p.y);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  // Where little room is left nodes stand as close as they can.
  const { reach, at } = packed([...standing({ nodes, halves }), ...(layout.passes ?? [])], closest);
  const ends = [...tall].map(([id, own]) => ({ y: at(nodes.get(id)?.y ?? low) / unit, half: own / 2 + AIR }));
  const routes = new Map([...layout.routes].map(([key, way]) => [key, way.map((p) => beside(p, nodes, tall, half))]));
  const room = { ...layout.room, extent: Math.max(layout.room.extent, high - low) };
  return {
    layout: { ...layout, nodes, routes, room, halves },
    factor: Number.isFinite(closest) ? gap([...nodes.values()]) / closest : 1,
    near: Math.max(...ends.map((one) => one.half - one.y)),
    far: Math.max(...ends.map((one) => one.half - (reach / unit - one.y))),
  };
}

/**
 * A point that an edge passes by goes round such a node.
 * @param {Point} point
 * @param {ReadonlyMap<number, Point>} nodes
 * @param {ReadonlyMap<number, number>} tall
 * @param {(id: number) => number} half
 * @returns {Point}
 */
function beside({ x, y }, nodes, tall, half) {
  for (const id of tall.keys()) {
    const at = nodes.get(id);
    if (at && Math.abs(at.x - x) < 0.5 && Math.abs(at.y - y) < half(id)) return { x, y: y < at.y ? at.y - half(id) : at.y + half(id) };
  }
  return { x, y };
}
