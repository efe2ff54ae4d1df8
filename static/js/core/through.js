/**
 * The plane through three points of weight space: where two runs started, A and B, and where the second one is, C. Random
 * directions would mislead (Li et al. 2018); these are ways that were gone. Its axes are orthonormal, by Gram and Schmidt: A is
 * at 0, B to its right, C above, and lengths on it are lengths between weights.
 *
 * @typedef {import("./surface.js").Over} Over
 * @typedef {Over & {off: (point: readonly number[]) => number}} Through off: how far weights are from it
 * @typedef {"not-finite" | "same-start" | "line"} Why there is no such plane
 */

/** What is shorter than this, beside what it is compared with, is rounding. */
const FINE = 1e-9;

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 * @param {readonly number[]} c
 * @returns {Through | Why}
 */
export function planeThrough(a, b, c) {
  if (![a, b, c].every((point) => point.every(Number.isFinite))) return "not-finite";
  const [toB, toC] = [minus(b, a), minus(c, a)];
  if (long(toB) <= FINE * Math.max(long(a), long(toC))) return "same-start";
  const across = times(1 / long(toB), toB);
  // Twice: what the first leaves along B is rounding, and goes with the second.
  const rest = [1, 2].reduce((left) => minus(left, times(dot(left, across), across)), toC);
  if (long(rest) <= FINE * Math.max(long(a), long(toB), long(toC))) return "line";
  const up = times(1 / long(rest), rest);
  /** @param {readonly number[]} point @returns {import("./curve.js").Pair} */
  const at = (point) => {
    const from = minus(point, a);
    return [dot(from, across), dot(from, up)];
  };
  return {
    key: "through",
    at,
    set(into, x, y) {
      for (let i = 0; i < a.length; i++) into[i] = a[i] + x * across[i] + y * up[i];
    },
    off(point) {
      const [x, y] = at(point);
      return long(point.map((value, i) => value - a[i] - x * across[i] - y * up[i]));
    },
  };
}

/** @param {readonly number[]} of @param {readonly number[]} other */
const minus = (of, other) => of.map((value, i) => value - other[i]);
/** @param {number} much @param {readonly number[]} of */
const times = (much, of) => of.map((value) => much * value);
/** @param {readonly number[]} of @param {readonly number[]} other */
const dot = (of, other) => of.reduce((sum, value, i) => sum + value * other[i], 0);
/** @param {readonly number[]} of */
const long = (of) => Math.hypot(...of);
