import assert from "node:assert/strict";
import { test } from "node:test";
import { vocabularyOf } from "../../../static/js/core/vocabulary.js";
import { ops } from "./ops.js";

test("every word of a function and of a constant is known, a sign has none", () => {
  const { functions, constants } = vocabularyOf(ops);
  assert.deepEqual([...functions], ["glim", "glimmer", "glow2", "ζum", "ζ", "zeta"]);
  assert.deepEqual([...constants], ["phi", "φ"]);
});

test("a function takes what its example gives it, else its inputs by name", () => {
  assert.deepEqual(vocabularyOf(ops).entries.map(({ takes }) => takes), ["(x > 0, y)", "(x)", "(x, y)", ""]);
});
