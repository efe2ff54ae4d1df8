import assert from "node:assert/strict";
import test from "node:test";
import { aboutOf, isAbout, questionOf } from "../../../static/js/core/question.js";
import { hasEqual } from "../../../static/js/core/equal.js";
import { documentReducer } from "../../../static/js/core/reducers/document.js";
import { decode, encode } from "../../../static/js/core/url.js";

/** @param {[string, string | null, number[], string?][]} rows op, name, inputs, mark */
const graph = (rows) => /** @type {import("../../../static/js/core/types.js").Graph} */ (/** @type {unknown} */ ({
  inputs: [{ name: "x", node: 0 }, { name: "y", node: 1 }],
  nodes: rows.map(([op, name, inputs, latex = op], id) => ({ id, op, name, inputs, mark: { latex } })),
}));
/** @type {[string, string, number[]][]} */
const LEAVES = [["input", "x", []], ["input", "y", []]];

test("the same op of the same inputs is equal, in their order, and but for its name", () => {
  assert.ok(hasEqual(graph([...LEAVES, ["add", null, [0, 1]], ["add", null, [0, 1]]])));
  assert.ok(!hasEqual(graph([...LEAVES, ["add", null, [0, 1]], ["add", null, [1, 0]]])));
  assert.ok(!hasEqual(graph([...LEAVES, ["add", "g", [0, 1]], ["add", null, [0, 1]]])));
  assert.ok(!hasEqual(graph([...LEAVES, ["pow", null, [0], "x^2"], ["pow", null, [0], "x^3"]])));
});

test("a document that merges is another one, in its link too, and ids mean nothing there", () => {
  const plain = { text: "x", inputs: {}, of: "#3", example: null, open: ["g", "#4"] };
  const merged = documentReducer(plain, { type: "merged", on: true });
  assert.deepEqual([merged.merge, merged.of, merged.open], [true, null, ["g"]]);
  assert.equal(documentReducer(merged, { type: "merged", on: true }), merged);
  assert.ok(!("merge" in documentReducer(merged, { type: "merged", on: false })));
  assert.notEqual(aboutOf(merged), aboutOf({ ...merged, merge: false }));
  assert.ok(isAbout(questionOf(merged), merged) && !isAbout(questionOf({ ...merged, merge: false }), merged));
  const place = { document: merged, k: 0, beat: 4, present: false, hide: [] };
  assert.equal(decode(encode(place))?.document.merge, true);
  assert.equal(decode("text=x&merge=yes")?.document.merge, undefined);
});
