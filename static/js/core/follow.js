/**
 * What of the drawing a step is about: it must be in view.
 *
 * @typedef {import("./camera.js").Camera} Camera
 * @typedef {import("./frame.js").Frame} Frame
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./scene.js").Scene} Scene
 */
import { closeUp } from "./camera.js";
import { around } from "./around.js";

/**
 * The edge now with both its ends; where that is more than fits, the end that gets the number.
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {{width: number, height: number}} most what can be seen at once, in the drawing's units
 * @returns {Box | null} null at the start
 */
export function boxNow(scene, { step, through, gets: found }, most) {
  if (!step) return null;
  if (through === null) return hull([...found].map((id) => around(placed(scene, id), scene.flow, scene.measures)));
  const [gets, ...others] = step.kind === "pull" ? [step.to, step.node] : [step.node, ...placed(scene, step.node).node.inputs];
  const boxes = [gets, ...others].map((id) => around(placed(scene, id), scene.flow, scene.measures));
  if (step.kind === "seed") return hull(boxes.slice(0, 1));
  const all = hull(boxes);
  return all.width <= most.width && all.height <= most.height ? all : boxes[0];
}

/**
 * @param {Scene} scene
 * @param {number} id
 */
function placed({ byId }, id) {
  return /** @type {import("./scene.js").Place} */ (byId.get(id));
}

/**
 * Where one looks from: the reader's own camera, the whole, or where that cannot be read, from near at the step, which
 * at the start are the inputs.
 * @param {Camera | null} own
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {{width: number, height: number}} room
 * @returns {Camera | null}
 */
export function cameraAt(own, scene, frame, room) {
  const { near } = scene;
  if (own) return own;
  if (near === null) return null;
  const inputs = scene.places.filter(({ kind }) => kind === "input").map((place) => around(place, scene.flow, scene.measures));
  const box = boxNow(scene, frame, { width: room.width / near, height: room.height / near }) ?? hull(inputs);
  return closeUp({ ...scene, near }, box, room);
}

/**
 * A node with its numbers.
 * @param {Scene} scene
 * @param {number} key
 * @returns {Box | null}
 */
export function boxOf({ places, flow, measures }, key) {
  const place = places.find((one) => one.key === key);
  return place ? around(place, flow, measures) : null;
}

/**
 * @param {Box[]} boxes
 * @returns {Box}
 */
function hull(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}
