/**
 * What a node takes on the stage.
 *
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./scene.js").Place} Place
 * @typedef {import("./types.js").Flow} Flow
 */

import { gridBoxes } from "./grid.js";

const AIR = 6;

/**
 * Everything that a node with grids takes.
 * @param {Pick<Place, "x" | "y" | "width" | "height">} node
 * @param {import("./grid.js").Grid} grid
 * @param {Flow} flow
 * @returns {Box}
 */
function withGrids({ x, y, width, height }, grid, flow) {
  const { value, gradient } = gridBoxes({ width, height }, grid, flow);
  const [left, right] = [Math.min(-width / 2, value.x) - AIR, Math.max(width / 2, value.x + value.width) + AIR];
  const [top, bottom] = [Math.min(-height / 2, value.y) - AIR, Math.max(height / 2, gradient.y + gradient.height) + AIR];
  return { x: x + left, y: y + top, width: right - left, height: bottom - top };
}

/**
 * A node with its labels, which no edge should cross; a weight on a line has them inside.
 * @param {Pick<Place, "x" | "y" | "width" | "height" | "lane"> & {kind?: Place["kind"], grid?: Place["grid"], cells?: Place["cells"]}} place
 * @param {Flow} flow
 * @param {Pick<Measures, "value" | "gradient" | "number" | "stagger">} measured
 * @returns {Box}
 */
export function around({ x, y, width, height, lane, kind, grid, cells }, flow, { value, gradient, number, stagger }) {
  if (kind === "weight") return { x: x - width / 2, y: y - height / 2, width, height };
  if (cells) return { x: x - width / 2 - AIR, y: y - height / 2 - AIR, width: width + 2 * AIR, height: height + 2 * AIR };
  if (grid) return withGrids({ x, y, width, height }, grid, flow);
  if (flow === "up") return { x: x - width / 2 - 6, y: y - height / 2 - 6, width: width + 12 + 3 * number, height: height + 12 };
  const over = value.op + number + lane * stagger;
  return { x: x - width / 2 - 6, y: y - over, width: width + 12, height: over + gradient + lane * stagger + 6 };
}
