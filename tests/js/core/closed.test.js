import assert from "node:assert/strict";
import { test } from "node:test";
import { grainOf, nameOf, partOf, toggled } from "../../../static/js/core/closed.js";
import { frame } from "../../../static/js/core/frame.js";
import { grainIn, isOf, pictureOf } from "../../../static/js/core/picture.js";
import { stepAt, stopsOf } from "../../../static/js/core/stops.js";
import { widthsOf } from "../../../static/js/core/width.js";
import { createStore } from "../../../static/js/core/store.js";
import { decode, encode } from "../../../static/js/core/url.js";
import { BEATS } from "../../../static/js/core/pace.js";
import { grain, walk } from "./words.js";

const F = 3;

test("the detail says which parts are closed, but for those that are named", () => {
  const closed = (/** @type {Parameters<typeof grainOf>[1]} */ wanted) => [...grainOf(walk, wanted).closed];
  assert.deepEqual([closed({}), closed({ detail: "node" }), closed({ detail: "part" }), closed({ detail: "pass" })], [[], [], [F], [F]]);
  assert.deepEqual([closed({ closed: ["f"] }), closed({ closed: ["#3"] }), closed({ detail: "part", open: ["f"] })], [[F], [F], []]);
  assert.deepEqual(closed({ closed: ["x", "#0", "#99", "q", ""] }), [], "what is no part of several nodes is left aside");
  assert.equal(grainOf(walk, { closed: ["f"] }), grainOf(walk, { closed: ["f"] }));
});

test("a closed part is one node with an edge for each of its inputs, and keeps its id", () => {
  const picture = pictureOf(walk, [F]);
  assert.deepEqual(picture.nodes.map(({ id, inputs, rank, closed = false }) => [id, inputs, rank, closed]), [[0, [], 0, false], [1, [], 0, false], [F, [0, 1], 1, true]]);
  assert.equal(pictureOf(walk, [F]), picture);
  assert.equal(pictureOf(walk, []).nodes, walk.graph.nodes);
});

test("a constant that only a closed part reads is inside of it", () => {
  const constant = { ...walk.graph.nodes[1], op: "constant" };
  const graph = { ...walk.graph, nodes: walk.graph.nodes.map((node) => (node.id === 1 ? constant : node)) };
  assert.deepEqual(pictureOf({ graph, parts: [{ node: F, nodes: [2, F], inputs: [0] }] }, [F]).nodes.map(({ id }) => id), [0, F]);
});

test("a layout is of one picture", () => {
  const layout = { nodes: new Map([0, 1, F].map((id) => [id, { x: 0, y: 0 }])), routes: new Map(), flow: /** @type {const} */ ("right"), closed: [F], room: { depth: 0, extent: 0 } };
  assert.deepEqual([isOf(layout, pictureOf(walk, [F])), isOf(layout, pictureOf(walk, []))], [true, false]);
  assert.deepEqual([...grainIn(walk, grain("edge"), pictureOf(walk, [F])).closed], [F]);
});

test("a part closed by itself stops as it does at detail part, and the frame is the same", () => {
  const own = grainOf(walk, { closed: ["f"] });
  assert.deepEqual(stopsOf(walk, own), stopsOf(walk, grain("part")));
  for (const k of [0, ...stopsOf(walk, own)]) {
    assert.deepEqual({ ...frame(walk, k, BEATS, own), grain: null }, { ...frame(walk, k, BEATS, grain("part")), grain: null });
  }
  assert.deepEqual([...widthsOf(walk, frame(walk, 6, BEATS, own)).keys()], ["3.0"]);
});

test("what a closed part gives to an input comes at once, counted as one contribution", () => {
  const { gradients, done } = frame(walk, 6, BEATS, grainOf(walk, { closed: ["f"] }));
  assert.deepEqual([gradients.get(0)?.arrived, gradients.get(0)?.expected, gradients.has(2), [...done]], [1, 1, false, ["3.0"]]);
  assert.equal(stepAt(walk, 6, grainOf(walk, { detail: "part", open: ["f"] })), walk.steps[5]);
});

test("opening and closing say what stands otherwise than the detail has it, and no more", () => {
  assert.deepEqual(toggled({}, "g", false), { open: [], closed: ["g"] });
  assert.deepEqual(toggled({ closed: ["g", "h"] }, "g", true), { open: [], closed: ["h"] });
  assert.deepEqual(toggled({ detail: "part" }, "g", true), { open: ["g"], closed: [] });
  assert.deepEqual(toggled({ detail: "part", open: ["g"] }, "g", false), { open: [], closed: [] });
  assert.deepEqual([nameOf(walk.graph, F), partOf(walk, 2)?.node, partOf(walk, 0)], ["#3", F, null]);
});

test("a link says which parts stand otherwise, and reads nothing else into it", () => {
  const place = { document: { text: "x", inputs: {}, of: null, example: null, closed: ["g", "#3"] }, k: 0, beat: BEATS, present: false, hide: [] };
  assert.equal(encode(place), "text=x&closed=g,%233");
  assert.deepEqual(decode(encode(place))?.document.closed, ["g", "#3"]);
  assert.equal("open" in (decode("text=x&open=&closed=,")?.document ?? {}), false);
});

test("a part opens and closes undoably; a level of detail says of all anew; ids do not outlast an edit", () => {
  const store = createStore();
  const doc = () => store.get().document;
  store.dispatch({ type: "opened", document: { text: "x x + y", inputs: {}, of: null, example: null }, k: 0 });
  store.dispatch({ type: "parted", part: "g", open: false });
  store.dispatch({ type: "parted", part: "#3", open: false });
  assert.deepEqual(doc().closed, ["g", "#3"]);
  store.dispatch({ type: "undone" });
  assert.deepEqual(doc().closed, ["g"]);
  store.dispatch({ type: "redone" });
  store.dispatch({ type: "typed", text: "x x + y + 1", values: {}, rewritten: false });
  assert.deepEqual(doc().closed, ["g"]);
  store.dispatch({ type: "detailed", detail: "edge" });
  assert.deepEqual([doc().closed, doc().detail], [undefined, "edge"]);
  const same = doc();
  store.dispatch({ type: "detailed", detail: "edge" });
  assert.equal(doc(), same);
});
