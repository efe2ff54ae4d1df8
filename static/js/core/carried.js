/**
 * The same quantity in another form of the same network: where its walk has what the other walk has just found.
 *
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {{kind: "value" | "gradient", names: string[]}} Quantity by the names of the scalar graph
 */
import { named, namesAt } from "./elements.js";
import { arrayAt, elementsOf } from "./unfolded.js";

/**
 * The k at which what one walk has at k is first complete in another.
 * @param {Trace} before
 * @param {Trace} after
 * @param {number} k
 */
export function carried(before, after, k) {
  if (k >= before.total_steps) return k === Infinity ? k : after.total_steps;
  for (let at = k; at > 0; at -= 1) {
    const quantity = quantityAt(before, at);
    const found = before.network ? quantity && completeAt(after, quantity) : completeIn(after, elementsOf(after.graph, arrayAt(before, at)), kindAt(before, at));
    if (found) return found;
  }
  return 0;
}

/**
 * What a step gives: of a node without a name, what its part gives.
 * @param {Trace} trace
 * @param {number} k
 * @returns {Quantity | null}
 */
export function quantityAt(trace, k) {
  const step = trace.steps[k - 1];
  const id = step.kind === "pull" ? step.to : step.node;
  const own = named(namesAt(trace, id));
  const names = own.length ? own : named(namesAt(trace, trace.graph.nodes[id].part));
  return names.length ? { kind: kindAt(trace, k), names } : null;
}

/**
 * @param {Trace} trace
 * @param {number} k
 * @returns {Quantity["kind"]}
 */
function kindAt(trace, k) {
  return trace.steps[k - 1].kind === "forward" ? "value" : "gradient";
}

/**
 * The first k at which all of it is there.
 * @param {Trace} trace
 * @param {Quantity} quantity
 * @returns {number | null} null where it never is, or from the start
 */
export function completeAt(trace, { kind, names }) {
  const wanted = new Set(names);
  const nodes = trace.graph.nodes.filter(({ id }) => named(namesAt(trace, id)).some((name) => wanted.has(name))).map(({ id }) => id);
  // What is put together of it holds the same numbers, but later.
  const first = nodes.filter((id) => !trace.graph.nodes[id].inputs.some((from) => nodes.includes(from) && named(namesAt(trace, from)).join() === named(namesAt(trace, id)).join()));
  return completeIn(trace, first, kind);
}

/**
 * The first k at which all of these nodes have it.
 * @param {Trace} trace
 * @param {readonly number[]} first
 * @param {Quantity["kind"]} kind
 * @returns {number | null}
 */
function completeIn(trace, first, kind) {
  /** @param {import("./types.js").Step} step @param {number} id */
  const gives = (step, id) => (step.kind === "pull" ? kind === "gradient" && step.to === id : (step.kind === "forward") === (kind === "value") && step.node === id);
  const ends = first.map((id) => trace.steps.reduce((end, step, i) => (gives(step, id) ? i + 1 : end), 0));
  const last = Math.max(0, ...ends);
  return first.length && (kind === "value" || ends.every(Boolean)) ? last || null : null;
}
