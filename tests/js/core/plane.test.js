import assert from "node:assert/strict";
import { test } from "node:test";

import { bandOf, groundOf, lineOf, planeOf } from "../../../static/js/core/plane.js";

/** @param {number[][]} rows @param {string[]} classes */
const plan = (rows, classes = ["0", "1"]) => /** @type {any} */ ({ rows, test: [], data: { features: rows[0].slice(1).map((_, i) => `x_${i + 1}`), classes }, learning: { columns: rows[0].map((_, i) => `c${i}`) } });
const XOR = plan([[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]);

test("one sees all examples, and some air around them", () => {
  const ground = groundOf(XOR, "numbers");
  assert.deepEqual(ground?.features, [{ low: -0.18, high: 1.18 }, { low: -0.18, high: 1.18 }]);
  assert.deepEqual([ground?.output, ground?.middle], [{ low: 0, high: 1 }, 0.5]);
  assert.equal(groundOf(XOR, "signs")?.middle, 0);
  assert.equal(groundOf(plan([[1, 2, 3, 4]]), "numbers"), null);
});

test("the plane is looked at row by row from its top", () => {
  const ground = /** @type {NonNullable<ReturnType<typeof groundOf>>} */ (groundOf(XOR, "numbers"));
  const seen = planeOf((row) => Float64Array.of(0, row[0] + 10 * row[1]), ground, [], [], 2);
  const [near, far] = [-0.18 + 1.36 / 4, 1.18 - 1.36 / 4];
  [near + 10 * far, far + 10 * far, near + 10 * near, far + 10 * near].forEach((value, i) => assert.ok(Math.abs(seen[i] - value) < 1e-12));
});

test("of one feature there is a line", () => {
  const ground = /** @type {NonNullable<ReturnType<typeof groundOf>>} */ (groundOf(plan([[-1, 2], [3, 4]], []), "numbers"));
  const line = lineOf((row, parameters) => Float64Array.of(0, row[0] * parameters[0]), ground, [2], [], 4);
  assert.equal(line.length, 5);
  assert.ok(line.every(([x, y]) => y === 2 * x));
});

test("numbers beyond what is drawn are in the outer bands", () => {
  assert.deepEqual([-9, 0, 0.49, 0.5, 1, 9].map((value) => bandOf(value, { low: 0, high: 1 }, 10)), [0, 0, 4, 5, 9, 9]);
  assert.deepEqual([bandOf(NaN, { low: 0, high: 1 }, 10), bandOf(3, { low: 3, high: 3 }, 10), bandOf(Infinity, { low: 0, high: 1 }, 10)], [0, 0, 9]);
});
