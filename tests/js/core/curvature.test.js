import assert from "node:assert/strict";
import { test } from "node:test";
import { greatestCurvature } from "../../../static/js/core/curvature.js";

/** @param {number[][]} rows @returns {import("../../../static/js/core/curvature.js").Gradient} of the quadratic of this matrix */
const matrix = (rows) => (point) => rows.map((row) => row.reduce((total, one, i) => total + one * point[i], 0));

for (const [rows, found] of /** @type {[number[][], number | null][]} */ ([
  [[[3, 1], [1, 3]], 4], [[[2, 0], [0, -50]], 2], [[[5, 0], [0, -5]], 5], [[[-1, 0], [0, -2]], null], [[[0, 0], [0, 0]], null],
  [[[NaN, 0], [0, 1]], null], [[[Infinity, 0], [0, 1]], null],
])) {
  test(`what curves most upwards in ${JSON.stringify(rows)} is ${found}`, () => {
    const curvature = greatestCurvature(matrix(rows), [0.5, -0.25], 1);
    if (found === null) assert.equal(curvature, null);
    else assert.ok(Math.abs(Number(curvature) - found) < 1e-3 * found, String(curvature));
  });
}

test("of one weight it is exact", () => assert.equal(greatestCurvature(matrix([[4.5]]), [0.5], 1), 4.5));

test("what takes too long is not searched for", () => assert.equal(greatestCurvature(matrix([[4]]), [1], 1e9), null));
