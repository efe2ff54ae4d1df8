import assert from "node:assert/strict";
import { test } from "node:test";
import { wander } from "../../../static/js/core/wander.js";
import { face } from "./words.js";

/** @typedef {import("../../../static/js/core/scene.js").Place} Place */
/** @typedef {import("../../../static/js/core/wander.js").Way} Way */

/** g = y² + z, f = x g, as drawn to the right; keys are ten more than ids, as after edits. @type {[string, number[], number, number][]} */
const LECTURE = [
  ["x", [], 0, 0], ["y", [], 0, 150], ["z", [], 0, 300], ["y²", [1], 150, 150], ["g", [3, 2], 300, 225], ["f", [0, 4], 450, 100],
];

/**
 * @param {"right" | "up"} flow
 * @param {[string, number[], number, number][]} nodes
 */
function graph(flow, nodes = LECTURE) {
  /** @type {Place[]} */
  const places = nodes.map(([name, inputs, along, across], id) => ({
    id, nth: id, key: id + 10, face: face(name), grid: null, lane: 0, kind: inputs.length ? "op" : "input", width: 60, height: 60, x: flow === "up" ? across : along, y: flow === "up" ? -along : across,
    node: { id, op: "", inputs, attrs: {}, name, shape: [], part: id, rank: 0, mark: face(name), label: face(name), tag: null },
  }));
  /** @param {string} from @param {...Way} ways @returns {(string | null | undefined)[]} */
  return (from, ...ways) => {
    let key = places.find(({ node }) => node.name === from)?.key ?? -1;
    return ways.map((way) => {
      key = wander({ places, flow }, key, way);
      return places.find((place) => place.key === key)?.node.name;
    });
  };
}

test("along the edges, where they run to the right", () => {
  const walk = graph("right");
  assert.deepEqual(walk("y", "right", "right", "right", "left", "left", "left"), ["y²", "g", "f", "g", "y²", "y"]);
  assert.deepEqual(walk("x", "right"), ["f"]);
});

test("across to what stands beside, in the same rank only", () => {
  const walk = graph("right");
  assert.deepEqual(walk("x", "down", "down", "down", "up", "up", "up"), ["y", "z", "z", "y", "x", "x"]);
  assert.deepEqual(walk("g", "up", "down"), ["g", "g"]);
});

test("arrows point where they lead, where edges run upwards", () => {
  const walk = graph("up");
  assert.deepEqual(walk("y", "up", "up", "down", "down"), ["y²", "g", "y²", "y"]);
  assert.deepEqual(walk("x", "right", "right", "left"), ["y", "z", "y"]);
});

test("of several inputs or consumers the nearest rank's, and there the nearest", () => {
  const walk = graph("right", [["a", [], 0, 0], ["b", [], 0, 90], ["far", [0], 300, 0], ["near", [0], 150, 90], ["end", [2, 3, 1], 450, 90]]);
  assert.deepEqual(walk("a", "right"), ["near"]);
  assert.deepEqual(walk("end", "left"), ["far"]);
  const twins = graph("right", [["a", [], 0, 0], ["b", [], 0, 90], ["c", [], 0, 200], ["sum", [0, 1, 2], 150, 100]]);
  assert.deepEqual(twins("sum", "left"), ["b"]);
});

test("where nothing lies that way, one stays; ends are the first and the last", () => {
  const walk = graph("right");
  assert.deepEqual(walk("f", "right"), ["f"]);
  assert.deepEqual(walk("z", "left"), ["z"]);
  assert.deepEqual(walk("g", "first", "last"), ["x", "f"]);
});

test("from a node that is gone one comes in at the first", () => {
  assert.deepEqual(graph("right")("gone", "right"), ["f"]);
});
