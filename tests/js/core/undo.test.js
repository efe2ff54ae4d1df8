import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore } from "../../../static/js/core/store.js";

/** @typedef {import("../../../static/js/core/store.js").Action} Action */

const example = { id: "lecture", label: "", text: "x y", inputs: { x: -2 } };
const other = { id: "other", label: "", text: "a + b", inputs: {} };

/** @param {...Action} actions */
function after(...actions) {
  const store = createStore();
  actions.forEach(store.dispatch);
  return store;
}

/** @param {string} text @returns {Action} */
const typed = (text) => ({ type: "typed", text, values: {}, rewritten: false });

test("what opened the page is no change", () => {
  const store = after({ type: "exampleChosen", example }, { type: "undone" });
  assert.equal(store.get().document.text, "x y");
});

test("typing without a pause is one change, and so is a drag", () => {
  const store = after(
    { type: "exampleChosen", example }, typed("x y +"), typed("x y + 1"), { type: "paused" }, typed("x y + 12"),
    { type: "inputSet", name: "x", value: 1 }, { type: "inputSet", name: "x", value: 2 }, { type: "inputSet", name: "y", value: 3 },
  );
  /** @type {[string, unknown, unknown][]} */
  const seen = [];
  for (let i = 0; i < 5; i += 1) {
    store.dispatch({ type: "undone" });
    const { text, inputs: { x, y } } = store.get().document;
    seen.push([text, x, y]);
  }
  assert.deepEqual(seen, [["x y + 12", 2, undefined], ["x y + 12", -2, undefined], ["x y + 1", -2, undefined], ["x y", -2, undefined], ["x y", -2, undefined]]);
  for (let i = 0; i < 9; i += 1) store.dispatch({ type: "redone" });
  assert.deepEqual(store.get().document.inputs, { x: 2, y: 3 });
});

test("a step left by choosing an example comes back with its text; one chosen since then stays", () => {
  const store = after({ type: "exampleChosen", example }, { type: "moved", k: 4 }, { type: "exampleChosen", example: other }, { type: "undone" });
  assert.deepEqual([store.get().document.text, store.get().playhead.k], ["x y", 4]);
  store.dispatch({ type: "redone" });
  assert.deepEqual([store.get().document.text, store.get().playhead.k], ["a + b", 0]);
  store.dispatch(typed("a"));
  store.dispatch({ type: "moved", k: 2 });
  store.dispatch({ type: "undone" });
  assert.deepEqual([store.get().document.text, store.get().playhead.k], ["a + b", 2]);
});

test("a new change forgets what was undone", () => {
  const store = after({ type: "exampleChosen", example }, typed("x"), { type: "undone" }, typed("y"), { type: "redone" });
  assert.equal(store.get().document.text, "y");
});
