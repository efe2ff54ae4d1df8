import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { numberOf } from "../../../static/js/core/format.js";
import { BINS, summaryOf } from "../../../static/js/core/summary.js";

const { rows } = JSON.parse(readFileSync(new URL("../../data/summaries.json", import.meta.url), "utf8"));

for (const { array, ...told } of rows) {
  test(`what is told of ${JSON.stringify(array)} is what the server tells`, () => {
    const { least, most, mean, bins, unusual } = summaryOf(array);
    assert.deepEqual([bins, unusual], [told.bins, told.unusual]);
    [[least, told.least], [most, told.most], [mean, told.mean]].forEach(([is, should]) => {
      const by = numberOf(should);
      assert.ok(Number.isNaN(by) ? Number.isNaN(is) : Math.abs(is - by) <= 1e-12 * Math.max(1, Math.abs(by)), `${is} is not ${by}`);
    });
  });
}

test("a large array is told by its range, its mean and how its numbers lie", () => {
  const { least, most, mean, bins, unusual } = summaryOf([Array.from({ length: 24 }, (_, i) => i), Array.from({ length: 24 }, (_, i) => i)]);
  assert.deepEqual([least, most, mean, unusual], [0, 23, 11.5, 0]);
  assert.deepEqual(bins, Array.from({ length: BINS }, () => 4));
});

test("what is no finite number counts for nothing else, and equal numbers are one bar", () => {
  const { least, most, mean, bins, unusual } = summaryOf([2, 2, "NaN", "Infinity"]);
  assert.deepEqual([least, most, mean, unusual, bins[0], bins.at(-1)], [2, 2, 2, 2, 2, 0]);
});

test("of a very large array the server tells so", () => {
  const told = { shape: [200, 200], smallest: -1, largest: /** @type {const} */ ("Infinity"), mean: 0.5, histogram: [3, 4], unusual: 1 };
  assert.deepEqual(summaryOf(told), { least: -1, most: Infinity, mean: 0.5, bins: [3, 4], unusual: 1 });
});
