import assert from "node:assert/strict";
import { test } from "node:test";

import { hiddenOf, sharedOf } from "../../../static/js/core/hidden.js";
import { planesOf } from "../../../static/js/core/plane.js";

/** A network of so many units a layer, the first that of its features. @param {number[]} sizes */
function trace(sizes) {
  const units = sizes.flatMap((size, column) => [{ column, row: 0, node: null }, ...Array.from({ length: size }, (_, i) => ({ column, row: i + 1, node: 0 }))]).filter(({ column, row }) => row > 0 || column < sizes.length - 1);
  let count = 0;
  for (const unit of units) if (unit.node !== null) unit.node = count++;
  const nodes = Array.from({ length: count }, (_, id) => ({ id, name: `n_${id}`, label: { text: `n${id}`, latex: `n_${id}`, spoken: `n ${id}` } }));
  return /** @type {any} */ ({ network: { units }, graph: { nodes } });
}

test("hidden units are all between features and outputs, and stand behind the outputs in what a look tells", () => {
  const { units, count } = hiddenOf(trace([2, 3, 1, 2]));
  assert.deepEqual(units.map(({ name, layer, at }) => [name, layer, at]), [["n_2", 1, 3], ["n_3", 1, 4], ["n_4", 1, 5], ["n_5", 2, 6]]);
  assert.equal(count, 4);
  assert.deepEqual(hiddenOf(trace([2, 1])), { units: [], count: 0 });
  assert.deepEqual(hiddenOf({ ...trace([2, 1]), network: null }), { units: [], count: 0 });
  const many = hiddenOf(trace([2, 40, 1]));
  assert.deepEqual([many.units.length, many.count], [16, 40]);
});

test("units of a layer share their colours", () => {
  const { units } = hiddenOf(trace([2, 2, 1, 1]));
  const shared = sharedOf(units, [{ low: 0.2, high: 0.3 }, { low: -1, high: 0.9 }, { low: 4, high: 4 }]);
  assert.deepEqual(shared, [{ low: -1, high: 0.9 }, { low: -1, high: 0.9 }, { low: 4, high: 4 }]);
});

test("several things are looked at in one go", () => {
  const ground = /** @type {any} */ ({ features: [{ low: 0, high: 2 }, { low: 0, high: 2 }] });
  const [sum, difference] = planesOf((row) => Float64Array.of(9, row[0] + row[1], 9, row[0] - row[1]), ground, [], [], 2, [1, 3]);
  assert.deepEqual([[...sum], [...difference]], [[2, 3, 1, 2], [-1, 0, 0, 1]]);
});
