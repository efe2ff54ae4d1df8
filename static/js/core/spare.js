/**
 * Where a picture stands on the stage: on as little of what is there as can be, in a corner if it can.
 *
 * @typedef {import("./beside.js").Size} Size
 * @typedef {import("./route.js").Box} Box
 */
import { shared } from "./beside.js";

const EDGE = 20;
/** Above, on the right, are the stage's tools. */
const TOOLS = 52;
/** When presenting the formula stands above all. */
const FORMULA = 0.16;
/** How far apart the places are that are tried, in px. */
const APART = 24;

/**
 * @param {Size} size
 * @param {Size} room
 * @param {Box[]} boxes what stands there
 * @param {boolean} present
 * @returns {{x: number, y: number, covered: number}} `covered`: how much of them, in square px
 */
export function spare({ width, height }, room, boxes, present) {
  const [right, foot, top] = [room.width - EDGE - width, room.height - EDGE - height, present ? room.height * FORMULA : TOOLS];
  const places = [{ x: right, y: foot }, { x: EDGE, y: foot }, { x: EDGE, y: top }, { x: right, y: top }];
  for (let y = foot; y >= top; y -= APART) for (let x = right; x >= EDGE; x -= APART) places.push({ x, y });
  let best = { ...places[0], covered: Infinity };
  for (const place of places) {
    const covered = boxes.reduce((sum, box) => sum + shared({ ...place, width, height }, box), 0);
    if (covered < best.covered) best = { ...place, covered };
    if (!covered) break;
  }
  return best;
}
