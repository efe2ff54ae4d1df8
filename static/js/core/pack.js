/**
 * How close across the ranks a layout can come: nodes of a rank keep the smallest gap that any two of them have, nothing
 * changes its order, and what stands at one height stays at one height.
 *
 * @typedef {import("./types.js").Point & {half?: number}} Point half: of what it takes by itself, where that is told
 */

/**
 * @param {Point[]} points
 * @param {number} closest the smallest gap
 * @returns {{reach: number, at: (y: number) => number}} where each height goes, counted from the first
 */
export function packed(points, closest) {
  const heights = [...new Set(points.map(({ y }) => y))].sort((a, b) => a - b);
  const first = soonest(points, closest);
  const reach = first.get(heights.at(-1) ?? 0) ?? 0;
  const fromBelow = soonest(points.map(({ x, y, half }) => ({ x, y: -y, half })), closest);
  // What is free to move stands in the middle of where it may.
  const places = heights.map((y) => ((first.get(y) ?? 0) + reach - (fromBelow.get(-y) ?? 0)) / 2);
  /** @param {number} y */
  const at = (y) => {
    const next = firstFrom(heights, y);
    if (next === heights.length) return reach + y - (heights.at(-1) ?? 0);
    if (next === 0) return y - heights[0];
    const part = (y - heights[next - 1]) / (heights[next] - heights[next - 1]);
    return places[next - 1] * (1 - part) + places[next] * part;
  };
  return { reach, at };
}

/**
 * Where in an ascending row the first stands that is no less.
 * @param {number[]} row
 * @param {number} least
 */
function firstFrom(row, least) {
  let [from, to] = [0, row.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (row[middle] >= least) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * Each height as near to the first as it can be.
 * @param {Point[]} points
 * @param {number} closest
 */
function soonest(points, closest) {
  /** @type {Map<number, number>} */
  const places = new Map();
  /** @type {Map<number, {y: number, half: number}>} */
  const lastOfRank = new Map();
  let last = 0;
  for (const { x, y, half = 0 } of [...points].sort((a, b) => a.y - b.y)) {
    const before = lastOfRank.get(x);
    if (before !== undefined) last = Math.max(last, (places.get(before.y) ?? 0) + Math.min(half + before.half || closest, y - before.y));
    lastOfRank.set(x, { y, half });
    places.set(y, last);
  }
  return places;
}
