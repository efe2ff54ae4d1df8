/** Where a square picture on the plane's card stands, and the numbers at its corners. */
import { asText } from "../core/format.js";
import { endsOf } from "../core/plane.js";
import { drawn } from "./element.js";

const SIDE = 160;
/** So near to a corner, as a part of the side. */
const CORNER = 0.06;
/** What is free around the square, for numbers. */
export const MARGIN = Object.freeze({ left: 36, right: 8, top: 8, bottom: 26 });
/** The square itself, in px before the card's width. */
export const SQUARE = Object.freeze({ side: SIDE, box: Object.freeze({ left: MARGIN.left, right: MARGIN.left + SIDE, top: MARGIN.top, bottom: MARGIN.top + SIDE }) });

/**
 * @param {import("../core/plane.js").Range} across
 * @param {import("../core/plane.js").Range} up
 * @param {ReturnType<typeof import("./plot.js").plot>} at
 * @param {{left: number, bottom: number}} box
 */
export function ticksOf(across, up, at, box) {
  /** @param {number} value @param {number} x @param {number} y @param {string} anchor */
  const mark = (value, x, y, anchor) => {
    const made = drawn("text", { class: "plane-tick", x, y, "text-anchor": anchor });
    made.textContent = asText(value);
    return made;
  };
  // At a corner two of them would meet.
  const anchors = [across.low, across.high].map((end, i) => (Math.abs(endsOf(across)[i] - end) < (across.high - across.low) * CORNER ? ["start", "end"][i] : "middle"));
  return [
    ...endsOf(across).map((value, i) => mark(value, at.toX(value), box.bottom + 16, anchors[i])),
    ...endsOf(up).map((value) => mark(value, box.left - 5, Math.min(box.bottom, at.toY(value) + 4), "end")),
  ];
}
