import assert from "node:assert/strict";
import { test } from "node:test";
import { BEATS } from "../../../static/js/core/pace.js";
import { placeOf } from "../../../static/js/core/place.js";
import { createStore, reduce, shownStop } from "../../../static/js/core/store.js";
import { EMPTY } from "../../../static/js/core/document.js";
import { walk } from "./words.js";

/** @typedef {import("../../../static/js/core/store.js").Action} Action */

/** @type {import("../../../static/js/core/types.js").Layout} */
const layout = { nodes: new Map(), routes: new Map(), flow: "right", closed: [], room: { depth: 0, extent: 0 } };
const example = { id: "lecture", label: "", text: "x x + y", inputs: { x: 3, gone: 7 } };
/** @type {Action} */
const answered = { type: "answered", text: "x x + y", trace: walk, layout };
const camera = { x: 1, y: 2, scale: 3 };

/** @param {...Action} actions */
function after(...actions) {
  const store = createStore();
  actions.forEach(store.dispatch);
  return store.get();
}

test("opening another document ends playing, another speed does not", () => {
  /** @type {Action} */
  const on = { type: "playing", on: true };
  assert.ok(after(on, { type: "paced", speed: 2 }, { type: "pointed", id: 1 }).play.playing);
  /** @type {Action[]} */
  const others = [{ type: "exampleChosen", example }, { type: "opened", document: EMPTY, k: 0 }];
  for (const other of others) assert.ok(!after(on, other).play.playing, other.type);
});

test("the playhead is never before the start, where there are no beats", () => {
  assert.deepEqual(after({ type: "moved", k: -4, beat: 2 }).playhead, { k: 0, beat: BEATS });
  assert.deepEqual(after({ type: "moved", k: 3, beat: 2 }).playhead, { k: 3, beat: 2 });
});

test("at the end is at the end, however long an edit makes the walk", () => {
  const { trace } = /** @type {Extract<Action, {type: "answered"}>} */ (answered);
  const total = trace.total_steps;
  /** @type {Action} */
  const longer = { ...answered, trace: { ...trace, total_steps: total + 4 } };
  /** @type {Action} */
  const shorter = { ...answered, trace: { ...trace, total_steps: total - 2 } };
  const [end, before] = [total, total - 1].map((k) => after(answered, { type: "moved", k }));
  assert.equal(placeOf(end).k, total);
  assert.equal(shownStop(reduce(end, longer)).k, total + 4);
  assert.equal(shownStop(reduce(reduce(end, shorter), longer)).k, total + 4);
  assert.equal(shownStop(reduce(before, longer)).k, total - 1);
  assert.equal(shownStop(reduce(reduce(before, shorter), longer)).k, total - 1);
  assert.equal(shownStop(after(answered, { type: "moved", k: total, beat: 2 })).beat, 2);
});

test("another document is seen whole and has no card; an edit keeps both", () => {
  /** @type {Action[]} */
  const looked = [{ type: "exampleChosen", example }, answered, { type: "aimed", camera }, { type: "selected", key: 2 }];
  const edited = after(...looked, { type: "typed", text: "x", values: {}, rewritten: false }).stage;
  assert.deepEqual([edited.camera, edited.selected, edited.walked], [camera, 2, 2]);
  const opened = after(...looked, { type: "exampleChosen", example }).stage;
  assert.deepEqual([opened.camera, opened.selected], [null, null]);
  assert.equal(after(...looked, { type: "turned", flow: "up" }).stage.camera, null);
});

test("what was chosen goes with its node", () => {
  const looked = after(answered, { type: "selected", key: 3 });
  assert.equal(looked.stage.selected, 3);
  const { trace } = /** @type {Extract<Action, {type: "answered"}>} */ (answered);
  const less = { ...trace, graph: { ...trace.graph, output: 0, nodes: trace.graph.nodes.slice(0, 1), inputs: trace.graph.inputs.slice(0, 1) } };
  const { selected, walked } = reduce(looked, { ...answered, trace: less }).stage;
  assert.deepEqual([selected, walked], [null, null]);
});

test("the keyboard stays at the node whose card was closed; the table has no card", () => {
  assert.deepEqual(after({ type: "selected", key: 2 }, { type: "selected", key: null }).stage, { camera: null, selected: null, walked: 2, pointed: null, table: false });
  const tabled = after({ type: "selected", key: 2 }, { type: "tabled", on: true }).stage;
  assert.deepEqual([tabled.selected, tabled.table], [null, true]);
});

test("a new answer is pointed at anew: its nodes have other numbers", () => {
  assert.equal(after({ type: "pointed", id: 3 }, answered).stage.pointed, null);
});

test("a link says how the page looks; an example leads a phone back to the walk", () => {
  const shown = after({ type: "viewed", change: { present: true, pane: "edit", theme: "dark" } }, { type: "opened", document: EMPTY, k: 0, hide: ["left"] }).view;
  assert.deepEqual([shown.present, shown.hide, shown.pane, shown.theme], [false, ["left"], "edit", "dark"]);
  assert.equal(after({ type: "viewed", change: { pane: "edit" } }, { type: "exampleChosen", example }).view.pane, "walk");
});

test("a link leaves out values of names that the graph no longer has, but not while a text cannot be read", () => {
  const good = after({ type: "exampleChosen", example }, answered, { type: "moved", k: 4, beat: 2 });
  const { document, k, beat } = placeOf(good);
  assert.deepEqual([document.inputs, k, beat], [{ x: 3 }, 4, 2]);
  const wrong = after({ type: "exampleChosen", example }, answered, { type: "refused", problem: { code: "", detail: "" } });
  assert.deepEqual(placeOf(wrong).document.inputs, { x: 3, gone: 7 });
});
