import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore, shownStop } from "../../../static/js/core/store.js";
import { DETAILS, countTo, otherDetail, place, stopAfter, stopAt, stopBefore, stopsOf } from "../../../static/js/core/stops.js";
import { decode } from "../../../static/js/core/url.js";
import { grain, walk } from "./words.js";

test("the finest detail stops at every step, the others where the answer says", () => {
  assert.deepEqual(DETAILS.map((detail) => stopsOf(walk, grain(detail)).length), [6, 5, 3, 3, 2]);
  assert.equal(stopsOf(walk, grain("edge")), stopsOf(walk, grain("edge")));
});

test("the stop at k is that one or the last before it", () => {
  assert.deepEqual([0, 1, 2, 3, 5, 6].map((k) => stopAt([2, 3, 6], k)), [0, 0, 2, 3, 3, 6]);
  assert.deepEqual([0, 2, 6].map((k) => countTo([2, 3, 6], k)), [0, 1, 3]);
  assert.deepEqual([stopAfter([], 0), stopBefore([], 0), stopAt([], 3)], [0, 0, 0]);
});

test("each pass counts its own stops, at the detail shown", () => {
  assert.deepEqual(place(walk, 2, grain("edge")), { phase: "forward", step: 2, of: 2 });
  assert.deepEqual(place(walk, 5, grain("edge")), { phase: "backward", step: 3, of: 4 });
  assert.deepEqual(place(walk, 2, grain("part")), { phase: "forward", step: 1, of: 1 });
  assert.deepEqual(place(walk, 6, grain("part")), { phase: "backward", step: 2, of: 2 });
});

test("detail ends at both ends", () => {
  assert.deepEqual(DETAILS.map((detail) => otherDetail(detail, 1, DETAILS)), ["node", "part", "layer", "pass", "pass"]);
  assert.deepEqual(DETAILS.map((detail) => otherDetail(detail, -1, DETAILS)), ["edge", "edge", "node", "part", "layer"]);
});

test("a change of detail shows the nearest stop at or before k, and the way back is the same place", () => {
  const store = createStore();
  const layout = { nodes: new Map(), routes: new Map(), flow: /** @type {const} */ ("right"), closed: [], room: { depth: 0, extent: 0 } };
  store.dispatch({ type: "opened", document: { text: "x", inputs: {}, of: null, example: null }, k: 5, beat: 2 });
  store.dispatch({ type: "answered", text: "x", trace: walk, layout });
  assert.deepEqual(shownStop(store.get()), { k: 5, beat: 2 });
  store.dispatch({ type: "detailed", detail: "part" });
  assert.deepEqual(shownStop(store.get()), { k: 3, beat: 4 });
  const { document } = store.get();
  store.dispatch({ type: "detailed", detail: "part" });
  assert.equal(store.get().document, document);
  store.dispatch({ type: "detailed", detail: "edge" });
  assert.deepEqual(shownStop(store.get()), { k: 5, beat: 2 });
});

test("a link's unknown detail is every edge", () => {
  assert.equal(decode("#text=x&detail=coarse")?.document.detail, undefined);
  assert.equal(decode("#text=x&detail=part")?.document.detail, "part");
});
