/**
 * How much of a drawing is drawn. A small graph is drawn whole. Of a large one, letters and numbers are drawn only where
 * one looks from near, and a little around that; from afar, where nobody could read them, there are none at all.
 *
 * @typedef {import("./camera.js").View} View
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {{scene: Scene, box: Box | null, near: ReadonlySet<number> | null}} Sight what is looked at; `near`: the nodes
 *   drawn with their letters, null for all of them; `box`: as long as the view stays in it, these
 */
import { around } from "./around.js";

/** A graph of so many nodes is drawn whole, wherever one looks from. */
export const WHOLE = 250;
/** How much more than what is in view is drawn at each side, as a part of it: one pans for a while before more is drawn. */
const BEYOND = 0.4;

/**
 * @param {Scene} scene
 * @param {View} view
 * @param {{width: number, height: number}} room
 * @param {Sight | null} [before] what was drawn: the same again where it still does
 * @returns {Sight}
 */
export function sightOf(scene, { scale, left, top }, room, before = null) {
  if (scene.places.length <= WHOLE) return before?.scene === scene && !before.near ? before : { scene, box: null, near: null };
  const again = before?.scene === scene && before.near ? before : null;
  if (scale < scene.readable) return again && !again.box ? again : { scene, box: null, near: new Set() };
  const view = { x: -left / scale, y: -top / scale, width: room.width / scale, height: room.height / scale };
  if (again?.box && encloses(again.box, view) && again.box.width < view.width * 4) return again;
  const box = { x: view.x - view.width * BEYOND, y: view.y - view.height * BEYOND, width: view.width * (1 + 2 * BEYOND), height: view.height * (1 + 2 * BEYOND) };
  const near = scene.places.filter((place) => touches(box, around(place, scene.flow, scene.measures))).map(({ id }) => id);
  return { scene, box, near: new Set(near) };
}

/**
 * Whether a node is drawn with its letters.
 * @param {Sight} sight
 * @param {number} id
 */
export function isNear({ near }, id) {
  return near === null || near.has(id);
}

/**
 * Whether only lines and shapes are drawn.
 * @param {Sight} sight
 */
export function isFar({ box, near }) {
  return near !== null && box === null;
}

/**
 * @param {Box} outer
 * @param {Box} inner
 */
function encloses(outer, inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function touches(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
