/** What a document can be written as. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName, formatOf, formatsOf, remarked } from "../../../static/js/core/export.js";

const network = { text: "nn.Sequential(nn.Linear(2, 1))", inputs: {}, of: null, example: null };
const expression = { ...network, text: "x y" };

test("a document has its formats, and the chosen one where it has it", () => {
  assert.deepEqual(formatsOf(network), ["pytorch", "numpy", "expression", "json"]);
  assert.deepEqual(formatsOf(expression), ["expression", "json"]);
  assert.equal(formatOf(network, "numpy"), "numpy");
  assert.equal(formatOf(expression, "numpy"), "expression");
});

test("files are called by what they are", () => {
  assert.deepEqual(formatsOf(network).map((format) => fileName(network, format)), ["network.py", "network-numpy.py", "network.txt", "network.json"]);
  assert.equal(fileName(expression, "json"), "expression.json");
});

test("remarks stand apart in a program alone, and nothing is lost", () => {
  const text = "# a\nx = 1  # b\ny\n";
  assert.deepEqual(remarked(text, "numpy").map(({ remark }) => remark), [true, false, true, false]);
  assert.equal(remarked(text, "numpy").map((run) => run.text).join(""), text);
  assert.equal(remarked(text, "expression").length, 1);
});
