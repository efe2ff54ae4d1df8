/**
 * Stochastic gradient descent as the lecture's numbered lines, and the one that runs.
 *
 * @typedef {"initialise" | "shuffle" | "pick" | "gradient" | "update" | "return"} Line
 * @typedef {import("./types.js").Sentence} Sentence
 */

/** @type {readonly Line[]} */
export const LINES = Object.freeze(["initialise", "shuffle", "pick", "gradient", "update", "return"]);

const HOLES = Object.freeze({
  w: { face: { text: "w", latex: "w", spoken: "w" } },
  step: { face: { text: "w ← w − γₜ∇L", latex: String.raw`w \leftarrow w - \gamma_t \nabla L`, spoken: { key: "page.training.line.step", holes: {} } } },
});

/**
 * @param {Line} line
 * @returns {Sentence}
 */
export const written = (line) => ({ key: `page.training.line.${line}`, holes: HOLES });

/**
 * @param {import("./reducers/training.js").Training} training
 * @param {number} k the step of the walk through the network
 * @returns {Line}
 */
export function runningLine({ over, moved, running, place, epoch, update }, k) {
  if (over) return "return";
  if (moved) return "update";
  if (running || k > 0) return "gradient";
  if (place > 0) return "pick";
  return epoch === 1 && update === 0 ? "initialise" : "shuffle";
}
