/**
 * The corner of a node's function along one of its inputs: where it is, which slopes are allowed there, and where the
 * input stands. All of it is the node's alone: its other inputs stay as they are.
 *
 * @typedef {import("./curve.js").Pair} Pair
 * @typedef {import("./tape.js").Tape} Tape
 * @typedef {import("./types.js").Face} Face
 * @typedef {import("./types.js").Trace} Trace
 *
 * @typedef {object} Corner
 * @property {Face} node what stands in it
 * @property {Face} input
 * @property {number} x the input's value
 * @property {number} value the node's
 * @property {number} slope the local derivative, as the walk takes it
 * @property {number} at where the corner is
 * @property {number} height the node's value there
 * @property {Pair | null} allowed the slopes left and right of it, between which all are; null where the value jumps
 * @property {boolean} here whether the input is there
 * @property {(x: number) => Pair} of value and slope where the input has another value
 */
import { edgeKey } from "./frame.js";
import { numberOf } from "./format.js";
import { run } from "./tape.js";

/** So near to a corner rounding decides on which side of it one is. */
const NEAR = 1e-9;
/** The first beat that shows the local derivative. */
const LOCAL = 2;

/**
 * The corner that a step back goes over, if it does; while an input is moved also one that is some way off.
 * @param {Trace} trace
 * @param {Tape} tape
 * @param {import("./frame.js").Frame} frame
 * @param {boolean} moving
 * @returns {Corner | null}
 */
export function cornerOf(trace, tape, { step, beat, now }, moving) {
  if (step?.kind !== "pull" || beat < LOCAL) return null;
  const found = tape.corners.flatMap(({ nodes, slots, tape: own }) => nodes.flatMap((id) =>
    slots.flatMap((slot, i) => (now.has(edgeKey(id, slot)) ? [cornerAt(trace, id, { slot, own, i })] : []))));
  found.sort((a, b) => away(a) - away(b));
  return found.find(({ here }) => here) ?? (moving ? found.find((one) => Number.isFinite(away(one))) ?? null : null);
}

/** @param {Corner} corner */
function away({ x, at }) {
  return Math.abs(x - at);
}

/**
 * @param {Trace} trace
 * @param {number} id
 * @param {{slot: number, own: Tape, i: number}} which of the corners that its kind of node has
 * @returns {Corner}
 */
function cornerAt({ graph: { nodes }, numbers }, id, { slot, own, i }) {
  const node = nodes[id];
  const values = node.inputs.map((from) => numberOf(numbers[from]));
  /** @param {number} x */
  const told = (x) => {
    const memory = run(own, values.map((value, one) => (one === slot ? x : value)));
    return [0, 1, 2, 3, 4].map((n) => memory[own.places[n && n + 4 * i]]);
  };
  const x = values[slot];
  const [value, slope, at, left, right] = told(x);
  const here = Math.abs(x - at) <= NEAR;
  return {
    node: node.mark,
    input: nodes[node.inputs[slot]].label,
    x,
    value,
    slope,
    at,
    height: told(at)[0],
    allowed: Number.isFinite(left) && Number.isFinite(right) ? [left, right] : null,
    here,
    of: (other) => /** @type {Pair} */ (told(other).slice(0, 2)),
  };
}

/** How far one looks to both sides of a corner, at least. */
const REACH = 2;
/** What is left free beside the point at the picture's edge. */
const AIR = 1.15;

/**
 * How far the picture goes to both sides of the corner: so far that the point is in it, in steps, so that it stands still
 * while the point moves.
 * @param {Corner} corner
 */
export function reachOf({ x, at }) {
  const far = Math.abs(x - at) * AIR;
  if (!(far > REACH) || !Number.isFinite(far)) return REACH;
  const power = 10 ** Math.floor(Math.log10(far));
  return [2, 5, 10].map((times) => times * power).find((reach) => reach >= far) ?? far;
}

/**
 * Points on both sides of the corner, which belong together on neither.
 * @param {Corner} corner
 * @param {number} reach
 * @returns {[x: number, value: number, slope: number][][]}
 */
export function sidesOf({ at, of }, reach) {
  const close = Math.max(NEAR, Math.abs(at) * 1e-12) * 2;
  return [-1, 1].map((side) => Array.from({ length: 41 }, (_, i) => {
    const x = at + side * (i ? (reach * i) / 40 : close);
    return [x, ...of(x)];
  }));
}
