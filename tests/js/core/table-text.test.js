import assert from "node:assert/strict";
import { test } from "node:test";
import { endsOf, featuresAt } from "../../../static/js/core/plane.js";
import { labelsIn, withPoint, withoutRow } from "../../../static/js/core/table-text.js";

test("a point is added as the table writes its own", () => {
  assert.equal(withPoint("a,b,y\n1,2,no", [0.5, -1], "no"), "a,b,y\n1,2,no\n0.5,-1,no\n");
  assert.equal(withPoint("a;b;y\n1,5;2;no\n", [0.5, 3], "no"), "a;b;y\n1,5;2;no\n0,5;3;no\n");
  assert.equal(withPoint("1 2 0\n", [0.5, 3], "1"), "1 2 0\n0.5 3 1\n");
  assert.equal(withPoint("1,2,x\n", [3, 4], 'a "b", c'), '1,2,x\n3,4,"a ""b"", c"\n');
});

test("a row is taken away wherever there are a header, comments and empty lines", () => {
  const table = "# points\na,b,y\n\n1,2,0\n3,4,1\n\n5,6,1\n";
  assert.equal(withoutRow(table, 1, 3), "# points\na,b,y\n\n1,2,0\n\n5,6,1\n");
  assert.equal(withoutRow("1,2,0\n3,4,1", 0, 2), "3,4,1");
});

test("a point's label is a class, or one of few numbers", () => {
  assert.deepEqual(labelsIn({ classes: ["cat", "dog"], rows: [] }), ["cat", "dog"]);
  assert.deepEqual(labelsIn({ classes: [], rows: [[1, 2, 1], [2, 3, 0], [4, 5, 1]] }), ["0", "1"]);
  assert.deepEqual(labelsIn({ classes: [], rows: Array.from({ length: 30 }, (_, i) => [0, i]) }), []);
});

test("a place on the plane has features as fine as one can point, not scaled", () => {
  const ground = { features: [{ low: -1, high: 1 }, { low: 0, high: 1 }], output: { low: 0, high: 1 }, middle: 0.5 };
  const plain = [{ shift: 0, by: 1 }, { shift: 0, by: 1 }];
  assert.deepEqual(featuresAt(ground, plain, [0.5, 0.3333]), [0, 0.33]);
  assert.deepEqual(featuresAt(ground, [{ shift: 100, by: 50 }, plain[1]], [1, 0]), [150, 0]);
});

test("what is written at the ends of an axis lies on it, and is short", () => {
  assert.deepEqual(endsOf({ low: -0.18, high: 1.18 }), [-0.1, 1.1]);
  assert.deepEqual(endsOf({ low: 0.27, high: 0.66 }), [0.27, 0.66]);
  assert.deepEqual(endsOf({ low: -0.04, high: 2.04 }), [0, 2]);
  assert.deepEqual(endsOf({ low: 1204.5, high: 98765 }), [10000, 90000]);
});
