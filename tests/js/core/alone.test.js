import assert from "node:assert/strict";
import test from "node:test";
import { callsOf, factsOf } from "../../../static/js/core/alone.js";
import { aloneReducer } from "../../../static/js/core/reducers/alone.js";
import { keyOf, soughtReducer } from "../../../static/js/core/reducers/sought.js";
import { createStore } from "../../../static/js/core/store.js";
import { tape } from "../../../static/js/core/tape.js";

const face = (/** @type {string} */ text) => ({ text, latex: text, spoken: text });
/** u · 2, as the server sends it: its value in slot 1, the seed in 2, local in 3. */
const trace = /** @type {any} */ ({
  graph: { output: 1, inputs: [{ name: "u", node: 0, label: face("u") }], nodes: [{ label: face("u") }, { label: face("v") }] },
  steps: [
    { kind: "forward", notes: [{ kind: "domain", slot: 4, sentence: { key: "low" } }], lines: { rule: ["v = 2u"] } },
    { kind: "seed", notes: [], lines: {} },
    { kind: "pull", slot: 0, to: 0, local: 3, notes: [{ kind: "cut", slot: 2, sentence: { key: "cut" } }, { kind: "edge", slot: 4, sentence: { key: "low" } }], lines: { local_rule: ["∂"] } },
  ],
  numbers: [3, 6, 1, 2, 0],
});
const own = tape({ inputs: ["u"], constants: [2, 1], primitives: ["multiply", "less"], code: [[0, 0, 1], [1, 0, 2]], places: [0, 3, 2, 1, 4], flags: [], tables: {} });
const open = { key: 7, trace, tape: own, problem: null };

test("a node is asked for, told, and moved by its own inputs alone", () => {
  const asked = aloneReducer(null, { type: "aloned", key: 7 });
  assert.deepEqual(asked, { key: 7, trace: null, tape: null, problem: null });
  const told = aloneReducer(asked, { type: "aloneTold", key: 7, trace, tape: own });
  assert.deepEqual(told, open);
  const moved = aloneReducer(told, { type: "aloneSet", name: "u", value: -4 });
  assert.deepEqual(moved?.trace?.numbers, [-4, -8, 1, 2, 1]);
  assert.deepEqual(trace.numbers, [3, 6, 1, 2, 0], "what it was told stays");
});

test("an answer to another question changes nothing", () => {
  assert.equal(aloneReducer(open, { type: "aloneTold", key: 8, trace, tape: null }), open);
  assert.equal(aloneReducer(open, { type: "aloneRefused", key: 8, problem: "No." }), open);
  assert.equal(aloneReducer(null, { type: "aloneTold", key: 7, trace, tape: null }), null);
  assert.equal(aloneReducer(null, { type: "aloneSet", name: "u", value: 1 }), null);
  assert.equal(aloneReducer({ ...open, problem: null }, { type: "aloneRefused", key: 7, problem: "No." })?.problem, "No.");
});

test("it stays while one steps, and goes with its text, its example and its picture", () => {
  assert.equal(aloneReducer(open, { type: "moved", k: 3 }), open);
  assert.equal(aloneReducer(open, { type: "inputSet", name: "x", value: 3 }), open);
  for (const action of /** @type {any[]} */ ([{ type: "typed" }, { type: "brokenDown" }, { type: "exampleChosen" }, { type: "opened" }, { type: "tabled", on: true }, { type: "aloned", key: null }])) {
    assert.equal(aloneReducer(open, action), null, action.type);
  }
});

test("what is done there is no part of the document: there is nothing to undo", () => {
  const store = createStore();
  const { document, history } = store.get();
  for (const action of /** @type {any[]} */ ([{ type: "aloned", key: 7 }, { type: "aloneTold", key: 7, trace, tape: own }, { type: "aloneSet", name: "u", value: 1 }])) store.dispatch(action);
  assert.equal(store.get().document, document);
  assert.equal(store.get().history, history);
});

test("a link's node is found by name or number once its graph is there, and what is not there is known", () => {
  const nodes = [{ name: "x", inputs: [] }, { name: null, inputs: [0] }, { name: "g", inputs: [1] }, { name: null, inputs: [2] }].map((node, id) => ({ ...node, id }));
  const answer = /** @type {any} */ ({ trace: { graph: { nodes, title: "f", output: 3 } }, keys: [10, 11, 12, 13] });
  const named = (/** @type {string} */ name) => keyOf({ name, missing: false }, answer);
  assert.deepEqual(["g", "#1", "f", "#2"].map(named), [12, 11, 13, 12]);
  assert.deepEqual(["x", "q", "#9", "#-1", "#", "constructor"].map(named), Array(6).fill(null));
});

test("what a link seeks is forgotten with the first change", () => {
  const sought = soughtReducer(null, /** @type {any} */ ({ type: "opened", alone: "g" }));
  assert.deepEqual(sought, { name: "g", missing: false });
  assert.equal(soughtReducer(sought, { type: "moved", k: 3 }), sought);
  for (const action of /** @type {any[]} */ ([{ type: "typed" }, { type: "inputSet" }, { type: "aloned", key: null }, { type: "opened" }])) assert.equal(soughtReducer(sought, action), null);
});

test("its facts are the value, the partials, and what holds at these numbers, each once", () => {
  const { says, ...facts } = factsOf(trace);
  assert.deepEqual(facts, { value: ["v = 2u"], partials: [{ slot: 0, formula: ["∂"] }], more: 0, notes: [] });
  assert.equal(says.key, "page.alone.now");
  assert.deepEqual(factsOf({ ...trace, numbers: [-4, -8, 1, 2, 1] }).notes, [{ key: "low" }]);
  assert.equal(factsOf({ ...trace, steps: trace.steps.slice(0, 1) }).says.key, "page.alone.only");
});

test("of a long row the last partials are counted", () => {
  const { partials, more } = factsOf({ ...trace, steps: [...trace.steps, ...Array(30).fill(trace.steps[2])] });
  assert.deepEqual([partials.length, more], [12, 19]);
});

test("inputs that are called otherwise in the graph are told, constants not counted", () => {
  const graph = /** @type {any} */ ({ nodes: [{ op: "constant", label: face("2"), inputs: [] }, { op: "input", label: face("x"), inputs: [] }, { op: "any", label: face("x²"), inputs: [1] }, { inputs: [0, 2, 1, 2] }] });
  const alone = /** @type {any} */ ({ graph: { inputs: [{ label: face("u") }, { label: face("x") }], nodes: [] } });
  assert.deepEqual(callsOf({ graph, parts: [] }, 3, alone), { key: "page.alone.here", holes: { calls: { list: [{ key: "page.alone.calls", holes: { own: { face: face("u") }, there: { face: face("x²") } } }] } } });
  assert.equal(callsOf({ graph, parts: [] }, 2, /** @type {any} */ ({ graph: { inputs: [{ label: face("x") }], nodes: [] } })), null);
});
