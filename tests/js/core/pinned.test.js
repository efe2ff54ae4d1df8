import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore } from "../../../static/js/core/store.js";
import { calm, differing, isInOne, nameOf, pinOf } from "../../../static/js/core/pinned.js";
import { PRESETS } from "../../../static/js/core/presets.js";

/** @typedef {import("../../../static/js/core/pinned.js").InTraining} InTraining */

/** @param {string} name @param {Partial<import("../../../static/js/core/trained.js").Trained>} [change] */
function of(name, change = {}) {
  const { document } = PRESETS.find((one) => one.name === name) ?? PRESETS[0];
  return /** @type {InTraining} */ ({ ...document, training: { ...document.training, ...change } });
}
/** @param {number} count */
const means = (count) => Array.from({ length: count }, (_, i) => ({ epoch: i + 1, loss: 1 / (i + 1) }));

const WAY = [[0, 0], [1, 2]];

test("there is nothing to keep before the first epoch is over", () => {
  assert.equal(pinOf(of("learns"), [], WAY), null);
});

test("a run that is kept knows which start it is, and what another differs in", () => {
  const pinned = pinOf(of("learns", { update: 1200 }), means(300), WAY);
  assert.ok(pinned);
  assert.deepEqual([pinned.preset, pinned.rate, pinned.order, pinned.means.length], ["learns", 0.5, 0, 300]);
  assert.deepEqual(pinned.path, WAY);
  assert.deepEqual(differing(pinned, of("learns")), []);
  assert.deepEqual(differing(pinned, of("stuck")), ["start"]);
  assert.deepEqual(differing(pinned, of("too-large")), ["rate"]);
  assert.deepEqual(differing(pinned, of("zeros")), ["start", "rate", "order"]);
  assert.deepEqual(differing(pinned, of("dead")), ["network", "start"]);
  for (const change of [{ test: 0.25 }, { scaling: /** @type {const} */ ("range") }, { data: { kind: "table", settings: {} }, table: "x,y\n" }]) assert.deepEqual(differing(pinned, of("learns", change)), ["data"]);
  assert.deepEqual(differing(pinned, of("learns", { batch: 4, optimiser: { kind: "Adam", settings: {} }, clip: { kind: "norm", settings: {} }, drawn: 2 })), ["data", "optimiser", "clip", "batch"]);
});

test("γ is the one it ended with, and a change on the way is a difference", () => {
  const changes = [{ update: 8, what: "rate", value: 0.1 }];
  const pinned = pinOf(of("learns", { update: 12, changes }), means(3), WAY);
  assert.equal(pinned?.rate, 0.1);
  assert.equal(pinned?.preset, null);
  assert.equal(nameOf(null).key, "page.training.pinned.own");
  assert.deepEqual(pinned && differing(pinned, of("learns")), ["rate"]);
});

test("its curve is calm, and begins and ends where it did", () => {
  const few = pinOf(of("learns"), means(50), WAY);
  const many = pinOf(of("learns"), means(1000), WAY);
  assert.deepEqual(few && calm(few), means(50));
  const line = many ? calm(many) : [];
  assert.ok(line.length <= 122);
  assert.deepEqual([line[0], line.at(-1)], [means(1000)[0], means(1000)[999]]);
  assert.ok(line.every(({ epoch }, i) => i === 0 || epoch > line[i - 1].epoch));
});

test("it stays while another document is opened and planned, and cannot be undone", () => {
  const store = createStore();
  store.dispatch({ type: "opened", document: of("learns"), k: 0 });
  const run = pinOf(of("learns"), means(3), WAY);
  const before = store.get().history;
  store.dispatch({ type: "pinned", run });
  assert.equal(store.get().history, before);
  store.dispatch({ type: "opened", document: of("stuck"), k: 0 });
  store.dispatch({ type: "unplanned", about: "another", problem: "no" });
  store.dispatch({ type: "planned", about: "this", plan: /** @type {any} */ ({ rows: [], start: [] }), order: [] });
  assert.equal(store.get().training.pinned, run);
  store.dispatch({ type: "pinned", run: null });
  assert.equal(store.get().training.pinned, null);
});

test("runs of one network on the same examples are in one landscape, wherever they start and however they are trained", () => {
  const pinned = pinOf(of("learns"), means(3), WAY);
  assert.ok(pinned);
  assert.deepEqual(["stuck", "zeros", "too-large", "dead"].map((name) => isInOne(pinned, of(name))), [true, true, true, false]);
  assert.equal(isInOne(pinned, of("learns", { drawn: 1 })), false);
});
