/**
 * Where the walk can stop. A step has four beats: its edge and what comes from upstream; the local derivative; their
 * product, travelling; the number that lands. A whole step is one at its last beat, and so is the start.
 *
 * @typedef {{k: number, beat: number, line?: number}} Stop on the board's chain face a step has a beat for each line; `line`: how
 *   many of them are written, all when left out
 */
import { stopAfter, stopBefore } from "./stops.js";

/** How many beats a step has. */
export const BEATS = 4;
/** How fast playing can be. */
export const SPEEDS = Object.freeze([0.25, 0.5, 1, 1.5, 2, 4]);
/** How long a whole step is left to be looked at, at speed 1. */
const HOLD = 1200;

/**
 * The next whole step: the rest of this one, when only some of its beats are on show.
 * @param {Stop} stop
 * @param {readonly number[]} stops each k at which the walk stops
 * @returns {Stop}
 */
export function nextStep({ k, beat }, stops) {
  return { k: beat < BEATS ? k : stopAfter(stops, k), beat: BEATS };
}

/**
 * @param {Stop} stop
 * @param {readonly number[]} stops
 * @returns {Stop}
 */
export function previousStep({ k }, stops) {
  return { k: stopBefore(stops, k), beat: BEATS };
}

/**
 * @param {Stop} stop
 * @param {readonly number[]} stops
 * @returns {Stop}
 */
export function nextBeat({ k, beat }, stops) {
  if (beat < BEATS) return { k, beat: beat + 1 };
  const next = stopAfter(stops, k);
  return next > k ? { k: next, beat: 1 } : { k, beat };
}

/**
 * @param {Stop} stop
 * @param {readonly number[]} stops
 * @returns {Stop}
 */
export function previousBeat({ k, beat }, stops) {
  if (k > 0 && beat > 1) return { k, beat: beat - 1 };
  return previousStep({ k, beat }, stops);
}

/**
 * What playing shows next, and after how many milliseconds.
 * @param {Stop} stop
 * @param {readonly number[]} stops
 * @param {{starts: number[], speed: number}} pace when each beat starts within its step; all at 0 where motion is not wanted
 * @returns {Stop & {after: number}}
 */
export function playedNext(stop, stops, { starts, speed }) {
  const whole = starts[BEATS - 1];
  if (!whole) return { ...nextStep(stop, stops), after: 2 * HOLD / speed };
  const next = nextBeat(stop, stops);
  return { ...next, after: (stop.beat < BEATS ? starts[stop.beat] - starts[stop.beat - 1] : HOLD) / speed };
}

/**
 * One speed faster, and after the fastest the slowest: one button is enough for all of them.
 * @param {number} speed
 */
export function speedRound(speed) {
  return SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length];
}

/**
 * One speed faster or slower.
 * @param {number} speed
 * @param {1 | -1} way
 */
export function otherSpeed(speed, way) {
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(speed) + way))];
}
