/** What the tests of core/ share: a small catalogue, and a walk written by hand after docs/trace.md. */
import { grainOf } from "../../../static/js/core/closed.js";

/** @type {import("../../../static/js/core/types.js").Catalogue} */
export const catalogue = {
  heading: "{phase} · step {step} of {of}",
  "phase.forward": "Forward",
  "phase.backward": "Backward",
  other: "Scaled by the **other** input, {name}.",
  listed: "{inputs|, | or } moves",
  steps: { one: "1 step", other: "{count} steps" },
  "square.spoken": "{base} squared",
};

/** @param {string} text @returns {import("../../../static/js/core/types.js").Face} */
export const face = (text) => ({ text, latex: text, spoken: text });

/** A graph as it is drawn with nothing closed. @param {import("../../../static/js/core/types.js").Graph} graph */
export const pictured = (graph) => ({ ...graph, whole: graph, closed: [], neurons: null, apart: [] });

/** How large a step of the walk is. @param {import("../../../static/js/core/stops.js").Detail} detail */
export const grain = (detail) => grainOf(walk, { detail });

/** f = x·x + y, at 3 and 2: two contributions to x, in one step each. */
export const walk = trace();

/** @returns {import("../../../static/js/core/types.js").Trace} */
function trace() {
  const lines = { title: { key: "t" }, rule: [], sentence: { key: "s" }, spoken: { key: "p" } };
  /** @param {number} id @param {string} op @param {number[]} inputs @param {number} rank @param {string} mark */
  const node = (id, op, inputs, rank, mark) =>
    ({ id, op, inputs, attrs: {}, name: null, shape: [], part: id === 2 ? 3 : id, rank, mark: face(mark), label: face(mark), tag: null });
  /** @param {number} slot @param {number} first @param {number} arrived */
  const toX = (slot, first, arrived) => ({
    kind: /** @type {const} */ ("pull"), node: 2, slot, to: 0, upstream: 5, local: first, contribution: first + 1, total: first + 2,
    cut: first + 3, arrived, expected: 2, final: arrived === 2, from_step: 4, notes: [], lines,
  });
  return {
    revision: 1,
    graph: {
      title: "f",
      output: 3,
      nodes: [node(0, "input", [], 0, "x"), node(1, "input", [], 0, "y"), node(2, "mul", [0, 0], 1, "×"), node(3, "add", [2, 1], 2, "+")],
      inputs: [
        { name: "x", node: 0, declared: null, wrt: true, label: face("x") },
        { name: "y", node: 1, declared: null, wrt: true, label: face("y") },
      ],
      formulas: [],
    },
    steps: [
      { kind: "forward", node: 2, value: 2, notes: [], lines },
      { kind: "forward", node: 3, value: 3, notes: [], lines },
      { kind: "seed", node: 3, gradient: 4, zeros: [], notes: [], lines },
      { kind: "pull", node: 3, slot: 0, to: 2, upstream: 4, local: 14, contribution: 5, total: 5, cut: 15, arrived: 1, expected: 1, final: true, from_step: 3, notes: [], lines },
      toX(0, 6, 1),
      toX(1, 10, 2),
    ],
    numbers: [3, 2, 9, 11, 1, 1, 3, 3, 3, 0, 3, 3, 6, 0, 1, 0],
    parts: [{ node: 3, nodes: [2, 3], inputs: [0, 1] }],
    part_steps: [null, null, { ...toX(1, 10, 2), node: 3, slot: -1, arrived: 1, expected: 1 }],
    layer_steps: [
      { kind: "forward", node: 3, value: 3, notes: [], lines },
      null,
      { kind: "seed", node: 3, gradient: 4, zeros: [], notes: [], lines },
    ],
    pass_steps: [
      { kind: "forward", node: 3, value: 3, notes: [], lines },
      { kind: "seed", node: 3, gradient: 4, zeros: [], notes: [], lines },
    ],
    stops: { node: [1, 2, 3, 4, 6], part: [2, 3, 6], layer: [2, 3, 6], pass: [2, 6] },
    forward_steps: 2,
    total_steps: 6,
    opening: { key: "o" },
    break_down: null, put_together: null, notices: [],
  };
}
