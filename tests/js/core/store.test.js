import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, isRewritten } from "../../../static/js/core/document.js";
import { isCurrent, isStale, valuesKept } from "../../../static/js/core/reducers/answer.js";
import { createStore, reduce, shownStop } from "../../../static/js/core/store.js";
import { walk } from "./words.js";

/** @typedef {import("../../../static/js/core/store.js").Action} Action */

/** @type {import("../../../static/js/core/types.js").Layout} */
const layout = { nodes: new Map(), routes: new Map(), flow: "right", closed: [], room: { depth: 0, extent: 0 } };
const example = { id: "lecture", label: "x(y² + z)", text: "x(y^2 + z)", inputs: { x: -2 } };

/** @param {...Action} actions */
function after(...actions) {
  const store = createStore();
  actions.forEach(store.dispatch);
  return store.get();
}

test("an action that changes nothing leaves every slice as it is", () => {
  const before = after({ type: "exampleChosen", example }, { type: "answered", text: "x(y^2 + z)", trace: walk, layout });
  const same = reduce(before, { type: "typed", text: "x(y^2 + z)", values: {}, rewritten: false });
  assert.equal(same.document, before.document);
  assert.equal(reduce(before, { type: "moved", k: 0 }).playhead, before.playhead);
  assert.equal(reduce(before, { type: "inputSet", name: "x", value: -2 }).document, before.document);
});

test("an example opens at the start, and stays pressed while it is broken down", () => {
  const state = after({ type: "moved", k: 4 }, { type: "exampleChosen", example }, { type: "brokenDown", text: "g = y^2 + z\nx g", values: {} });
  assert.equal(state.playhead.k, 0);
  assert.equal(state.document.example, "lecture");
  assert.equal(after({ type: "exampleChosen", example }, { type: "typed", text: "x", values: {}, rewritten: false }).document.example, null);
});

test("values outlast a name that is being retyped", () => {
  const state = after({ type: "exampleChosen", example }, { type: "typed", text: "y", values: {}, rewritten: false }, { type: "typed", text: "y x", values: {}, rewritten: false });
  assert.deepEqual(state.document.inputs, { x: -2 });
});

test("the step shown is the one wanted, as far as there is one", () => {
  const wanted = after({ type: "opened", document: { text: "x", inputs: {}, of: null, example: null }, k: 9 });
  assert.equal(shownStop(wanted).k, 0);
  assert.equal(shownStop(reduce(wanted, { type: "answered", text: "x(y^2 + z)", trace: walk, layout })).k, 6);
  assert.equal(shownStop(reduce(wanted, { type: "answered", text: "x(y^2 + z)", trace: { ...walk, total_steps: 12 }, layout })).k, 9);
});

test("the last good answer stays when a text is refused or the server is away", () => {
  const good = after({ type: "answered", text: "x(y^2 + z)", trace: walk, layout });
  const refused = reduce(good, { type: "refused", problem: { code: "empty", detail: "Nothing is written." } });
  assert.equal(refused.answer.trace, walk);
  assert.equal(refused.answer.problem?.code, "empty");
  assert.equal(reduce(good, { type: "unreachable", busy: false }).answer.trace, walk);
  assert.equal(reduce(refused, { type: "answered", text: "x(y^2 + z)", trace: walk, layout }).answer.problem, null);
});

test("playing ends when the reader takes over, not when the clock steps", () => {
  const playing = after({ type: "playing", on: true });
  assert.equal(reduce(playing, { type: "moved", k: 1, byClock: true }).play.playing, true);
  assert.equal(reduce(playing, { type: "moved", k: 1 }).play.playing, false);
  assert.equal(reduce(playing, { type: "typed", text: "x", values: {}, rewritten: false }).play.playing, false);
  assert.equal(reduce(playing, { type: "inputSet", name: "x", value: 1 }).play.playing, true);
});

test("an edit keeps the values on show, whatever the new order of the inputs", () => {
  const state = after({ type: "typed", text: "y x", values: { x: 2, y: -3 }, rewritten: false });
  assert.deepEqual(state.document.inputs, { x: 2, y: -3 });
  const set = after({ type: "inputSet", name: "x", value: 7 }, { type: "brokenDown", text: "g = y\ng x", values: { x: 2, y: -3 } });
  assert.deepEqual(set.document.inputs, { x: 7, y: -3 });
});

test("a text written anew starts at the beginning, an edited one stays", () => {
  const at = after({ type: "moved", k: 4 });
  assert.equal(reduce(at, { type: "typed", text: "a", values: {}, rewritten: true }).playhead.k, 0);
  assert.equal(reduce(at, { type: "typed", text: "a", values: {}, rewritten: false }).playhead.k, 4);
  assert.ok(isRewritten("f(x, y, z) = x(y^2 + z)", "a"));
  assert.ok(!isRewritten("f(x, y, z) = x(y^2 + z)", "f(x, y, z) = x(y^2 + z"));
  assert.ok(!isRewritten("x y", "x + y"));
});

test("with the server away, what no longer is the document is stale", () => {
  const good = after({ type: "exampleChosen", example }, { type: "answered", text: example.text, trace: walk, layout }, { type: "unreachable", busy: false });
  assert.ok(!isStale(good.answer, { ...good.document, inputs: {} }));
  assert.ok(isStale(good.answer, { ...good.document, text: "x" }));
});

/** @param {string} name @param {number} node @param {number | null} declared */
const input = (name, node, declared) => ({ ...walk.graph.inputs[0], name, node, declared });
/** @param {import("../../../static/js/core/types.js").GraphInput[]} inputs */
const saying = (...inputs) => ({ ...walk, graph: { ...walk.graph, inputs } });

test("an edit keeps what the text does not say itself, and nothing of another document", () => {
  const shown = after({ type: "answered", text: "x = 5\nx y", trace: { ...saying(input("x", 0, 5), input("y", 1, null)), numbers: [5, -3] }, layout }).answer;
  assert.deepEqual(valuesKept(shown), { y: -3 });
  assert.deepEqual(valuesKept({ ...shown, fresh: true }), {});
});

test("an answer is current only for the very text it is of", () => {
  const shown = after({ type: "opened", document: EMPTY, k: 0 }, { type: "answered", text: "", trace: walk, layout });
  assert.ok(isCurrent(shown.answer, shown.document));
  assert.ok(!isCurrent(shown.answer, { ...shown.document, text: "x" }));
});

test("only an edit makes a number of the text a new one, and what gives way is undone with it", () => {
  const typed = after({ type: "exampleChosen", example }, { type: "typed", text: "x = 4", values: { x: 3 }, rewritten: false });
  assert.ok(typed.answer.edited);
  const given = reduce(typed, { type: "gaveWay", inputs: {} });
  assert.deepEqual([given.document.inputs, given.answer.edited], [{}, false]);
  assert.equal(given.history, typed.history);
  assert.ok(!reduce(typed, { type: "undone" }).answer.edited);
  assert.ok(!reduce(typed, { type: "opened", document: EMPTY, k: 0 }).answer.edited);
});
