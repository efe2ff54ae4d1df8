/**
 * What of the drawing the stage shows. A camera looks at a point of the drawing, which it keeps in the middle of the
 * stage; no camera means that the whole drawing is fitted in.
 *
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./types.js").Point} Point
 * @typedef {{x: number, y: number, scale: number}} Camera
 * @typedef {{width: number, height: number}} Size
 * @typedef {{scale: number, left: number, top: number}} View how the drawing is laid on the stage
 * @typedef {{room: Size, drawing: Size & {scale: number}}} Bounds the stage, and the drawing with the scale at which all of it fits in
 */

/** The largest and smallest scale, and one press on + or −. */
export const ZOOM = Object.freeze({ most: 3, least: 0.04, press: 1.4 });
/** What is smaller than this on the stage cannot be read, and is not drawn. */
export const READABLE = 0.45;
const MARGIN = 40;
/** What stays free under the formula, in px. */
const AIR = 6;
/** What the stage's buttons take at its top right. */
export const TOOLS = Object.freeze({ width: 190, height: 44 });

/**
 * @param {Camera | null} camera
 * @param {View} fitted
 * @param {Size} room
 * @returns {View}
 */
export function viewOf(camera, fitted, room) {
  if (!camera) return { scale: fitted.scale, left: fitted.left, top: fitted.top };
  const { x, y, scale } = camera;
  return { scale, left: room.width / 2 - x * scale, top: room.height / 2 - y * scale };
}

/**
 * @param {View} view
 * @param {Size} room
 * @returns {Camera}
 */
export function cameraOf({ scale, left, top }, room) {
  return { x: (room.width / 2 - left) / scale, y: (room.height / 2 - top) / scale, scale };
}

/**
 * The smallest and the largest scale of a drawing.
 * @param {number} fitted the scale at which all of it is in view
 * @returns {[number, number]}
 */
export function scalesOf(fitted) {
  return [Math.min(fitted, Math.max(ZOOM.least, fitted * 0.6)), Math.max(ZOOM.most, fitted)];
}

/**
 * Closer by a factor, or farther away, so that what is at a point of the stage stays there.
 * @param {View} from
 * @param {number} factor
 * @param {Point} at on the stage
 * @param {Bounds} bounds
 * @returns {Camera | null} null when everything is in view again
 */
export function zoomed(from, factor, at, bounds) {
  const [least, most] = scalesOf(bounds.drawing.scale);
  const scale = Math.min(most, Math.max(least, from.scale * factor));
  const grown = scale / from.scale;
  return moved(from, { scale, left: at.x - (at.x - from.left) * grown, top: at.y - (at.y - from.top) * grown }, bounds);
}

/**
 * From one view to another; something of the drawing always stays in view.
 * @param {View} from
 * @param {View} to
 * @param {Bounds} bounds
 * @returns {Camera | null} null when everything is in view again
 */
export function moved(from, { scale, left, top }, { room, drawing }) {
  if (scale < from.scale && scale <= drawing.scale && from.scale >= drawing.scale) return null;
  /** @param {number} at @param {number} length @param {number} space */
  const held = (at, length, space) => Math.min(space - MARGIN * 2, Math.max(MARGIN * 2 - length * scale, at));
  return cameraOf({ scale, left: held(left, drawing.width, room.width), top: held(top, drawing.height, room.height) }, room);
}

/**
 * Where to look so that a box of the drawing is seen: no farther than needed, and where it cannot be seen whole, its middle.
 * @param {View} view
 * @param {Box} box
 * @param {Size} room
 * @returns {Camera | null} null when it is in view already
 */
export function showing({ scale, left, top }, box, room) {
  /** @param {number} at @param {number} length @param {number} space */
  const shift = (at, length, space) => {
    if (length > space - 2 * MARGIN) return space / 2 - (at + length / 2);
    return Math.max(0, MARGIN - at) + Math.min(0, space - MARGIN - (at + length));
  };
  const dx = shift(box.x * scale + left, box.width * scale, room.width);
  const dy = shift(box.y * scale + top, box.height * scale, room.height);
  return Math.abs(dx) < 1 && Math.abs(dy) < 1 ? null : cameraOf({ scale, left: left + dx, top: top + dy }, room);
}

/**
 * From near, where the whole cannot be read: the one of a few windows on the drawing that a box stands in. Windows
 * overlap by half, so that a walk stays in one for a while; which one it is depends on the box alone.
 * @param {Size & {near: number}} drawing
 * @param {Box} box of what is larger than a window, the beginning is shown
 * @param {Size} room
 * @returns {Camera}
 */
export function closeUp({ width, height, near }, { x, y, width: wide, height: high }, room) {
  /** @param {number} length @param {number} seen @param {number} from @param {number} to */
  const middle = (length, seen, from, to) => {
    if (length <= seen) return length / 2;
    const windows = Math.ceil((length - seen) / (seen / 2));
    const stride = (length - seen) / windows;
    const nearest = Math.round(((from + to - seen) / 2) / stride) * stride;
    const start = from >= nearest && to <= nearest + seen ? nearest : to - from > seen ? from : (from + to - seen) / 2;
    return Math.min(length - seen, Math.max(0, start)) + seen / 2;
  };
  const over = TOOLS.height / near;
  return { x: middle(width, room.width / near, x, x + wide), y: middle(height, room.height / near - over, y, y + high) - over / 2, scale: near };
}

/**
 * What of the drawing is in view, and what of that lies under the stage's buttons.
 * @param {View} view
 * @param {Size} room
 * @param {boolean} below whether these stand at the bottom
 * @param {number} head what the formula takes at the top
 * @returns {{visible: Box, covered: Box}} in the drawing's units
 */
export function inView({ scale, left, top }, room, below, head) {
  /** @param {Box} box */
  const drawn = ({ x, y, width, height }) => ({ x: (x - left) / scale, y: (y - top) / scale, width: width / scale, height: height / scale });
  const { width, height } = TOOLS;
  const tools = { x: room.width - width, y: below ? room.height - height : 0, width, height };
  const under = head && head + AIR;
  return { visible: drawn({ x: 0, y: under, width: room.width, height: room.height - under }), covered: drawn(tools) };
}

/**
 * A view as a transform of CSS.
 * @param {View} view
 */
export function transformOf({ scale, left, top }) {
  return `translate(${left}px, ${top}px) scale(${scale})`;
}
