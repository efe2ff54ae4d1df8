/**
 * What of the drawing the stage shows. A camera looks at a point of the drawing, which it keeps in the middle of the
 * stage; no camera means that the whole drawing is fitted in.
 *
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./types.js").Point} Point
 * @typedef {{x: number, y: number, scale: number}} Camera
 * @typedef {{width: number, height: number}} Size
 * @typedef {{scale: number, left: number, top: number}} View how the drawing is laid on the stage
 */

/** The largest and smallest scale, and one press on + or −. */
export const ZOOM = Object.freeze({ most: 3, least: 0.04, press: 1.4 });
/** What is smaller than this on the stage cannot be read, and is not drawn. */
export const READABLE = 0.45;
const MARGIN = 40;
/** What the stage's buttons take at its top. */
const TOOLS = 44;

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
 * Closer by a factor, or farther away, so that what is at a point of the stage stays there.
 * @param {View} view
 * @param {number} factor
 * @param {Point} at on the stage
 * @param {{room: Size, fitted: number}} bounds the stage, and the scale at which everything fits
 * @returns {Camera | null} null when everything is in view again
 */
export function zoomed({ scale, left, top }, factor, at, { room, fitted }) {
  const least = Math.min(fitted, Math.max(ZOOM.least, fitted * 0.6));
  const next = Math.min(Math.max(ZOOM.most, fitted), Math.max(least, scale * factor));
  if (factor < 1 && next <= fitted && scale >= fitted) return null;
  const grown = next / scale;
  return cameraOf({ scale: next, left: at.x - (at.x - left) * grown, top: at.y - (at.y - top) * grown }, room);
}

/**
 * Moved by a way on the stage; something of the drawing always stays in view.
 * @param {View} view
 * @param {Point} by
 * @param {Size} room
 * @param {Size} drawing unscaled
 * @returns {Camera}
 */
export function panned({ scale, left, top }, by, room, drawing) {
  /** @param {number} at @param {number} length @param {number} space */
  const held = (at, length, space) => Math.min(space - MARGIN * 2, Math.max(MARGIN * 2 - length * scale, at));
  return cameraOf({ scale, left: held(left + by.x, drawing.width, room.width), top: held(top + by.y, drawing.height, room.height) }, room);
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
 * @param {Box | null} box null at the start, which is at the first of the inputs
 * @param {Size} room
 * @returns {Camera}
 */
export function closeUp({ width, height, near }, box, room) {
  /** @param {number} length @param {number} seen @param {number} from @param {number} to */
  const middle = (length, seen, from, to) => {
    if (length <= seen) return length / 2;
    const windows = Math.ceil((length - seen) / (seen / 2));
    const stride = (length - seen) / windows;
    const nearest = Math.round(((from + to - seen) / 2) / stride) * stride;
    const start = from >= nearest && to <= nearest + seen ? nearest : (from + to - seen) / 2;
    return Math.min(length - seen, Math.max(0, start)) + seen / 2;
  };
  const { x, y, width: wide, height: high } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  const over = TOOLS / near;
  return { x: middle(width, room.width / near, x, x + wide), y: middle(height, room.height / near - over, y, y + high) - over / 2, scale: near };
}

/**
 * A view as a transform of CSS.
 * @param {View} view
 */
export function transformOf({ scale, left, top }) {
  return `translate(${left}px, ${top}px) scale(${scale})`;
}
