import assert from "node:assert/strict";
import { test } from "node:test";

import { createEpochs } from "../../../static/js/core/epochs.js";
import { createStore } from "../../../static/js/core/store.js";
import { SIDE, boundsOf, heightOf, overWeights, reachOf, refined, surfaceOf, weightsOf } from "../../../static/js/core/surface.js";
import { createLook, createRun } from "../../../static/js/core/training.js";
import { begun, rows } from "./training-vectors.js";

/** @typedef {import("../../../static/js/core/surface.js").Asked} Asked */

/** @param {Asked} asked @param {number} [side] */
function whole(asked, side) {
  const work = surfaceOf(asked, side);
  let pauses = 0;
  for (;;) {
    const { done, value } = work.next();
    if (done) return { values: value, pauses };
    pauses += 1;
  }
}

/** A few weights, and a loss whose slopes are known. @type {Omit<Asked, "over" | "bounds">} */
const BOWL = { look: (row, at, free) => Float64Array.of(free[0] * (at[0] - row[0]) ** 2 + 10 * at[1] + 100 * at[2]), rows: [[1], [3]], parameters: [5, 6, 7], free: [0.5] };

test("each point is the mean over all examples, row by row from the top, with the other weights as they are", () => {
  const { values, pauses } = whole({ ...BOWL, over: overWeights([0, 1]), bounds: { across: { low: 0, high: 4 }, up: { low: -1, high: 1 } } }, 3);
  const mean = (/** @type {number} */ a, /** @type {number} */ b) => (0.5 * ((a - 1) ** 2 + (a - 3) ** 2)) / 2 + 10 * b + 700;
  assert.deepEqual([...values], [1, 0, -1].flatMap((b) => [0, 2, 4].map((a) => mean(a, b))));
  assert.equal(pauses, 9);
  assert.deepEqual(BOWL.parameters, [5, 6, 7]);
});

const plain = rows.filter(({ learning, training, end }) => !learning.state.length && learning.strength === null && training.changes.length === 0 && end.reason === "finished");

test("its slopes are the gradient by which an update with all examples moves", () => {
  assert.ok(plain.length);
  const row = plain[0];
  const { learning, start, free, rows: examples, ...others } = begun(row, { batch: 1000, epochs: 1 });
  const run = createRun({ learning, start, free, rows: examples, ...others });
  const first = run.records.next().value;
  assert.ok(first?.kind === "update" && first.examples.length === examples.length);
  const now = start.slice(0, learning.parameters.length);
  const gradient = now.map((value, i) => (value - run.parameters()[i]) / first.rate);
  const h = 1e-5;
  for (let i = 0; i + 1 < now.length; i++) {
    const bounds = { across: { low: now[i] - h, high: now[i] + h }, up: { low: now[i + 1] - h, high: now[i + 1] + h } };
    const { values } = whole({ look: createLook(learning), rows: examples, parameters: now, free, over: overWeights([i, i + 1]), bounds }, 3);
    [[(values[5] - values[3]) / (2 * h), gradient[i]], [(values[1] - values[7]) / (2 * h), gradient[i + 1]]].forEach(([slope, known]) => assert.ok(Math.abs(slope - known) < 1e-7, `${slope} and ${known}`));
  }
});

test("one sees the whole way, as far across as up, between round numbers that stay while it grows a little", () => {
  const { across, up } = boundsOf([[0.51, -0.7], [1.8, -3.1], [1.79, NaN]]);
  assert.ok(across.low < 0.51 && across.high > 1.8 && up.low < -3.1 && up.high > -0.7);
  assert.ok(Math.abs(across.high - across.low - (up.high - up.low)) < 1e-12);
  assert.deepEqual(boundsOf([[0.51, -0.7], [1.8, -3.12]]), { across, up });
  assert.ok(boundsOf([[1, 1]]).across.high - boundsOf([[1, 1]]).across.low >= 2);
  assert.ok(Number.isFinite(boundsOf([[NaN, Infinity]]).up.high));
});

test("without a choice one looks at the first two weights of the last layer", () => {
  const names = ["h", "o_1", "o_2"];
  const trace = /** @type {any} */ ({ graph: { inputs: names.map((name, node) => ({ name, node })) }, network: { units: [{ column: 0 }, { column: 1 }, { column: 2 }], lines: [{ weight: 0, start: 0, end: 1 }, { weight: 1, start: 1, end: 2 }, { weight: 2, start: 1, end: 2 }] } });
  assert.deepEqual(weightsOf(names, null, trace), [1, 2]);
  assert.deepEqual(weightsOf(names, ["o_2", "h"], trace), [2, 0]);
  assert.deepEqual(weightsOf(names, ["o_2", "of another network"], trace), [1, 2]);
  assert.deepEqual(weightsOf(["h", "o_1"], null, trace), [1, 0]);
  assert.equal(weightsOf(["h"], null, trace), null);
});

test("finer it is the same at its points, and flat between four", () => {
  assert.deepEqual([...refined(Float64Array.of(0, 2, 4, 6), 2)], [0, 1, 2, 2, 3, 4, 4, 5, 6]);
  assert.equal(refined(new Float64Array(SIDE * SIDE), 6).length, 241 ** 2);
});

test("heights go by the root, and what is no number is highest", () => {
  const height = heightOf(reachOf(Float64Array.of(1, NaN, 5, Infinity)));
  assert.deepEqual([1, 2, 5, 9, NaN].map(height), [0, 0.5, 1, 1, 1]);
  assert.equal(heightOf(reachOf(Float64Array.of(NaN)))(NaN), 1);
  assert.equal(heightOf({ low: 3, high: 3 })(3), 0);
});

test("a long way is thinned, and keeps its order", () => {
  const epochs = createEpochs(0, 1);
  for (let epoch = 1; epoch <= 1000; epoch++) epochs.take([{ kind: "epoch", epoch, update: epoch, order: [0], sizes: [1], losses: [1], rates: [1], loss: 1, test: null, parameters: [epoch], ends: false }]);
  const way = epochs.path().map(([at]) => at);
  assert.ok(way.length > 200 && way.length <= 400);
  assert.ok(way.every((at, i) => i === 0 || at - way[i - 1] === way[1] - way[0]));
});

test("what one looks at stays from run to run", () => {
  const store = createStore();
  store.dispatch({ type: "pictured", change: { at: "surface" } });
  store.dispatch({ type: "pictured", change: { weights: ["a", "b"] } });
  store.dispatch({ type: "unplanned", about: "another", problem: "no" });
  assert.deepEqual(store.get().training.looks, { at: "surface", unit: null, cell: null, over: "weights", weights: ["a", "b"] });
});
