/**
 * The nodes that get a gradient sooner or later.
 *
 * @typedef {import("./types.js").Trace} Trace
 */

/** @type {WeakMap<Trace, Set<number>>} */
const known = new WeakMap();

/**
 * @param {Trace} trace
 * @returns {Set<number>}
 */
export function receiversOf(trace) {
  const found = known.get(trace) ?? new Set(trace.steps.flatMap((step) => {
    if (step.kind === "pull") return [step.to];
    return step.kind === "seed" ? [step.node, ...(step.zeros ?? [])] : [];
  }));
  known.set(trace, found);
  return found;
}
