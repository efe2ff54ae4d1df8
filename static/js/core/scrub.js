/** A number that is pulled sideways by hand, as long as the hand holds it. */

/** So many px to the side are as much as a slider reaches from its middle to an end. */
const REACH_PX = 200;
/** So many steps are in a slider's reach: at a reach of 5 a step is 0.1, as the slider has it. */
const STEPS = 50;
/** How much finer it goes with Shift. */
const FINER = 10;

/**
 * @typedef {object} Scrub
 * @property {number} exact where the hand has it
 * @property {number} value where it lands: a whole number of steps
 * @property {number} reach of its slider, when the hand took it
 */

/**
 * @param {number} value
 * @param {number} reach
 * @returns {Scrub}
 */
export function taken(value, reach) {
  return { exact: value, value, reach };
}

/**
 * The number once the hand has gone on by some px: to the right it grows.
 * @param {Scrub} scrub
 * @param {number} px
 * @param {boolean} fine
 * @returns {Scrub}
 */
export function pulled({ exact, reach }, px, fine) {
  const finer = fine ? FINER : 1;
  const at = exact + (px * reach) / REACH_PX / finer;
  const parts = (STEPS * finer) / reach;
  return { exact: at, value: Number((Math.round(at * parts) / parts).toPrecision(12)) + 0, reach };
}
