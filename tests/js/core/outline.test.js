import assert from "node:assert/strict";
import { test } from "node:test";
import { measures } from "../../../static/js/core/measure.js";
import { outlinesOf } from "../../../static/js/core/outline.js";
import { walk } from "./words.js";

/**
 * The walk's nodes x, y, ×, + where they are put.
 * @param {[number, number][]} at
 */
function drawing(at) {
  const places = walk.graph.nodes.map((node, id) => ({
    id, nth: id, key: id + 10, face: node.mark, node, kind: node.inputs.length ? "op" : "input", lane: 0, x: at[id][0], y: at[id][1], width: 60, height: 60,
  }));
  return /** @type {import("../../../static/js/core/scene.js").Scene} */ (/** @type {unknown} */ ({ places, byId: new Map(places.map((place) => [place.id, place])), flow: "right", measures: measures({ width: 700, height: 700 }) }));
}

test("the nodes of a part stand in one outline, its inputs beside it", () => {
  const [{ key, box }, ...others] = outlinesOf(walk, drawing([[0, 0], [0, 200], [200, 0], [400, 100]]));
  assert.equal(others.length, 0);
  assert.equal(key, 13);
  assert.ok(box.x > 100 && box.x < 170 && box.x + box.width > 430, JSON.stringify(box));
});

test("where another node stands among them there is none, nor round one node alone", () => {
  assert.deepEqual(outlinesOf(walk, drawing([[0, 0], [300, 50], [200, 0], [400, 100]])), []);
  assert.deepEqual(outlinesOf({ ...walk, parts: [{ node: 3, nodes: [3], inputs: [] }] }, drawing([[0, 0], [0, 200], [200, 0], [400, 100]])), []);
});
