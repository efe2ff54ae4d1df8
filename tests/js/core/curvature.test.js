import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { greatestCurvature } from "../../../static/js/core/curvature.js";

/** @param {number[][]} rows @returns {import("../../../static/js/core/curvature.js").Gradient} of the quadratic of this matrix */
const matrix = (rows) => (point) => rows.map((row) => row.reduce((total, one, i) => total + one * point[i], 0));

/** @type {{name: string, hessian: number[][], curvature: number | null}[]} */
const cases = JSON.parse(readFileSync(new URL("../../data/curvature.json", import.meta.url), "utf8"));

for (const { name, hessian, curvature } of cases) {
  test(`${name}: what curves most upwards in ${JSON.stringify(hessian)} is ${curvature}`, () => {
    const found = greatestCurvature(matrix(hessian), hessian.map(() => 0.5), 1);
    if (curvature === null) assert.equal(found, null);
    else assert.ok(Math.abs(Number(found) - curvature) < 1e-3 * curvature, String(found));
  });
}

for (const wrong of [NaN, Infinity]) {
  test(`of a gradient that is ${wrong} nothing is found`, () => assert.equal(greatestCurvature(matrix([[wrong, 0], [0, 1]]), [0.5, -0.25], 1), null));
}

test("of one weight it is exact", () => assert.equal(greatestCurvature(matrix([[4.5]]), [0.5], 1), 4.5));

test("what takes too long is not searched for", () => assert.equal(greatestCurvature(matrix([[4]]), [1], 1e9), null));
