import assert from "node:assert/strict";
import test from "node:test";
import { pulled, taken } from "../../../static/js/core/scrub.js";

/**
 * @param {number} value
 * @param {number} reach
 * @param {...[number, boolean?]} ways px, and whether finely
 */
const after = (value, reach, ...ways) => ways.reduce((scrub, [px, fine = false]) => pulled(scrub, px, fine), taken(value, reach)).value;

test("a reach of the slider is two hundred px, in fifty steps", () => {
  assert.equal(after(3, 5, [200]), 8);
  assert.equal(after(3, 5, [4]), 3.1);
  assert.equal(after(3, 5, [-40]), 2);
  assert.equal(after(0, 1000, [4]), 20);
  assert.equal(after(0.3, 5, [-12]), 0);
  assert.ok(Object.is(after(0.1, 5, [-4]), 0), "no −0");
});

test("with Shift it goes ten times as finely, from where it is", () => {
  assert.equal(after(3, 5, [40, true]), 3.1);
  assert.equal(after(3, 5, [4, true]), 3.01);
  assert.equal(after(3, 5, [40], [40, true], [-40]), 3.1);
});

test("many small pulls go as far as one, and lie on the steps, wherever they began", () => {
  assert.equal(after(-2, 5, ...Array.from({ length: 40 }, () => /** @type {[number]} */ ([1]))), -1);
  assert.equal(after(0.123, 5, [4]), 0.2);
  assert.equal(after(0.123, 5, [0]), 0.1);
  assert.equal(after(1, 5, [1.3], [1.3], [1.4]), 1.1);
});
