/**
 * Hands on the stage: the wheel and two fingers zoom, a drag pans, and a press that goes nowhere is a press.
 *
 * @typedef {import("../core/types.js").Point} Point
 * @typedef {object} Hands
 * @property {(factor: number, at: Point) => void} zoom
 * @property {(by: Point) => void} pan
 * @property {(target: Element) => void} press
 */

/** So far a finger or mouse may slip, and it is still a press. */
const SLIP = 5;
/** How fast a wheel zooms, and how much faster a trackpad's pinch, which comes as a wheel with Ctrl. */
const SPEED = Object.freeze({ wheel: 0.0016, pinch: 0.011 });
const LINE = 16;

/**
 * @param {SVGSVGElement} surface
 * @param {Hands} hands
 */
export function createGestures(surface, { zoom, pan, press }) {
  /** @type {Map<number, Point>} */
  const fingers = new Map();
  /** @type {{start: Point, target: Element} | null} */
  let pressed = null;

  /** @param {MouseEvent} event @returns {Point} */
  const place = ({ clientX, clientY }) => {
    const { left, top } = surface.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  surface.addEventListener("wheel", (event) => {
    event.preventDefault();
    const way = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
    zoom(Math.exp(-way * (event.ctrlKey ? SPEED.pinch : SPEED.wheel)), place(event));
  }, { passive: false });

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, place(event));
    pressed = fingers.size === 1 && event.target instanceof Element ? { start: place(event), target: event.target } : null;
    // The second finger of a pinch is no press, and neither loses the surface.
    if (!pressed) for (const id of fingers.keys()) surface.setPointerCapture(id);
  });

  surface.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    // Let go of outside, before the press was a drag.
    if (!event.buttons) return lift(event);
    const now = place(event);
    if (pressed) {
      if (Math.hypot(now.x - pressed.start.x, now.y - pressed.start.y) <= SLIP) return;
      pressed = null;
      surface.setPointerCapture(event.pointerId);
      surface.classList.add("dragged");
    }
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (!other) return pan({ x: now.x - before.x, y: now.y - before.y });
    const [was, is] = [before, now].map((one) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, apart: Math.hypot(one.x - other.x, one.y - other.y) }));
    pan({ x: is.x - was.x, y: is.y - was.y });
    if (was.apart > 1 && is.apart > 1) zoom(is.apart / was.apart, is);
  });

  /** @param {PointerEvent} event */
  const lift = ({ pointerId, type }) => {
    if (!fingers.delete(pointerId)) return;
    surface.classList.remove("dragged");
    if (pressed && type === "pointerup") press(pressed.target);
    pressed = null;
  };
  surface.addEventListener("pointerup", lift);
  surface.addEventListener("pointercancel", lift);
}
