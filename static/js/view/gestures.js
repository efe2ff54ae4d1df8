/**
 * Hands on the stage, read by d3-zoom: the wheel and two fingers zoom, a drag pans, and a press that goes nowhere is a
 * press. What hands ask for is only asked for: d3-zoom goes on from where the stage then looks.
 */
import { ZoomTransform, select, zoom, zoomTransform } from "../../vendor/d3.js";

/**
 * @typedef {import("../core/camera.js").View} View
 * @typedef {object} Hands
 * @property {(to: View) => void} look
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
export function createGestures(surface, { look, press }) {
  /** @type {View} */
  let view = { scale: 1, left: 0, top: 0 };
  let scrolls = true;
  const hand = select(surface);
  /** @type {import("d3-zoom").ZoomBehavior<SVGSVGElement, unknown>} */
  const gestures = zoom();
  gestures
    .clickDistance(SLIP)
    // A number is pulled, not the stage.
    .filter(({ button, ctrlKey, type, touches, target }) => !(type !== "wheel" && target.closest(".grip")) && !button && (!ctrlKey || type === "wheel") && !(scrolls && touches?.length === 1))
    .wheelDelta(({ deltaY, deltaMode, ctrlKey }) => {
      const way = deltaY * (deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
      return -way * (ctrlKey ? SPEED.pinch : SPEED.wheel) * Math.LOG2E;
    })
    .on("zoom", ({ transform, sourceEvent }) => {
      if (isAt(transform)) return;
      const { k, x, y } = transform;
      const drags = surface.classList.contains("dragged");
      if (!drags && k === view.scale && Math.hypot(x - view.left, y - view.top) <= SLIP) return;
      if (!drags && sourceEvent.type !== "wheel") surface.classList.add("dragged");
      look({ scale: k, left: x, top: y });
    })
    .on("end", () => {
      surface.classList.remove("dragged");
      settle();
    });
  hand.call(gestures).on("dblclick.zoom", null);
  // At its bounds d3-zoom would leave a pinch to the browser, which zooms the page.
  hand.on("wheel", (event) => event.preventDefault(), { passive: false });
  hand.on("click", ({ target }) => press(/** @type {Element} */ (target)));

  /** @param {ZoomTransform} transform */
  function isAt({ k, x, y }) {
    return k === view.scale && x === view.left && y === view.top;
  }

  /** Whatever d3-zoom made of a hand, it goes on from the view; so do the fingers and the mouse it holds. */
  function settle() {
    if (!isAt(zoomTransform(surface))) hand.call(gestures.transform, new ZoomTransform(view.scale, view.left, view.top));
  }

  return {
    /**
     * @param {View} now on show
     * @param {[number, number]} scales the smallest and the largest
     * @param {boolean} whole whether there is nothing to pan: then one finger scrolls the page
     * @param {{width: number, height: number}} room which d3-zoom would else ask of the page at each step, and so lay it out
     */
    show(now, scales, whole, { width, height }) {
      view = now;
      scrolls = whole;
      gestures.extent([[0, 0], [width, height]]);
      surface.classList.toggle("fitted", whole);
      gestures.scaleExtent(scales);
      settle();
    },
  };
}
