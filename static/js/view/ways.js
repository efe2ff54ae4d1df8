/** The ways of runs over the loss, and the points where they began and are. */
import { drawn } from "./element.js";

/**
 * @typedef {import("../core/curve.js").Pair} Pair
 * @typedef {object} Ways
 * @property {readonly Pair[]} own from the start to where the run is
 * @property {readonly Pair[] | null} pinned that of the run that is kept, where it is drawn, too: then points have letters
 */

/** A letter stands so far from its point, and is so wide. */
const BESIDE = 9;
const LETTER = 14;

/**
 * @param {Ways} ways
 * @param {ReturnType<typeof import("./plot.js").plot>} at
 */
export function waysOf({ own, pinned }, at) {
  /** @param {readonly Pair[]} points @param {string} [kind] */
  const way = (points, kind = "") => ["surface-way-under", "surface-way"].map((part) => drawn("path", { class: `${part}${kind}`, d: at.path([...points]) }));
  /** @param {Pair} point @param {string} name @param {number} [r] */
  const mark = ([x, y], name, r = 5.5) => (Number.isFinite(x + y) ? [drawn("circle", { class: name, cx: at.toX(x), cy: at.toY(y), r })] : []);
  /** @param {Pair} point @param {string} letter @param {boolean} right on which side it is to stand */
  const named = ([x, y], letter, right) => {
    const room = BESIDE + LETTER;
    const goes = right ? at.toX(x) + room < at.right : at.toX(x) - room < at.left;
    return drawn("text", { class: "surface-letter", x: at.toX(x) + (goes ? BESIDE : -BESIDE), y: at.toY(y) + 5, "text-anchor": goes ? "start" : "end" }, letter);
  };
  const [start, now] = [own[0], own[own.length - 1]];
  if (!pinned) return [...way(own), ...mark(start, "plane-point"), ...mark(now, "surface-now")];
  const [first, last] = [pinned[0], pinned[pinned.length - 1]];
  return [
    ...way(pinned, " pinned"), ...way(own),
    ...mark(first, "plane-point"), ...mark(last, "plane-point", 3.5), ...mark(start, "plane-point"), ...mark(now, "surface-now"),
    // A is at the left of B.
    named(first, "A", false), named(start, "B", true), named(now, "C", now[0] > first[0]),
  ];
}
