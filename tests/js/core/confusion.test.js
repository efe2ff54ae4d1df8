import assert from "node:assert/strict";
import { test } from "node:test";
import { accuracySaid, classesOf, judged, percent, predicted, trueClass } from "../../../static/js/core/confusion.js";

/** @param {number[][]} rows @param {number[][]} kept @param {number} features @param {string[]} classes */
const plan = (rows, kept, features, classes) => /** @type {import("../../../static/js/core/reducers/training.js").Plan} */ (/** @type {unknown} */ ({
  rows, test: kept, data: { features: Array.from({ length: features }, (_, i) => `x_${i}`), classes, rows, learned: [], tested: [] },
}));

test("the greatest of several outputs is the class, one is a class above its middle", () => {
  assert.equal(predicted([0.1, 3, -2], "shares"), 1);
  assert.equal(predicted([1, 1], "bits"), 0, "of equal ones the first, as argmax has it");
  assert.deepEqual([0.4, 0.5, 0.6].map((one) => predicted([one], "numbers")), [0, 0, 1]);
  assert.deepEqual([-0.1, 0, 0.4].map((one) => predicted([one], "bits")), [0, 0, 1]);
  assert.deepEqual([-1, 0.2].map((one) => predicted([one], "signs")), [0, 1]);
});

test("labels are 0 and 1, −1 and 1, or one for each class", () => {
  assert.deepEqual([[7, 7, 0], [7, 7, 1], [7, 7, -1]].map((row) => trueClass(row, 2)), [0, 1, 0]);
  assert.equal(trueClass([7, 7, 0, 0, 1], 2), 2);
  assert.equal(trueClass([7, 7, -1, 1, -1], 2), 1);
});

test("what is kept for the test is counted; without any, what is learned from", () => {
  const rows = [[-1, 0], [1, 1], [2, 0]];
  /** @param {readonly number[]} row */
  const ask = (row) => [row[0]];
  const told = judged(plan(rows, [[3, 1], [-3, 1]], 1, ["no", "yes"]), "bits", ask);
  assert.deepEqual(told?.counts, [[0, 0], [1, 1]]);
  assert.deepEqual(told?.accuracy, { train: 2 / 3, test: 0.5 });
  assert.deepEqual(told?.guesses.map(({ at, taken }) => [at, taken]), [[0, 1], [1, 0]]);
  const alone = judged(plan(rows, [], 1, ["no", "yes"]), "bits", ask);
  assert.deepEqual([alone?.on, alone?.counts, alone?.accuracy.test], ["train", [[1, 1], [0, 1]], null]);
  assert.equal(judged(plan(rows, [], 1, []), "numbers", ask), null, "numbers are no classes");
});

test("two labels without names are classes where the loss takes no numbers", () => {
  assert.deepEqual(classesOf(plan([[5, 2], [6, -3], [6, 2]], [], 1, []).data, "signs"), ["-3", "2"]);
});

test("nothing but all is told as all", () => {
  assert.deepEqual([1, 0.9999, 0.955, 0].map(percent), ["100", "99.9", "95.5", "0"]);
  assert.equal(accuracySaid({ accuracy: { train: 1, test: null } }).key, "page.training.accuracy");
});
