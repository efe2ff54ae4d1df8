/**
 * Where one looks from once a part is opened or closed: its node stays where it is on the screen, and the rest goes round it.
 *
 * @typedef {import("./camera.js").Camera} Camera
 * @typedef {import("./camera.js").View} View
 * @typedef {import("./scene.js").Scene} Scene
 */
import { cameraOf } from "./camera.js";
import { around } from "./around.js";

/** The smallest letters of names and labels, in px: down to there the whole may shrink to be in view. */
const SMALLEST = 12;
/** A constant's letters, which are among the smallest. */
const CONSTANT = 14;
/** What stays free at the stage's edges. */
const INSET = 6;

/**
 * @param {{scene: Scene, view: View, room: {width: number, height: number}}} shown
 * @param {Scene} after
 * @param {number} key of the node
 * @param {boolean} fitted whether all was in view
 * @param {boolean} present whether letters may not shrink
 * @returns {Camera | null} null where the whole, fitted in, has the node in its place
 */
export function holding({ scene, view, room }, after, key, fitted, present) {
  const [was, is] = [scene, after].map(({ places }) => places.find((place) => place.key === key));
  if (!was || !is) return null;
  const at = { x: was.x * view.scale + view.left, y: was.y * view.scale + view.top };
  const whither = { x: is.x * after.scale + after.left, y: is.y * after.scale + after.top };
  if (fitted && after.near === null && Math.abs(whither.x - at.x) < 1 && Math.abs(whither.y - at.y) < 1) return null;
  const { label, tag, number } = after.measures;
  const least = present ? after.scale : Math.min(after.scale, SMALLEST / Math.min(label, tag, number, CONSTANT));
  const whole = Math.max(least, Math.min(after.scale, largest(after, is, at, room)));
  // What could not be read as a whole is looked at from near.
  const scale = !fitted ? view.scale : after.near !== null && whole < after.readable ? after.near : whole;
  const [left, top] = [at.x - is.x * scale, at.y - is.y * scale];
  if (fitted && Math.abs(left - after.left) < 1 && Math.abs(top - after.top) < 1 && scale === after.scale) return null;
  return cameraOf({ scale, left, top }, room);
}

/**
 * How far along the stage, from where values come in, a node stands, as a part of it.
 * @param {{scene: Scene, view: View, room: {width: number, height: number}}} shown
 * @param {number} id
 */
export function shareOf({ scene: { byId, flow }, view, room }, id) {
  const { x = 0, y = 0 } = byId.get(id) ?? {};
  return flow === "right" ? (x * view.scale + view.left) / room.width : 1 - (y * view.scale + view.top) / room.height;
}

/**
 * The largest scale at which all is in view while a node stands where it does.
 * @param {Scene} scene
 * @param {{x: number, y: number}} node
 * @param {{x: number, y: number}} at on the stage
 * @param {{width: number, height: number}} room
 */
function largest({ places, stub, flow, measures }, node, at, room) {
  const boxes = places.map((place) => around(place, flow, measures));
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const right = Math.max(stub.to.x, ...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  /** @param {number} space @param {number} taken */
  const times = (space, taken) => (taken > 0 ? Math.max(0, space - INSET) / taken : Infinity);
  return Math.min(times(at.x, node.x - left), times(at.y, node.y - top), times(room.width - at.x, right - node.x), times(room.height - at.y, bottom - node.y));
}
