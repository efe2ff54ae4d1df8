/**
 * Where the card of a node goes: beside it, inside the stage, on as little else as can be.
 *
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./types.js").Point} Point
 * @typedef {{width: number, height: number}} Size
 */

const GAP = 10;
const INSET = 8;

/**
 * @param {Box} node on the stage, with its numbers
 * @param {Size} card
 * @param {Size} room
 * @param {Box[]} others what else stands there
 * @returns {Point | null} null where there is no room beside the node
 */
export function beside(node, card, room, others) {
  const xs = stops(node.x, node.width, card.width, room.width);
  const ys = stops(node.y, node.height, card.height, room.height);
  const [right, left] = [node.x + node.width + GAP, node.x - GAP - card.width];
  const [below, above] = [node.y + node.height + GAP, node.y - GAP - card.height];
  const places = [
    ...[right, left].filter((x) => fits(x, card.width, room.width)).flatMap((x) => ys.map((y) => ({ x, y }))),
    ...[below, above].filter((y) => fits(y, card.height, room.height)).flatMap((y) => xs.map((x) => ({ x, y }))),
  ];
  const covered = places.map((place) => others.reduce((sum, other) => sum + shared({ ...place, ...card }, other), 0));
  return places[covered.indexOf(Math.min(...covered))] ?? null;
}

/**
 * Where the card may stand along a side of the node: middle to middle, edge to edge, shifted, always on the stage.
 * @param {number} at @param {number} length of the node @param {number} own the card's @param {number} space
 */
function stops(at, length, own, space) {
  const middle = at + (length - own) / 2;
  return [middle, at, at + length - own, middle - own / 3, middle + own / 3].map((place) => Math.max(INSET, Math.min(space - INSET - own, place)));
}

/** @param {number} at @param {number} length @param {number} space */
function fits(at, length, space) {
  return at >= INSET && at + length <= space - INSET;
}

/**
 * How much of their area two boxes share.
 * @param {Box} a @param {Box} b
 */
export function shared(a, b) {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
