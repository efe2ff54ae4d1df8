import assert from "node:assert/strict";
import { test } from "node:test";
import { carried } from "../../../static/js/core/carried.js";
import { formIn, formOf, valuesIn } from "../../../static/js/core/elements.js";
import { nested, placeIn } from "../../../static/js/core/grid.js";
import { questionOf } from "../../../static/js/core/question.js";
import { documentReducer } from "../../../static/js/core/reducers/document.js";
import { given, isOfArrays, isUnfolded, singly, wholeInputs } from "../../../static/js/core/unfolded.js";

/** @param {number} id @param {string | null} name @param {number[]} inputs @param {number[]} [shape] */
const node = (id, name, inputs, shape = []) => ({ id, name, inputs, shape, op: "", part: id });
/** @param {string} name @param {number} id */
const input = (name, id) => ({ name, node: id, declared: null, wrt: true, label: { text: name } });
const label = { text: "W" };

/** s = W x with one row, and x turned, which passes its elements on. */
const ARRAYS = /** @type {any} */ ({
  graph: { arrays: true, output: 3, title: "s", inputs: [input("W", 0), input("x", 1)], nodes: [node(0, "W", [], [1, 2]), node(1, "x", [], [2]), node(2, "t", [1], [2]), node(3, "s", [0, 2], [1])] },
  numbers: [[[3, 4]], [5, 6], [5, 6], [39]],
  steps: [{ kind: "forward", node: 2 }, { kind: "forward", node: 3 }, { kind: "seed", node: 3 }, { kind: "pull", node: 3, to: 0 }, { kind: "pull", node: 3, to: 2 }, { kind: "pull", node: 2, to: 1 }],
  total_steps: 6,
});
const ELEMENTS = /** @type {any} */ ({
  graph: {
    output: 6, title: "s_1", inputs: [input("W_1_1", 0), input("W_1_2", 1), input("x_1", 2), input("x_2", 3)],
    nodes: [node(0, "W_1_1", []), node(1, "W_1_2", []), node(2, "x_1", []), node(3, "x_2", []), node(4, null, [0, 2]), node(5, null, [1, 3]), node(6, "s_1", [4, 5])],
    unfolded: {
      arrays: [{ node: 0, name: "W", shape: [1, 2], elements: [0, 1], label }, { node: 1, name: "x", shape: [2], elements: [2, 3], label }, { node: 2, name: "t", shape: [2], elements: [2, 3], label }, { node: 3, name: "s", shape: [1], elements: [6], label }],
      sources: [0, 0, 1, 1, 3, 3, 3],
    },
  },
  numbers: [3, 4, 5, 6, 15, 24, 39],
  steps: [
    { kind: "forward", node: 4 }, { kind: "forward", node: 5 }, { kind: "forward", node: 6 }, { kind: "seed", node: 6 }, { kind: "pull", node: 6, to: 4 }, { kind: "pull", node: 6, to: 5 },
    { kind: "pull", node: 4, to: 0 }, { kind: "pull", node: 4, to: 2 }, { kind: "pull", node: 5, to: 1 }, { kind: "pull", node: 5, to: 3 },
  ],
  total_steps: 10,
});

test("numbers in order are an array, and have their places in it", () => {
  assert.deepEqual(nested([1, 2, 3, 4, 5, 6], [2, 3]), [[1, 2, 3], [4, 5, 6]]);
  assert.equal(nested([7], []), 7);
  assert.deepEqual([placeIn(4, [2, 3]), placeIn(1, [2]), placeIn(0, [])], [[1, 1], [1], []]);
});

test("inputs are those that the document gives, and what passes them on is none", () => {
  assert.deepEqual(wholeInputs(ELEMENTS.graph).map(({ name, shape }) => [name, shape]), [["W", [1, 2]], ["x", [2]]]);
  assert.deepEqual(valuesIn(ELEMENTS), { W: [[3, 4]], x: [5, 6] });
  assert.deepEqual(valuesIn(ARRAYS), valuesIn(ELEMENTS));
});

test("an element's value is given to its array, and an array's to its elements", () => {
  assert.deepEqual(given(ELEMENTS, {}, "W_1_2", 9), ["W", [[3, 9]]]);
  assert.deepEqual(given(ELEMENTS, { W: [[1, 1]] }, "W_1_2", 9), ["W", [[1, 9]]]);
  assert.deepEqual(given(ELEMENTS, {}, "W", [[1, 2]]), ["W", [[1, 2]]]);
  assert.deepEqual(given(ARRAYS, {}, "x", [1, 2]), ["x", [1, 2]]);
  assert.deepEqual(given(null, {}, "x_1", 2), ["x_1", 2]);
  assert.deepEqual(singly(ELEMENTS.graph, { x: [1, 2], q: 3 }), { x_1: 1, x_2: 2, q: 3 });
});

test("each form says which it is, and a graph of numbers has no elements", () => {
  assert.deepEqual([formOf(ARRAYS), formOf(ELEMENTS)], ["tensor", "scalar"]);
  assert.deepEqual([isUnfolded(ARRAYS.graph), isUnfolded(ELEMENTS.graph), isOfArrays(ARRAYS.graph), isOfArrays(ELEMENTS.graph)], [false, true, true, true]);
  const own = { ...ELEMENTS.graph, unfolded: { arrays: ELEMENTS.graph.nodes.map((/** @type {{id: number}} */ { id }) => ({ node: id, shape: [], elements: [id] })), sources: [] } };
  assert.ok(!isUnfolded(own));
});

test("the quantity in hand is kept", () => {
  /** @param {number} k */
  const there = (k) => carried(ARRAYS, ELEMENTS, k);
  assert.deepEqual([2, 3, 4, 5].map(there), [3, 4, 9, 10]);
  assert.equal(there(6), 10);
  /** @param {number} k */
  const back = (k) => carried(ELEMENTS, ARRAYS, k);
  assert.deepEqual([1, 3, 4, 6, 7, 8].map(back), [2, 2, 3, 3, 4, 6]);
});

test("the scalar graph is asked for by name, is in no other document's question, and drops what it alone has", () => {
  const document = { text: "W x", inputs: {}, of: null, example: null };
  assert.deepEqual([formIn(document), questionOf(document).form], ["tensor", undefined]);
  const turned = documentReducer({ ...document, of: "#3" }, { type: "looked", as: "graph" });
  assert.deepEqual([turned.view, turned.of, questionOf(turned).form], ["graph", null, "scalar"]);
  const back = documentReducer({ ...turned, of: "s_1", wrt: ["W_1_1"] }, { type: "looked", as: "tensors" });
  assert.deepEqual([back.view, back.of, back.wrt], [undefined, null, null]);
});
