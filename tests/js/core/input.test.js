import assert from "node:assert/strict";
import { test } from "node:test";
import { inputsAfterEdit } from "../../../static/js/core/document.js";
import { fieldText, parseNumber, sliderReach } from "../../../static/js/core/number.js";
import { spanOf } from "../../../static/js/core/span.js";

test("numbers are read as people write them", () => {
  const read = { "-1/4": -0.25, "0,5": 0.5, "−2": -2, "1e3": 1000, " 3. ": 3, ".5": 0.5, "+7": 7 };
  for (const [typed, value] of Object.entries(read)) assert.equal(parseNumber(typed), value, typed);
  for (const typed of ["", "-", "1/", "1/0", "1/2/3", "x", "1.2.3", "Infinity"]) assert.equal(parseNumber(typed), null, typed);
});

test("a field shows a number in full, with a real minus", () => {
  assert.equal(fieldText(-0.25), "−0.25");
  assert.equal(fieldText(-0), "0");
  assert.equal(parseNumber(fieldText(-1.5e-7)), -1.5e-7);
});

test("a slider reaches as far as its value needs", () => {
  assert.deepEqual([0, -5, 5.1, 12, -99, 100, 101].map(sliderReach), [5, 5, 10, 20, 100, 100, 200]);
});

test("places are counted in code points, and JavaScript's in halves of them", () => {
  assert.deepEqual(spanOf("𝑥 + ?", { line: 1, column: 5, length: 1 }), { from: 5, to: 6 });
  assert.deepEqual(spanOf("a\nb + c", { line: 2, column: 3, length: 1 }), { from: 4, to: 5 });
  assert.deepEqual(spanOf("x +", { line: 1, column: 4, length: 0 }), { from: 3, to: 3 });
  assert.equal(spanOf("x", {}), null);
});

test("a number typed into the text replaces the slider's", () => {
  const before = { text: "f = x y", inputs: { x: -2, y: 3 }, of: null, example: null };
  assert.deepEqual(inputsAfterEdit(before, "x = 5\nf = x y"), { y: 3 });
  assert.deepEqual(inputsAfterEdit({ ...before, text: "x = 5\nf = x y" }, "x = 5\nf = x y + 1"), { x: -2, y: 3 });
});
