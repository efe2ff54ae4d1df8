/**
 * Where a picture stands on the stage: in a corner of it, on as little of what is there as can be.
 *
 * @typedef {import("./beside.js").Size} Size
 * @typedef {import("./route.js").Box} Box
 */
import { shared } from "./beside.js";

const EDGE = 20;
/** Above the picture on the right are the stage's tools. */
const TOOLS = 52;

/**
 * @param {Size} size
 * @param {Size} room
 * @param {Box[]} boxes what stands there
 * @param {boolean} low whether the foot of the stage alone is free: above, the formula stands when presenting
 * @returns {{x: number, y: number, covered: number}} `covered`: how much of them, in square px
 */
export function spare({ width, height }, room, boxes, low) {
  const [left, right, foot] = [EDGE, room.width - EDGE - width, room.height - EDGE - height];
  const places = [{ x: right, y: foot }, { x: left, y: foot }, ...(low ? [] : [{ x: left, y: EDGE }, { x: right, y: TOOLS }])];
  const found = places.map((place) => ({ ...place, covered: boxes.reduce((sum, box) => sum + shared({ ...place, width, height }, box), 0) }));
  return found.reduce((best, one) => (one.covered < best.covered ? one : best));
}
