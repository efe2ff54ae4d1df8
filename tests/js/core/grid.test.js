import assert from "node:assert/strict";
import { test } from "node:test";

import { flat, fullTint, gridBoxes, gridOf, roomier, rowsOf, shapeText, tint } from "../../../static/js/core/grid.js";
import { measures } from "../../../static/js/core/measure.js";

const measured = measures({ width: 700, height: 700 });
/** @param {number[]} shape */
const of = (shape) => /** @type {NonNullable<ReturnType<typeof gridOf>>} */ (gridOf(shape, measured));

test("a number has no grid, small arrays are written, larger ones tinted, the largest their shape", () => {
  assert.equal(gridOf([], measured), null);
  const looks = [[2], [6], [7], [2, 2], [4, 4], [5, 2], [1, 4], [32, 65], [66, 8], [2, 2, 2]].map((shape) => of(shape).look);
  assert.deepEqual(looks, ["numbers", "numbers", "tints", "numbers", "numbers", "tints", "numbers", "tints", "shape", "shape"]);
  assert.deepEqual([of([3]).rows, of([3]).columns, of([1, 3]).rows, of([1, 3]).columns], [3, 1, 1, 3]);
  assert.ok(of([32, 32]).width <= 112 && of([28, 28]).width > 80);
  assert.ok(of([32]).width >= 10, "a vector is no hair");
  const picture = gridOf([65], measured, [8, 8]);
  assert.deepEqual([picture?.look, picture?.rows, picture?.columns, picture?.width === picture?.height], ["image", 8, 8, true]);
});

test("value and gradient lie clear of their node, and rows leave room for both", () => {
  const grid = of([3, 3]);
  const node = { width: 60, height: 60 };
  for (const flow of /** @type {const} */ (["right", "up"])) {
    const { value, gradient } = gridBoxes(node, grid, flow);
    for (const { x, y, width, height } of [value, gradient]) assert.ok(x >= 30 || x + width <= -30 || y >= 30 || y + height <= -30);
    assert.ok(value.y + value.height <= gradient.y);
    const { across, along } = roomier(measured, [grid], flow);
    assert.ok(flow === "right" ? across.least >= 60 + 2 * grid.height : along.least >= 2 * grid.height && across.least >= 60 + grid.width);
  }
  assert.equal(roomier(measured, [], "right"), measured);
});

test("a tint is full at the largest number, rounded up, and nothing is fuller", () => {
  assert.equal(fullTint([[0.3, -3.69], [[1, 2]]]), 4);
  assert.equal(fullTint([[0, 0]]), 1);
  assert.equal(fullTint([["NaN", "Infinity", 7]]), 10);
  assert.deepEqual([tint(2, 4), tint(-4, 4), tint("Infinity", 4), tint("NaN", 4), tint(0, 4)], [0.5, 1, 1, 0, 0]);
});

test("arrays are read in rows, whole, and by their shape", () => {
  assert.deepEqual(rowsOf([1, 2]), [[1], [2]]);
  assert.deepEqual(rowsOf([[1, 2], [3, 4]]), [[1, 2], [3, 4]]);
  assert.deepEqual(rowsOf(5), [[5]]);
  assert.deepEqual(flat([[1, "NaN"], [3, 4]]), [1, NaN, 3, 4]);
  assert.deepEqual([shapeText([]), shapeText([2]), shapeText([2, 3])], ["1", "2", "2×3"]);
});
