/**
 * Where the label of the edge now stands: beside the dot, on the spot that overlaps least.
 *
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./route.js").Box} Box
 */
import { contains } from "./route.js";

const GAP = 14;

/**
 * @param {Point} dot
 * @param {{width: number, height: number}} size
 * @param {{boxes: Box[], points: Point[], within: Box}} taken what stands on the stage: boxes, and points of the edges
 * @returns {Point} the label's left top
 */
export function placeLabel(dot, size, taken) {
  const places = candidates(dot, size);
  const costs = places.map((place, i) => cost({ ...place, ...size }, taken) + i * 0.01);
  return places[costs.indexOf(Math.min(...costs))];
}

/**
 * The places in order of liking: below right, as in a text; then round the dot, then farther away.
 * @param {Point} dot
 * @param {{width: number, height: number}} size
 * @returns {Point[]}
 */
function candidates(dot, { width, height }) {
  return [0, 10, 22, 36, 52, 70].flatMap((away) => {
    const right = dot.x + GAP + away;
    const left = dot.x - GAP - away - width;
    const below = dot.y + 10 + away / 2;
    const above = dot.y - 10 - away / 2 - height;
    return [
      { x: right, y: below },
      { x: right, y: above },
      { x: left, y: below },
      { x: left, y: above },
      { x: dot.x - width / 2, y: dot.y + GAP + away },
      { x: dot.x - width / 2, y: dot.y - GAP - away - height },
    ];
  });
}

/**
 * @param {Box} box
 * @param {{boxes: Box[], points: Point[], within: Box}} taken
 */
function cost(box, { boxes, points, within }) {
  const wide = { x: box.x - 2, y: box.y - 3, width: box.width + 4, height: box.height + 6 };
  const over = boxes.filter((other) => overlap(wide, other)).length;
  const crossed = points.filter((p) => contains(wide, p)).length;
  const out = box.x < within.x || box.y < within.y || box.x + box.width > within.x + within.width;
  return over * 10 + crossed + (out || box.y + box.height > within.y + within.height ? 100 : 0);
}

/**
 * @param {Box} a
 * @param {Box} b
 */
export function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
