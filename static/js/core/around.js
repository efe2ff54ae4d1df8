/**
 * What a node takes on the stage.
 *
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./scene.js").Place} Place
 * @typedef {import("./types.js").Flow} Flow
 */

/**
 * A node with its labels, which no edge should cross; a weight on a line has them inside.
 * @param {Pick<Place, "x" | "y" | "width" | "height" | "lane"> & {kind?: Place["kind"]}} place
 * @param {Flow} flow
 * @param {Pick<Measures, "value" | "gradient" | "number" | "stagger">} measured
 * @returns {Box}
 */
export function around({ x, y, width, height, lane, kind }, flow, { value, gradient, number, stagger }) {
  if (kind === "weight") return { x: x - width / 2, y: y - height / 2, width, height };
  if (flow === "up") return { x: x - width / 2 - 6, y: y - height / 2 - 6, width: width + 12 + 3 * number, height: height + 12 };
  const over = value.op + number + lane * stagger;
  return { x: x - width / 2 - 6, y: y - over, width: width + 12, height: over + gradient + lane * stagger + 6 };
}
