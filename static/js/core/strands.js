/**
 * The edge between two arrays of which one is unfolded, as the edges between their elements: one for each element that an
 * element is made of, which is where the Jacobian is not 0 whatever the numbers are.
 *
 * @typedef {import("./route.js").Route} Route
 * @typedef {import("./scene.js").Place} Place
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Point} Point
 * @typedef {{to: number | null, from: number | null}} Strand which element of each, null where it stands as one node
 */

/**
 * @param {{from: Pick<Place, "cells">, to: Pick<Place, "cells">}} ends
 * @param {readonly (readonly number[])[] | null} taken for each element of the one those of the other; null: all
 * @returns {Strand[]}
 */
export function strandsOf({ from, to }, taken) {
  const [sources, targets] = [from.cells?.cells.length ?? 0, to.cells?.cells.length ?? 0];
  const every = [...Array(sources).keys()];
  if (!to.cells) return every.filter((j) => !taken || taken.some((own) => own.includes(j))).map((j) => ({ to: null, from: j }));
  return [...Array(targets).keys()].flatMap((i) => {
    const own = taken?.[i] ?? every;
    const one = taken && !own.length ? [] : [null];
    return (from.cells ? own : one).map((j) => ({ to: i, from: j }));
  });
}

/**
 * Where a strand leaves or arrives.
 * @param {Place} place
 * @param {number | null} cell
 * @param {Flow} flow
 * @param {1 | -1} side 1: it leaves
 * @param {number} offset across, where it stands as one node
 * @returns {Point}
 */
function endOf({ x, y, width, height, cells }, cell, flow, side, offset) {
  const own = cell === null ? null : cells?.cells[cell];
  const [at, size] = own && cells ? [{ x: x + own.x, y: y + own.y }, { width: own.width, height: cells.size }] : [{ x, y }, { width, height }];
  if (flow === "up") return { x: at.x + (own ? 0 : offset), y: at.y - (side * size.height) / 2 };
  return { x: at.x + (side * size.width) / 2, y: at.y + (own ? 0 : offset) };
}

/**
 * @param {{from: Place, to: Place, shift: number}} ends
 * @param {readonly Strand[]} strands
 * @param {Flow} flow
 * @param {(from: Point, to: Point) => Route} lay
 * @returns {Route} all of them, with each among its `ways`; a point of it is in their middle
 */
export function stranded({ from, to, shift }, strands, flow, lay) {
  const ends = strands.map((strand) => ({ start: endOf(from, strand.from, flow, 1, shift), end: endOf(to, strand.to, flow, -1, shift) }));
  const ways = ends.map(({ start, end }) => lay(start, end));
  const middle = lay(mean(ends.map(({ start }) => start)), mean(ends.map(({ end }) => end)));
  if (!ways.length) return middle;
  const [xs, ys] = [ends.flatMap(({ start, end }) => [start.x, end.x]), ends.flatMap(({ start, end }) => [start.y, end.y])];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { ...middle, d: ways.map(({ d }) => d).join(""), box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }, ways };
}

/** @param {readonly Point[]} points */
function mean(points) {
  const count = Math.max(1, points.length);
  return { x: points.reduce((sum, { x }) => sum + x, 0) / count, y: points.reduce((sum, { y }) => sum + y, 0) / count };
}
