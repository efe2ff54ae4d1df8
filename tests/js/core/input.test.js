import assert from "node:assert/strict";
import { test } from "node:test";
import { inputsAfterEdit, plainLines } from "../../../static/js/core/document.js";
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

/**
 * @param {string} name
 * @param {number} value
 * @param {number | null} declared
 */
function input(name, value, declared) {
  return { name, node: 0, value, declared, wrt: true, label: { text: name, latex: name, spoken: name } };
}

test("a number that the text says anew replaces the one given before", () => {
  const [x, y] = [input("x", -2, null), input("y", 3, null)];
  assert.deepEqual(inputsAfterEdit({ x: -2, y: 3 }, [x, y], [input("x", -2, 5), y]), { y: 3 });
  const given = { x: -2, y: 3 };
  assert.equal(inputsAfterEdit(given, [input("x", -2, 5), y], [input("x", -2, 5), y]), given);
  assert.deepEqual(inputsAfterEdit(given, [input("x", -2, 5), y], [input("x", -2, 6), y]), { y: 3 });
  assert.deepEqual(inputsAfterEdit(given, [], [input("x", -2, 5), y]), { y: 3 });
});

test("a number that the text no longer says stays as it was on show", () => {
  assert.deepEqual(inputsAfterEdit({}, [input("x", 5, 5)], [input("x", 2, null)]), { x: 5 });
});

test("lines end as in the editor, wherever a text comes from", () => {
  assert.equal(plainLines("a\r\nb\rc\n\r\nd"), "a\nb\nc\n\nd");
});
