/**
 * The node that a link asks to look at by itself: it is sought once its graph has come.
 *
 * @typedef {import("../store.js").Action} Action
 * @typedef {{name: string, missing: boolean}} Sought by name, or as `#4`; `missing`: nothing that is computed is called so
 */
import { nodeNamed } from "../closed.js";

/**
 * @param {Sought | null} sought
 * @param {Action} action
 * @returns {Sought | null}
 */
export function soughtReducer(sought = null, action) {
  switch (action.type) {
    case "opened":
      return action.alone ? { name: action.alone, missing: false } : null;
    case "typed":
    case "brokenDown":
    case "exampleChosen":
    case "inputSet":
    case "differentiated":
    case "merged":
    case "aloned":
      return null;
    default:
      return sought;
  }
}

/**
 * The key of the node, now that its graph is there.
 * @param {Sought} sought
 * @param {import("./answer.js").Answer} answer
 * @returns {number | null}
 */
export function keyOf({ name }, { trace, keys }) {
  const id = trace ? nodeNamed(trace.graph, name) : -1;
  return trace?.graph.nodes[id]?.inputs.length ? keys[id] : null;
}
