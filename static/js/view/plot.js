/** A picture of a function: numbers across and up, as px. */
import { pathOf, scaleOf } from "../core/curve.js";

/**
 * @typedef {import("../core/curve.js").Box} Box
 * @typedef {import("../core/curve.js").Pair} Pair
 */

/**
 * @param {Box} box in px, before it is zoomed
 * @param {number} zoom
 * @param {Pair} across the numbers from left to right
 * @param {Pair} up and from the bottom to the top
 */
export function plot(box, zoom, across, up) {
  const [left, right, top, bottom] = [box.left, box.right, box.top, box.bottom].map((side) => side * zoom);
  const [toX, toY] = [scaleOf(across, [left, right]), scaleOf(up, [bottom, top])];
  return { left, right, top, bottom, toX, toY, path: (/** @type {Pair[]} */ points) => pathOf(points, toX, toY, [top, bottom]) };
}
