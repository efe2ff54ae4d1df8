/**
 * Parts: which steps of the one walk a stop stands for.
 *
 * @typedef {import("./closed.js").Grain} Grain
 * @typedef {import("./types.js").PullStep} PullStep
 * @typedef {import("./types.js").Note} Note
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Trace} Trace
 */
import { holds } from "./noted.js";
import { isWide, stopBefore } from "./stops.js";

/**
 * The steps that the stop at k stands for, in their order.
 * @param {Trace} trace
 * @param {number} k
 * @param {Grain} grain
 * @returns {Step[]}
 */
export function covered({ steps, stops, graph: { nodes }, forward_steps: forward }, k, { detail, closed }) {
  const step = steps[k - 1];
  if (isWide(detail)) return steps.slice(stopBefore(stops[detail], k), k);
  if (step.kind === "forward" && closed.has(step.node)) return steps.slice(0, k).filter(({ node }) => nodes[node].part === step.node);
  if (step.kind !== "pull") return [step];
  const arriving = detail === "node" ? steps.slice(forward, k).filter((one) => one.kind === "pull" && one.to === step.to) : [step];
  const ways = arriving.flatMap((one) => {
    const { part } = nodes[one.node];
    return closed.has(part) ? way(steps, part, step.to, (id) => nodes[id].part) : [one];
  });
  return [...new Set(ways)];
}

/**
 * The pulls by which a part's gradient comes to an input of the part.
 * @param {Step[]} steps
 * @param {number} part its own node
 * @param {number} to
 * @param {(id: number) => number} partOf
 * @returns {PullStep[]}
 */
function way(steps, part, to, partOf) {
  const reached = new Set([to]);
  /** @type {PullStep[]} */
  const found = [];
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    const step = steps[i];
    if (step.kind !== "pull" || !reached.has(step.to) || partOf(step.node) !== part) continue;
    reached.add(step.node);
    found.push(step);
  }
  return found.reverse();
}

/**
 * What is to be noted at a stop. One of the edges that it stands for may be cut where others are not.
 * @param {Trace} trace
 * @param {import("./frame.js").Frame} frame
 * @returns {Note[]}
 */
export function notesAt(trace, { step, k, grain }) {
  if (!step) return [];
  const own = step.notes ?? [];
  if (grain.detail === "edge" && !grain.closed.size) return own;
  const others = covered(trace, k, grain).filter((one) => one !== step).flatMap(({ notes }) => (notes ?? []).filter(({ kind, slot }) => kind !== "cut" && holds(slot, trace.numbers)));
  const told = new Map([...own, ...others].map((note) => [JSON.stringify([note.slot, note.sentence]), note]));
  return [...told.values()];
}
