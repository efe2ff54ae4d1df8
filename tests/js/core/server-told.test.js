import assert from "node:assert/strict";
import { test } from "node:test";
import { imageIn, pixelsOf, withImages } from "../../../static/js/core/images.js";
import { likelihoods } from "../../../static/js/core/probable.js";
import { scoresOf } from "../../../static/js/core/scores.js";
import { inputsOf, recordsOf, seenOf, trainOf, wholePlan } from "../../../static/js/core/server-told.js";
import { BEGINNING } from "../../../static/js/core/trained.js";

/** @typedef {import("../../../static/js/core/server-told.js").Reached} Reached */

const trace = /** @type {import("../../../static/js/core/types.js").Trace} */ (/** @type {unknown} */ ({
  graph: { nodes: [{ id: 0, shape: [2, 5] }, { id: 1, shape: [5] }, { id: 2, shape: [2] }], inputs: [{ name: "W_o", node: 0 }, { name: "x", node: 1 }, { name: "y_star", node: 2 }] },
  network: { labels: [2], parameters: [0], elements: [{ node: 0, names: [["w_0_1", "w_1_1"], ["w_0_2", "w_1_2"]] }, { node: 1, names: [null, "x_1", "x_2", "x_3", "x_4"] }, { node: 2, names: ["y_star_1", "y_star_2"] }] },
}));
/** @param {number} outputs @param {string[]} classes @param {number[][]} rows */
const plan = (outputs, classes, rows) => /** @type {import("../../../static/js/core/reducers/training.js").Plan} */ (/** @type {unknown} */ ({
  by: "server", arrays: { parameters: [{ name: "W_o", shape: [2, 5] }], examples: 1, tests: 1, outputs }, learning: null, start: [], free: [], rows: [], test: [],
  data: { features: ["a", "b", "c", "d"], label: "y", classes, rows, learned: [1], tested: [0], scales: [{ shift: 1, by: 2 }, { shift: 0, by: 1 }, { shift: 0, by: 1 }, { shift: 0, by: 1 }] },
}));

test("examples are scaled and labelled as the server has them", () => {
  const made = wholePlan(plan(2, ["no", "yes"], [[3, 0, 0, 5, 1], [1, 1, 1, 1, 0]]), trace, "shares");
  assert.deepEqual(made.rows, [[0, 1, 1, 1, 1, 0]]);
  assert.deepEqual(made.test, [[1, 0, 0, 5, 0, 1]]);
  assert.deepEqual(made.learning.columns, ["x_1", "x_2", "x_3", "x_4", "y_star_1", "y_star_2"]);
  assert.deepEqual(wholePlan(plan(1, ["no", "yes"], [[3, 0, 0, 5, 0], [1, 1, 1, 1, 1]]), trace, "signs").test, [[1, 0, 0, 5, -1]]);
  assert.deepEqual(wholePlan(plan(1, [], [[3, 0, 0, 5, 7.5], [1, 1, 1, 1, 2]]), trace, "numbers").test, [[1, 0, 0, 5, 7.5]]);
  assert.deepEqual(wholePlan(plan(1, [], [[3, 0, 0, 5, 7], [1, 1, 1, 1, 2]]), trace, "bits").test, [[1, 0, 0, 5, 1]], "the greater of two numbers");
  const own = /** @type {any} */ ({ by: "page" });
  assert.equal(wholePlan(own, trace, "bits"), own);
});

test("what is told is what the page's own runs tell, and the last that was seen stays", () => {
  const first = /** @type {Reached} */ ({ kind: "epoch", epoch: 1, update: 3, loss: "Infinity", test: 0.5, parameters: { W_o: [[1]] }, updates: { order: [1, 0], sizes: [2], losses: [0.25], rates: [0.1] }, accuracy: { train: 0.5, test: 0.25 }, confusion: [[1]], outputs: [[1, "NaN"]] });
  const second = /** @type {Reached} */ ({ ...first, epoch: 2, update: 6, parameters: null, outputs: undefined, updates: null, confusion: [[2]] });
  const [told] = recordsOf(first);
  assert.deepEqual([told.kind, told.loss, "sizes" in told && told.sizes, "rates" in told && told.rates], ["epoch", Infinity, [2], [0.1]]);
  assert.deepEqual(recordsOf(second).map((one) => "order" in one && one.order), [[]]);
  assert.deepEqual(seenOf([first, second]), { accuracy: { train: 0.5, test: 0.25 }, confusion: [[2]], outputs: [[1, NaN]], arrays: { W_o: [[1]] } });
});

test("parameters go where values are given by name", () => {
  assert.deepEqual(inputsOf({ W_o: [[1, 2], [3, 4]] }, trace), { w_0_1: 1, w_1_1: 2, w_0_2: 3, w_1_2: 4 });
  assert.deepEqual(inputsOf(null, trace), {});
});

test("as many held-out examples are watched as there are, up to a bound", () => {
  const document = /** @type {any} */ ({ text: "nn.Sequential(nn.Linear(4, 2))", view: "tensors", inputs: {}, of: null, example: null, training: BEGINNING });
  assert.deepEqual(trainOf(document, 3).watch, { parameters: true, outputs: [0, 1, 2] });
  assert.equal(trainOf(document, 900).watch.outputs.length, 500);
  assert.equal(/** @type {any} */ (trainOf(document, 3)).form, "tensor");
});

test("of a run on the server classes are told apart as it says", () => {
  const made = wholePlan(plan(2, ["no", "yes"], [[3, 0, 0, 5, 1], [1, 1, 1, 1, 0]]), trace, "shares");
  const of = { plan: made, parameters: [], seen: { accuracy: { train: 1, test: 0 }, confusion: [[0, 0], [1, 0]], outputs: [[2, 1]] } };
  assert.deepEqual(scoresOf(of, "shares", null), { classes: ["no", "yes"], on: "test", counts: [[0, 0], [1, 0]], guesses: [{ at: 0, is: 1, taken: 0 }], accuracy: { train: 1, test: 0 } });
  assert.equal(scoresOf({ ...of, seen: {} }, "shares", null), null);
});

test("the features of a network that learns from pictures are one", () => {
  const nodes = withImages(trace, [2, 2]).graph.nodes;
  assert.deepEqual(nodes.map(({ image }) => image), [undefined, [2, 2], undefined]);
  assert.equal(withImages(trace, null), trace);
  assert.equal(withImages(trace, [3, 3]).graph.nodes[1].image, undefined, "a vector of another size is none");
  assert.deepEqual(pixelsOf([1, 2, 3, 4, 5], [2, 2]), [2, 3, 4, 5]);
  const sets = /** @type {any} */ ({ datasets: [{ kind: "digits", image: [8, 8] }, { kind: "iris", image: null }] });
  assert.deepEqual(["digits", "iris", "table"].map((kind) => imageIn(sets, /** @type {any} */ ({ training: { data: { kind } } }))), [[8, 8], null, null]);
  assert.equal(imageIn(sets, {}), null);
});

test("likelihoods add up to 1, however large the scores", () => {
  const parts = likelihoods([1000, 1001, -1000], "shares");
  assert.ok(Math.abs(parts[0] + parts[1] + parts[2] - 1) < 1e-12 && Math.abs(parts[1] / parts[0] - Math.E) < 1e-9);
  assert.deepEqual(likelihoods([0], "bits"), [0.5, 0.5]);
  assert.deepEqual(likelihoods([1.25], "numbers"), [0, 1]);
});
