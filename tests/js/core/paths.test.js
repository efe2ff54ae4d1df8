/** Paths and what keeping partials saves, in numbers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { countText, upTo, written } from "../../../static/js/core/cost.js";
import { edgesOf, pathsTo, targetOf, walked } from "../../../static/js/core/paths.js";
import { pictureOf } from "../../../static/js/core/picture.js";
import { walk } from "./words.js";

test("each path is a whole way, in the order of the walk, with the product along it", () => {
  const { count, paths } = pathsTo(walk, 0);
  assert.equal(count, 2n);
  assert.deepEqual(paths.map(({ steps }) => steps.map(({ node, slot, to }) => [node, slot, to])), [[[3, 0, 2], [2, 0, 0]], [[3, 0, 2], [2, 1, 0]]]);
  assert.deepEqual(paths.map(({ product }) => product), [3, 3]);
  assert.deepEqual([...edgesOf(paths[1], pictureOf(walk, []))], ["3.0", "2.1"]);
  assert.deepEqual([...edgesOf(paths[1], pictureOf(walk, [3]))], ["3.0"]);
});

test("nothing comes through where a pull is cut", () => {
  const numbers = walk.numbers.map((number, i) => (i === 9 ? 1 : number));
  assert.deepEqual(pathsTo({ ...walk, numbers }, 0).paths.map(({ product }) => product), [0, 3]);
});

test("too many paths are counted and not walked", () => {
  /** @type {any[]} */
  const nodes = [{ ...walk.graph.nodes[0], inputs: [] }];
  for (let id = 1; id <= 60; id += 1) nodes.push({ ...walk.graph.nodes[2], id, inputs: [id - 1, id - 1] });
  const found = pathsTo({ ...walk, steps: [], graph: { ...walk.graph, nodes, output: 60 } }, 0);
  assert.deepEqual(found, { to: 0, count: 2n ** 60n, paths: [] });
});

test("a way that leads nowhere is not walked", () => {
  const links = [{ node: 5, to: 4 }, { node: 5, to: 3 }, { node: 4, to: 1 }, { node: 3, to: 2 }, { node: 3, to: 1 }];
  assert.deepEqual(walked(links, 5, 1).map((way) => way.map(({ to }) => to)), [[4, 1], [3, 1]]);
  assert.deepEqual(walked(links, 5, 5), [[]]);
  assert.deepEqual(walked(links, 1, 5), []);
});

test("paths are those of the node that is chosen, else of the first input that gets a gradient", () => {
  assert.equal(targetOf(walk, [2, 0]), 2);
  assert.equal(targetOf(walk, [null, 3, undefined]), 0);
  assert.equal(targetOf({ ...walk, steps: [] }, [2]), null);
});

const cost = {
  reverse: "2", chains: "4", forward: "6", deeper: [],
  pulls: [{ k: 4, node: 3, to: 2, operations: 0 }, { k: 6, node: 2, to: 0, operations: 1 }, { k: 7, node: 2, to: 1, operations: 1 }],
  inputs: [{ name: "x", node: 0, k: 6, paths: "1", operations: "1" }, { name: "y", node: 1, k: 7, paths: "1", operations: "1" }, { name: "z", node: 9, k: 0, paths: "0", operations: "0" }],
};

test("operations are counted up to a step", () => {
  assert.deepEqual([5, 6, 7].map((k) => upTo(cost, k)), [{ done: 0n, chains: 0n }, { done: 1n, chains: 1n }, { done: 2n, chains: 2n }]);
});

test("a factor whose product was there before is marked", () => {
  const chains = written(cost, walk);
  assert.deepEqual(chains?.map(({ to, ways }) => [to, ways.map((way) => way.map(({ to, again }) => [to, again]))]), [
    [0, [[[2, false], [0, false]]]], [1, [[[2, true], [1, false]]]]]);
  assert.equal(written({ ...cost, inputs: [{ ...cost.inputs[0], paths: String(2n ** 70n) }] }, walk), null);
});

test("counts are grouped, and large ones have a power of ten", () => {
  assert.deepEqual(["0", "999", "2049", "1194611", "863998785", "849366384640", String(2n ** 149n)].map((count) => countText(count)), [
    "0", "999", "2,049", "1,194,611", "863,998,785", "8.5 × 10¹¹", "7.1 × 10⁴⁴"]);
});
