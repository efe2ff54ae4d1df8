/**
 * The nodes that get a gradient sooner or later.
 *
 * @typedef {import("./types.js").Trace} Trace
 */

/** @type {WeakMap<Trace["steps"], Set<number>>} */
const known = new WeakMap();

/**
 * @param {Trace} trace
 * @returns {Set<number>}
 */
export function receiversOf(trace) {
  const found = known.get(trace.steps) ?? new Set(trace.steps.flatMap((step) => {
    if (step.kind === "pull") return [step.to];
    return step.kind === "seed" ? [step.node, ...(step.zeros ?? [])] : [];
  }));
  known.set(trace.steps, found);
  return found;
}
