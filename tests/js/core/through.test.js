import assert from "node:assert/strict";
import { test } from "node:test";

import { surfaceOf } from "../../../static/js/core/surface.js";
import { planeThrough } from "../../../static/js/core/through.js";
import { createLook, createRun } from "../../../static/js/core/training.js";
import { begun, rows } from "./training-vectors.js";

/** @typedef {import("../../../static/js/core/through.js").Through} Through */

/** @param {readonly number[]} a @param {readonly number[]} b @returns {number} */
const apart = (a, b) => Math.hypot(...a.map((value, i) => value - b[i]));
/** @param {readonly number[]} found @param {readonly number[]} wanted */
const near = (found, wanted, fine = 1e-12) => assert.ok(found.length === wanted.length && apart(found, wanted) <= fine, `${found} and ${wanted}`);

/** @param {number[]} a @param {number[]} b @param {number[]} c */
function plane(a, b, c) {
  const found = planeThrough(a, b, c);
  assert.ok(typeof found !== "string", String(found));
  return found;
}

const [A, B, C] = [[1, -2, 0.5, 3], [2, 0, 0.5, 1], [-1, 4, 2, 0]];

test("A is at 0, B to its right, C above, and they are as far apart as the weights are", () => {
  const found = plane(A, B, C);
  const [a, b, c] = [A, B, C].map(found.at);
  near(a, [0, 0]);
  near(b, [apart(A, B), 0]);
  assert.ok(c[1] > 0);
  near([apart(a, c), apart(b, c)], [apart(A, C), apart(B, C)]);
  [A, B, C].forEach((point) => assert.ok(found.off(point) < 1e-12));
});

test("what is set at a place is found there, and what lies beside the plane is projected, and as far off as it is", () => {
  const found = plane(A, B, C);
  const there = new Float64Array(4);
  for (const [x, y] of [[0, 0], [1, 0], [-2.5, 3.25]]) {
    found.set(there, x, y);
    near(found.at([...there]), [x, y]);
    assert.ok(found.off([...there]) < 1e-12);
  }
  const corner = plane([0, 0, 0], [2, 0, 0], [5, 1, 0]);
  near(corner.at([0.5, 0.25, -7]), [0.5, 0.25]);
  assert.equal(corner.off([0.5, 0.25, -7]), 7);
});

test("there is no plane through fewer than three points, a line, or what is no number", () => {
  assert.equal(planeThrough(A, A, C), "same-start");
  assert.equal(planeThrough(A, A, A), "same-start");
  assert.equal(planeThrough([0, 0], [0, 0], [0, 0]), "same-start");
  assert.equal(planeThrough(A, B, B), "line");
  assert.equal(planeThrough(A, B, A), "line");
  for (const part of [-3, 1 / 3, 0.1, 7]) assert.equal(planeThrough(A, B, A.map((value, i) => value + part * (B[i] - value))), "line");
  assert.equal(planeThrough(A, B, [1, NaN, 0, 0]), "not-finite");
  assert.equal(planeThrough(A, [1, Infinity, 0, 0], C), "not-finite");
});

test("points that are nearly on a line still have axes at right angles", () => {
  const found = plane(A, B, B.map((value, i) => value + 1e-6 * [1, -1, 2, 1][i]));
  const [x, y, far] = [new Float64Array(4), new Float64Array(4), new Float64Array(4)];
  found.set(x, 1, 0);
  found.set(y, 0, 1);
  found.set(far, 3, 4);
  near([apart(A, [...x]), apart(A, [...y]), apart([...x], [...y]), apart(A, [...far])], [1, 1, Math.SQRT2, 5]);
});

const row = rows.filter(({ learning, training, end }) => !learning.state.length && learning.strength === null && training.changes.length === 0 && end.reason === "finished")[0];

test("each point is the mean loss with the weights that are there, and its slopes are the gradient's part in the plane", () => {
  const { learning, start, free, rows: examples, ...others } = begun(row, { batch: 1000, epochs: 1 });
  const run = createRun({ learning, start, free, rows: examples, ...others });
  const first = run.records.next().value;
  assert.ok(first?.kind === "update");
  const c = start.slice(0, learning.parameters.length);
  const gradient = c.map((value, i) => (value - run.parameters()[i]) / first.rate);
  const [a, b] = [0.3, -0.7].map((by) => c.map((value, i) => value + by * Math.sin(1 + i * by)));
  const found = plane(a, b, c);
  const [[x, y], h] = [found.at(c), 1e-5];
  const work = surfaceOf({ look: createLook(learning), rows: examples, parameters: c, free, over: found, bounds: { across: { low: x - h, high: x + h }, up: { low: y - h, high: y + h } } }, 3);
  let step = work.next();
  while (!step.done) step = work.next();
  const values = /** @type {Float64Array} */ (step.value);
  const look = createLook(learning);
  const at = new Float64Array(c.length);
  found.set(at, x + h, y - h);
  assert.equal(values[8], examples.reduce((sum, example) => sum + look(example, at, free)[0], 0) / examples.length);
  assert.ok(Math.abs(values[4] - first.loss) < 1e-12);
  const [across, up] = [[1, 0], [0, 1]].map(([dx, dy]) => {
    found.set(at, dx, dy);
    return gradient.reduce((sum, slope, i) => sum + slope * (at[i] - a[i]), 0);
  });
  near([(values[5] - values[3]) / (2 * h), (values[1] - values[7]) / (2 * h)], [across, up], 1e-7);
});
