import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { asLatex, asSpoken, asText, isArray, readsAlike, shapeOf } from "../../../static/js/core/format.js";
import { plainLatex } from "../../../static/js/core/formula.js";

const table = JSON.parse(readFileSync(new URL("../../data/format-arrays.json", import.meta.url), "utf8"));

for (const { array, text, latex, row, spoken, factor } of table.vectors) {
  test(`${JSON.stringify(array)} is read as ${text}`, () => {
    assert.equal(asText(array), text);
    assert.equal(asLatex(array), latex);
    assert.equal(asLatex(array, true), row);
    assert.equal(asSpoken(array), spoken);
    assert.equal(plainLatex([{ n: 0, as: "row" }], [array]), row);
    assert.equal(plainLatex([{ n: 0, as: "plain" }], [array]), latex);
    assert.equal(plainLatex([{ n: 0, as: "factor" }], [array]), factor ?? latex);
  });
}

for (const { left, right, sign } of table.equal) {
  test(`${JSON.stringify(left)} ${sign} ${JSON.stringify(right)}`, () => {
    assert.equal(readsAlike(left, right), sign === "=");
    assert.equal(plainLatex([{ equal: [0, 1] }], [left, right]), sign);
  });
}

test("of a large array its shape and its ends are told", () => {
  const told = { shape: [40, 40], smallest: -1, largest: 2.5, mean: 0.25, histogram: [], unusual: 0 };
  assert.equal(asText(told), "40×40");
  assert.equal(asLatex(told), "\\left[40 \\times 40\\right]");
  assert.equal(asSpoken(told), "40 by 40 numbers from minus 1 to 2.5");
  assert.equal(asSpoken({ ...told, smallest: "NaN", largest: "NaN" }), "40 by 40 numbers, undefined");
});

test("what is not drawn is nothing", () => {
  assert.deepEqual([asText(null), asLatex(null), asSpoken(null)], ["", "", ""]);
  assert.deepEqual([isArray(null), isArray([1]), isArray(2)], [false, true, false]);
});

test("an array has a shape", () => {
  assert.deepEqual([shapeOf([[1, 2, 3], [4, 5, 6]]), shapeOf(2), shapeOf(null)], [[2, 3], [], []]);
});
