import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, completeAt, quantityAt } from "../../../static/js/core/carried.js";
import { arraysGiven, filled, formIn, formOf, named, onesIn, spread, valuesIn } from "../../../static/js/core/elements.js";
import { BEATS } from "../../../static/js/core/pace.js";
import { turned } from "../../../static/js/core/reducers/playhead.js";

/** @param {number} id @param {string | null} name @param {number[]} inputs @param {number} [part] */
const node = (id, name, inputs, part = id) => ({ id, name, inputs, part, op: "", shape: [] });

/** s_j = w_j x, L = s_1 + s_2, pulled to w_1 and w_2. */
const SCALAR = /** @type {any} */ ({
  graph: { title: "L", output: 5, inputs: [{ name: "x", node: 0 }, { name: "w_1", node: 1 }, { name: "w_2", node: 2 }], nodes: [node(0, "x", []), node(1, "w_1", []), node(2, "w_2", []), node(3, "s_1", [1, 0]), node(4, "s_2", [2, 0]), node(5, null, [3, 4])] },
  network: { labels: [], parameters: [1, 2] },
  numbers: [3, 1, 2],
  steps: [
    { kind: "forward", node: 3 }, { kind: "forward", node: 4 }, { kind: "forward", node: 5 }, { kind: "seed", node: 5 },
    { kind: "pull", node: 5, to: 3 }, { kind: "pull", node: 5, to: 4 }, { kind: "pull", node: 4, to: 2 }, { kind: "pull", node: 3, to: 1 },
  ],
  total_steps: 8,
});
/** s = W x', x' = (1, x) put together of x: its numbers come later and are the same. */
const TENSOR = /** @type {any} */ ({
  graph: { title: "L", output: 3, inputs: [{ name: "x", node: 0 }, { name: "w", node: 1 }], nodes: [{ ...node(0, "x", []), shape: [2] }, { ...node(1, "w", []), shape: [2] }, node(2, "s", [1, 0]), node(3, "L", [4]), node(4, null, [2])] },
  network: {
    labels: [], parameters: [1],
    elements: [{ node: 0, names: [null, "x"] }, { node: 1, names: ["w_1", "w_2"] }, { node: 2, names: ["s_1", "s_2"] }, { node: 3, names: "L" }, { node: 4, names: [null, "s_1", "s_2"] }],
  },
  numbers: [[1, 3], [1, 2]],
  steps: [{ kind: "forward", node: 2 }, { kind: "forward", node: 4 }, { kind: "forward", node: 3 }, { kind: "seed", node: 3 }, { kind: "pull", node: 3, to: 4 }, { kind: "pull", node: 4, to: 2 }, { kind: "pull", node: 2, to: 1 }],
  total_steps: 7,
});

test("each step has a quantity, by the names of the scalar graph", () => {
  assert.deepEqual(quantityAt(SCALAR, 2), { kind: "value", names: ["s_2"] });
  assert.deepEqual(quantityAt(SCALAR, 4), { kind: "gradient", names: ["L"] });
  assert.deepEqual(quantityAt(TENSOR, 7), { kind: "gradient", names: ["w_1", "w_2"] });
});

test("a walk goes on where the other has the same quantity, complete", () => {
  assert.equal(carried(SCALAR, TENSOR, 0), 0);
  assert.equal(carried(SCALAR, TENSOR, 1), 1, "s_1 is in s");
  assert.equal(carried(SCALAR, TENSOR, 3), 3);
  assert.equal(carried(SCALAR, TENSOR, 5), 6, "of s, not of what is put together of it");
  assert.equal(carried(SCALAR, TENSOR, 7), 7);
  assert.equal(carried(TENSOR, SCALAR, 1), 2, "all of s");
  assert.equal(carried(TENSOR, SCALAR, 6), 6);
  assert.equal(carried(TENSOR, SCALAR, 7), 8, "the end is the end");
  assert.equal(carried(SCALAR, TENSOR, Infinity), Infinity);
});

test("what never comes is not there", () => {
  assert.equal(completeAt(TENSOR, { kind: "gradient", names: ["x"] }), null);
  assert.equal(completeAt(TENSOR, { kind: "value", names: ["nothing"] }), null);
});

test("back in the form it came from, the playhead is where it was", () => {
  const there = turned({ k: 5, beat: 2, form: "scalar" }, SCALAR, TENSOR);
  assert.deepEqual([there.k, there.beat, there.form], [6, BEATS, "tensor"]);
  assert.deepEqual(turned(there, TENSOR, SCALAR), { k: 5, beat: 2, form: "scalar" });
  assert.equal(turned({ ...there, k: 7 }, TENSOR, SCALAR).k, 8);
  assert.equal(turned(there, TENSOR, TENSOR), there, "no other form: the same object");
});

test("arrays are given number by number, and filled by name", () => {
  assert.equal(formOf(TENSOR), "tensor");
  assert.equal(formOf(SCALAR), "scalar");
  assert.deepEqual(valuesIn(TENSOR), { x: 3, w_1: 1, w_2: 2 });
  assert.deepEqual(valuesIn(TENSOR), valuesIn(SCALAR));
  assert.deepEqual(arraysGiven(TENSOR, { x: 7, w_2: 9 }), { x: [1, 7], w: [1, 9] });
  assert.deepEqual(filled([["a", null]], [[1, 2]], { a: 3 }), [[3, 2]]);
  assert.deepEqual(spread([["a", null], ["b", "c"]], [[1, 2], [3, 4]]), [["a", 1], ["b", 3], ["c", 4]]);
  assert.deepEqual(named([["a", null], ["b"]]), ["a", "b"]);
  assert.deepEqual(onesIn(TENSOR, 0), [0]);
  assert.deepEqual(onesIn(SCALAR, 0), []);
});

test("a network can be asked for as arrays, one that is trained, too", () => {
  const text = "nn.Sequential(nn.Linear(2, 1))";
  assert.equal(formIn({ text, view: "tensors" }), "tensor");
  assert.equal(formIn({ text, view: "graph" }), "scalar");
  assert.equal(formIn({ text: "x y", view: "tensors" }), "tensor");
  assert.equal(formIn(/** @type {any} */ ({ text, view: "tensors", training: {} })), "tensor");
});
