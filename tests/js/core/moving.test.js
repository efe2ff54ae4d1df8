import assert from "node:assert/strict";
import test from "node:test";
import { alike, moved, valuesOf } from "../../../static/js/core/moving.js";
import { tape } from "../../../static/js/core/tape.js";

const face = { text: "x", latex: "x", spoken: "x" };
/** x² and its slope, as a trace's numbers: x, x², 1, 2x. */
const square = tape({ inputs: ["x"], constants: [1, 2], primitives: ["square", "multiply"], code: [[0, 0], [1, 2, 0]], places: [0, 3, 1, 4, 4], flags: [], tables: {} });
const trace = /** @type {import("../../../static/js/core/types.js").Trace} */ (/** @type {unknown} */ ({
  graph: { inputs: [{ name: "x", node: 0, declared: null, wrt: true, label: face }], nodes: [] },
  steps: ["the same"],
  numbers: [3, 9, 1, 6],
}));

test("a moved input changes the numbers and nothing else; flags are none of them", () => {
  const after = moved(trace, square, { x: -2 });
  assert.deepEqual(after.numbers, [-2, 4, 1, -4]);
  assert.equal(after.graph, trace.graph);
  assert.equal(after.steps, trace.steps);
  assert.deepEqual(trace.numbers, [3, 9, 1, 6]);
});

test("an input that does not move keeps the value on show", () => {
  assert.deepEqual(moved(trace, square, {}).numbers, trace.numbers);
  assert.deepEqual(valuesOf(trace), { x: 3 });
});

test("numbers are alike but for their last digits, NaN and the infinities in the same places", () => {
  assert.ok(alike([1, "NaN", "-Infinity", 0], [1 + 1e-12, NaN, -Infinity, -0]));
  assert.ok(alike([1e12, 1], [1e12, 2]), "as a part of the largest");
  for (const other of [[1.1], [NaN], [Infinity], [1, 2]]) assert.ok(!alike([1], other));
});
