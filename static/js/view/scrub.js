/** A hand that pulls a number sideways: mouse, finger and pen alike. A press that goes nowhere stays a press. */
import { sliderReach } from "../core/number.js";
import { pulled, taken } from "../core/scrub.js";

/** So far a hand may slip, in px, and nothing is pulled yet. */
const SLIP = 3;

/**
 * @typedef {object} Pull
 * @property {number} value when the hand takes it
 * @property {() => void} [begin] the hand has gone far enough
 * @property {(value: number) => void} set
 */

/**
 * @param {GlobalEventHandlers & Element} surface lives as long as a hand may pull, whatever is redrawn on it
 * @param {(event: PointerEvent) => Pull | null} take what a press takes hold of
 */
export function onPull(surface, take) {
  /** Whether a click to come is a pull's end, which presses nothing. */
  let spent = false;
  surface.addEventListener("click", (event) => {
    if (spent) event.stopImmediatePropagation();
    spent = false;
  }, { capture: true });
  surface.addEventListener("pointerdown", (event) => {
    const { pointerId, button, isPrimary } = event;
    spent = false;
    const pull = button || !isPrimary ? null : take(event);
    if (!pull) return;
    let [from, pulls] = [event.clientX, false];
    let scrub = taken(pull.value, sliderReach(pull.value));
    const listening = new AbortController();
    const { signal } = listening;
    // What is pressed may be drawn anew while it is pulled.
    surface.setPointerCapture(pointerId);
    surface.addEventListener("pointermove", move, { signal });
    for (const end of /** @type {const} */ (["pointerup", "pointercancel", "lostpointercapture"])) surface.addEventListener(end, leave, { signal });

    /** @param {PointerEvent} to */
    function move(to) {
      if (to.pointerId !== pointerId || !pull) return;
      const px = to.clientX - from;
      if (!pulls && Math.abs(px) < SLIP) return;
      if (!pulls) pull.begin?.();
      pulls = true;
      from = to.clientX;
      const before = scrub.value;
      scrub = pulled(scrub, px, to.shiftKey);
      if (scrub.value !== before) pull.set(scrub.value);
    }

    /** @param {PointerEvent} at */
    function leave(at) {
      if (at.pointerId !== pointerId) return;
      listening.abort();
      spent = pulls;
    }
  });
}
