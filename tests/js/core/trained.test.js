import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore } from "../../../static/js/core/store.js";
import { PRESETS, presetOf } from "../../../static/js/core/presets.js";
import { BEGINNING, choiceOf, choiceText, given, lastOf, nowOf, planOf, retrained, runOf } from "../../../static/js/core/trained.js";
import { decode, encode } from "../../../static/js/core/url.js";

const LAYERS = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))";
/** @param {Partial<import("../../../static/js/core/trained.js").Trained>} [change] */
const doc = (change = {}) => ({ text: LAYERS, inputs: { w_h_0_1: 0.5 }, of: null, example: null, training: { ...BEGINNING, from: { w_h_0_1: 0.25 }, ...change } });
/** @param {ReturnType<typeof doc>} document */
const place = (document) => ({ document, k: 0, beat: 4, present: false, hide: [] });

test("a link holds how one trains, how far it was, and what the weights were before it began", () => {
  const document = doc({ data: { kind: "moons", settings: { noise: 0.2 } }, drawn: 3, test: 0.25, scaling: "standard", rate: 0.05, optimiser: { kind: "Momentum", settings: { momentum: 0.8 } }, schedule: { kind: "step", settings: { every: 400, factor: 0.5 } }, clip: { kind: "norm", settings: { most: 0.5 } }, epochs: 20, batch: 4, order: 6, changes: [{ update: 8, what: "rate", value: 0.1 }], update: 12 });
  const found = decode(encode(place(document)))?.document;
  assert.deepEqual(found?.training, document.training);
  assert.deepEqual(found?.inputs, document.training.from);
  const own = doc({ data: { kind: "table", settings: {} }, table: "a,b,kind\n1.5,\"x & y\",no\n", missing: "drop" });
  assert.deepEqual(decode(encode(place(own)))?.document.training, own.training);
  assert.equal(encode(place({ ...own, training: { ...own.training, data: BEGINNING.data } })).includes("table"), false);
});

test("what is usual is left out of a link, and without data nothing is trained", () => {
  assert.equal(encode(place(doc())).includes("rate="), false);
  assert.match(encode(place(doc())), /data=xor/);
  assert.equal(decode("#text=x&rate=0.3")?.document.training, undefined);
  assert.deepEqual(decode("#text=x&data=xor&rate=-1&test=0.6&scaling=huge&epochs=many&changes=1:rate")?.document.training, { ...BEGINNING, from: {} });
});

test("the rate and the batch change from the next update on, all else begins anew", () => {
  const running = doc({ update: 10, changes: [{ update: 4, what: "rate", value: 0.3 }] }).training;
  const slower = retrained(running, { rate: 0.1 });
  assert.deepEqual(slower.changes, [{ update: 4, what: "rate", value: 0.3 }, { update: 10, what: "rate", value: 0.1 }]);
  assert.deepEqual(retrained(slower, { rate: 0.2 }).changes.at(-1), { update: 10, what: "rate", value: 0.2 });
  assert.deepEqual([nowOf(running, "rate"), nowOf(slower, "rate"), nowOf(running, "batch"), nowOf({ ...running, update: 2 }, "rate")], [0.3, 0.1, 1, 0.5]);
  const anew = retrained(slower, { order: 2 });
  assert.deepEqual([anew.update, anew.changes, anew.order], [0, [], 2]);
  assert.deepEqual(retrained(doc().training, { rate: 2 }), { ...doc().training, rate: 2 });
});

test("an input set by hand is what a run begins with, and later λ alone changes", () => {
  const before = doc().training;
  assert.deepEqual(given(before, "w_h_0_1", 2).from, { w_h_0_1: 2 });
  assert.deepEqual(given(before, "lambda", 0.3).from, { w_h_0_1: 0.25, lambda: 0.3 });
  const running = doc({ update: 7 }).training;
  assert.equal(given(running, "w_h_0_1", 2), running);
  const stronger = given(given(running, "lambda", 0.3), "lambda", 0.4);
  assert.deepEqual([stronger.changes, stronger.from], [[{ update: 7, what: "strength", value: 0.4 }], running.from]);
  assert.deepEqual([lastOf(stronger, "strength"), lastOf({ ...stronger, update: 6 }, "strength")], [0.4, undefined]);
});

test("another network is trained from its beginning", () => {
  const store = createStore();
  store.dispatch({ type: "opened", ...place(doc({ update: 10, changes: [{ update: 4, what: "rate", value: 0.3 }], from: { w_h_0_1: 0.25, lambda: 0.2 } })) });
  store.dispatch({ type: "networked", change: { penalty: "L1" }, without: ["lambda"] });
  const { training } = store.get().document;
  assert.deepEqual([training?.update, training?.changes, training?.from], [0, [], { w_h_0_1: 0.25 }]);
  store.dispatch({ type: "trained", update: 7, inputs: null, at: {} });
  store.dispatch({ type: "typed", text: `${LAYERS} `, values: {}, rewritten: false });
  assert.equal(store.get().document.training?.update, 0);
  store.dispatch({ type: "undone" });
  assert.equal(store.get().document.text, LAYERS);
});

test("programs are asked for anew only when they would be others", () => {
  const of = runOf(doc());
  for (const change of [{ rate: 2 }, { batch: 4 }, { epochs: 3 }, { order: 9 }, { update: 5 }]) assert.equal(runOf(doc(change)), of);
  for (const change of [{ data: { kind: "and", settings: {} } }, { drawn: 2 }, { test: 0.25 }, { scaling: /** @type {const} */ ("range") }, { schedule: { kind: "cosine", settings: {} } }, { optimiser: { kind: "Adam", settings: {} } }, { clip: { kind: "value", settings: {} } }, { from: {} }]) assert.notEqual(runOf(doc(change)), of);
  assert.deepEqual(planOf(doc()).inputs, { w_h_0_1: 0.25 });
  assert.deepEqual(planOf(doc({ test: 0.25, scaling: "standard" })).data, { kind: "xor", settings: {}, seed: 0, test: 0.25, scaling: "standard" });
});

test("a table is asked for as text, and its missing values too", () => {
  const own = { data: { kind: "table", settings: {} }, table: "x,y\n1,2\n" };
  assert.deepEqual(planOf(doc(own)).data, { table: "x,y\n1,2\n", missing: "refuse", seed: 0, test: 0, scaling: "none" });
  assert.notEqual(runOf(doc(own)), runOf(doc({ ...own, missing: "mean" })));
  assert.equal(runOf(doc({ table: "x,y\n" })), runOf(doc()));
});

test("a table that is refused leaves the run as it is, until another is taken up", () => {
  const store = createStore();
  const problem = { code: "not-a-feature", detail: "Row 2, column 1 (x): red is no number.", line: 2, column: 1, length: 3, field: "table" };
  const refused = /** @type {const} */ ({ table: "x,y\nred,1\n", missing: "refuse" });
  store.dispatch({ type: "opened", document: doc(), k: 0 });
  store.dispatch({ type: "trained", update: 7, inputs: null, at: { update: 7 } });
  const before = store.get();
  store.dispatch({ type: "tableRefused", refused: { ...refused, problem } });
  assert.equal(store.get().document, before.document);
  assert.deepEqual(store.get().training, { ...before.training, refused: { ...refused, problem } });
  store.dispatch({ type: "training", change: { data: { kind: "xor", settings: {} } } });
  assert.notEqual(store.get().training.refused, null);
  store.dispatch({ type: "training", change: { table: "x,y\n1,2\n" } });
  assert.equal(store.get().training.refused, null);
});

test("a choice is written as it is read", () => {
  for (const text of ["SGD", "step:every=400;factor=0.5"]) assert.equal(choiceText(choiceOf(text)), text);
  assert.deepEqual(choiceOf("step:every=a;factor"), { kind: "step", settings: {} });
});

test("a run moves the document and cannot be undone; how one trains can", () => {
  const store = createStore();
  store.dispatch({ type: "opened", document: doc(), k: 0 });
  store.dispatch({ type: "trained", update: 7, inputs: { w_h_0_1: 0.75 }, at: { update: 7 } });
  assert.equal(store.get().document.training?.update, 7);
  assert.equal(store.get().document.inputs.w_h_0_1, 0.75);
  store.dispatch({ type: "training", change: { epochs: 5 } });
  assert.equal(store.get().document.training?.epochs, 5);
  store.dispatch({ type: "undone" });
  assert.equal(store.get().document.training?.epochs, BEGINNING.epochs);
  store.dispatch({ type: "training", change: null });
  assert.equal(store.get().document.training, undefined);
  assert.deepEqual(store.get().document.inputs, { w_h_0_1: 0.25 });
});

test("each run to begin with is known again, however far it is", () => {
  for (const { name, document } of PRESETS) {
    const training = /** @type {import("../../../static/js/core/trained.js").Trained} */ (document.training);
    assert.equal(presetOf({ ...document, training: { ...training, update: 40 } }), name);
    assert.equal(presetOf({ ...document, training: { ...training, epochs: 3 } }), null);
    assert.equal(presetOf({ ...document, .../** @type {any} */ (decode(encode({ ...place(doc()), document })))?.document }), name);
  }
});
