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
  const costs = places.map((place) => cost({ ...place, ...size }, taken) + distance(dot, { ...place, ...size }));
  return places[costs.indexOf(Math.min(...costs))];
}

/**
 * Whether a label would lie on a node or a number.
 * @param {Box} box
 * @param {Box[]} boxes
 */
export function lies(box, boxes) {
  return boxes.some((other) => covered(box, other) > 0);
}

/**
 * The places round the dot, then those farther away.
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
 * How far from its dot a label is: over or under its edge it is read as the edge's, far beside it sooner as a node's.
 * @param {Point} dot
 * @param {Box} box
 */
function distance(dot, { x, y, width, height }) {
  return 0.02 * Math.max(0, x - dot.x, dot.x - x - width) + 0.01 * Math.max(0, y - dot.y, dot.y - y - height);
}

/**
 * @param {Box} box
 * @param {{boxes: Box[], points: Point[], within: Box}} taken
 */
function cost(box, { boxes, points, within }) {
  const wide = { x: box.x - 2, y: box.y - 3, width: box.width + 4, height: box.height + 6 };
  const over = boxes.reduce((sum, other) => sum + covered(wide, other), 0);
  const crossed = points.filter((p) => contains(wide, p)).length;
  const out = box.x < within.x || box.y < within.y || box.x + box.width > within.x + within.width;
  return over + crossed + (out || box.y + box.height > within.y + within.height ? 100 : 0);
}

/**
 * To touch another thing is bad, to lie on it is worse.
 * @param {Box} a
 * @param {Box} b
 */
function covered(a, b) {
  if (!overlap(a, b)) return 0;
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return 4 + (30 * width * height) / Math.min(a.width * a.height, b.width * b.height);
}

/**
 * @param {Box} a
 * @param {Box} b
 */
export function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
