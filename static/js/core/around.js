/**
 * What a node takes on the stage.
 *
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./scene.js").Place} Place
 * @typedef {import("./types.js").Flow} Flow
 */

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
