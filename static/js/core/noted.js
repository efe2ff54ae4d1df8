/**
 * How much there is to be said at most, at a step of a walk, of where it is.
 *
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Wire} Wire
 */
import { numberOf } from "./format.js";

/** @type {WeakMap<Step[], number[][]>} the slots of each step's notes */
const slots = new WeakMap();
/** @type {WeakMap<Wire[], number>} */
const most = new WeakMap();

/**
 * The most notes that one step of the walk has.
 * @param {Trace} trace
 */
export function mostNoted({ steps, numbers }) {
  const known = most.get(numbers);
  if (known !== undefined) return known;
  const all = slots.get(steps) ?? steps.map(({ notes }) => (notes ?? []).map(({ slot }) => slot));
  slots.set(steps, all);
  let found = 0;
  for (const own of all) found = Math.max(found, own.reduce((count, slot) => count + (holds(slot, numbers) ? 1 : 0), 0));
  most.set(numbers, found);
  return found;
}

/**
 * Whether what is noted in a slot is so.
 * @param {number} slot
 * @param {Wire[]} numbers
 */
export function holds(slot, numbers) {
  return numberOf(numbers[slot]) !== 0;
}
