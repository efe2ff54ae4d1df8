import assert from "node:assert/strict";
import { test } from "node:test";

import { alone, givenOf, isSame, readGiven, replaced, shapeOf, written } from "../../../static/js/core/given.js";
import { decode, encode, unreadOf } from "../../../static/js/core/url.js";

test("an array in a link is read as it was written", () => {
  for (const value of [2, -0.5, 1e-7, [1, 2], [[2, -1], [-1, 1]], [[[1], [2]]]]) assert.deepEqual(readGiven(written(value)), value);
  for (const text of ["", "x", "[1;2", "[1;[2]]", "[[1];[2;3]]", "[]", "[1;x]", "[null]", "1e999", "[1e999]"]) assert.equal(readGiven(text), null);
});

test("inputs that are arrays stand in the address, and what is none is told", () => {
  const inputs = { W: [[2, -1], [-1, 1]], x: [1, 2], y_star: 2 };
  const place = { document: { text: "W @ x", inputs, of: null, example: null }, k: 0, beat: 4, present: false, hide: [] };
  assert.deepEqual(decode(encode(place))?.document.inputs, inputs);
  assert.deepEqual(unreadOf("#text=x&inputs=x:[1;2],W:[[1;2];[3]],y:4"), ["W:[[1;2];[3]]"]);
});

test("one number of an array is set, and the others stay", () => {
  const array = [[2, -1], [-1, 1]];
  assert.deepEqual(replaced(array, [0, 1], 5), [[2, 5], [-1, 1]]);
  assert.deepEqual(replaced([1, 2], [1], 7), [1, 7]);
  assert.equal(replaced(3, [], 4), 4);
  assert.deepEqual(array, [[2, -1], [-1, 1]]);
});

test("arrays are the same by their numbers", () => {
  assert.ok(isSame([1, [2]], [1, [2]]) && isSame(3, 3) && !isSame([1], [2]) && !isSame(1, [1]));
  assert.deepEqual(givenOf([["Infinity", 1]]), [[Infinity, 1]]);
  assert.deepEqual([shapeOf([[1, 2, 3]]), shapeOf(2), alone(2), alone([2])], [[1, 3], [], 2, NaN]);
});
