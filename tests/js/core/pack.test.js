import assert from "node:assert/strict";
import { test } from "node:test";
import { packed } from "../../../static/js/core/pack.js";

/** The lecture's function as laid out: three leaves, a square beside y, a sum and a product between. */
const points = [{ x: 0, y: 0 }, { x: 0, y: 145 }, { x: 0, y: 245 }, { x: 1, y: 145 }, { x: 2, y: 195 }, { x: 3, y: 70 }];

test("packed gives up gaps that no rank needs, and keeps order and level", () => {
  const { reach, at } = packed(points, 100);
  assert.equal(reach, 200);
  assert.deepEqual([0, 145, 245].map(at), [0, 100, 200]);
  assert.ok(at(70) > 0 && at(70) < 100);
  assert.ok(at(195) > 100 && at(195) < 200);
});

test("packed places what lies between and beyond, such as the way of an edge", () => {
  const { at } = packed(points, 100);
  const heights = [-20, 0, 35, 70, 100, 145, 170, 195, 245, 260].map(at);
  assert.deepEqual(heights, [...heights].sort((a, b) => a - b));
  assert.equal(at(-20), -20);
  assert.equal(at(260), 215);
});

test("packed leaves alone what is as close as can be", () => {
  const line = [0, 100, 200].map((y) => ({ x: 0, y }));
  assert.deepEqual(line.map(({ y }) => packed(line, 100).at(y)), [0, 100, 200]);
  assert.equal(packed([{ x: 0, y: 7 }], Infinity).reach, 0);
});
