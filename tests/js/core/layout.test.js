import assert from "node:assert/strict";
import { test } from "node:test";
import { arrangement } from "../../../static/js/core/arrange.js";
import { fromPlain, toDot } from "../../../static/js/core/graphviz.js";
import { overlap, placeLabel } from "../../../static/js/core/label.js";
import { rankLayout } from "../../../static/js/core/rank.js";
import { route, samples } from "../../../static/js/core/route.js";
import { scene } from "../../../static/js/core/scene.js";
import { spread } from "../../../static/js/core/spread.js";
import { tidy } from "../../../static/js/core/tidy.js";
import { walk, pictured } from "./words.js";

const { graph } = walk;
const room = { width: 708, height: 740 };
const size = { along: 60, across: 118 };

test("by rank, each column is one rank and keeps its nodes apart", () => {
  const { nodes } = rankLayout(graph);
  for (const { id, rank } of graph.nodes) assert.equal(nodes.get(id)?.x, rank);
  const [x, y] = [nodes.get(0), nodes.get(1)];
  assert.ok(x && y && y.y - x.y >= 128);
});

test("inputs are asked to stand leftmost in their order", () => {
  assert.match(toDot(graph, () => size), /\{rank=same; r0; 0; 1; 0 -> 1 \[style=invis\];\}/);
});

test("Graphviz's plain answer is read, parallel edges one by one", () => {
  const plain = "graph 1 4 2\nnode r0 0.5 3 1 1 0\nnode r1 2 3 1 1 0\nnode r2 4 3 1 1 0\nnode 0 0.5 2 1 1 0 solid box black lightgrey\nnode 1 0.5 1 1 1 1 solid box black lightgrey\n"
    + "node 2 2 2 1 1 2 solid box black lightgrey\nnode 3 4 1.5 1 1 3 solid box black lightgrey\n"
    + "edge 0 2 4 1 2 1.2 2 1.4 2 1.5 2 solid black\nedge 0 2 4 1 2 1.2 2.1 1.4 2.1 1.5 2.1 solid black\nstop\n";
  const layout = fromPlain(plain, graph);
  assert.deepEqual(layout.nodes.get(1), { x: 0, y: -72 });
  assert.deepEqual(layout.routes.get("2.0"), [{ x: 1 / 3, y: -144 }, { x: 2 / 3, y: -144 }]);
  assert.deepEqual(layout.routes.get("2.1")?.at(-1), { x: 2 / 3, y: -2.1 * 72 });
});

test("every node and its labels lie on the stage, also when the graph is huge", () => {
  const wide = new Map(Array.from({ length: 200 }, (_, i) => [i, { x: i % 20, y: 130 * Math.floor(i / 20) }]));
  const { nodes, scale, left, top } = spread({ nodes: wide, routes: new Map(), flow: "right", closed: [], room: { depth: 19, extent: 1170 } }, room);
  for (const { x, y } of nodes.values()) {
    assert.ok(left + (x - 36) * scale >= 0 && left + (x + 100) * scale <= room.width);
    assert.ok(top + (y - 60) * scale >= 0 && top + (y + 64) * scale <= room.height);
  }
});

test("a tidy layout puts a node level with the middle of its inputs", () => {
  const { nodes } = tidy(graph, rankLayout(graph));
  const [x, square, sum, y] = [0, 2, 3, 1].map((id) => nodes.get(id)?.y ?? NaN);
  assert.equal(square, x);
  assert.equal(sum, (square + y) / 2);
});

test("parallel edges run side by side", () => {
  const drawing = scene(graph, arrangement(pictured(graph), "right", null).layout(null), room);
  const twins = drawing.edges.filter((edge) => edge.from === 0).map((edge) => edge.route.at(0.5).y);
  assert.equal(Math.abs(twins[0] - twins[1]), 14);
});

test("an edge goes round what stands in its way", () => {
  const box = { x: 90, y: -20, width: 20, height: 40 };
  const [from, to] = [{ x: 0, y: 0 }, { x: 200, y: 0 }];
  assert.equal(route(from, to, [], []).d, route(from, to, [{ x: 100, y: -60 }], []).d);
  const round = route(from, to, [{ x: 100, y: -60 }], [box]);
  assert.ok(samples(round, 50).every((p) => !(p.x > 90 && p.x < 110 && p.y > -20)));
});

test("the label beside the dot overlaps nothing where there is room", () => {
  const boxes = [{ x: 10, y: 5, width: 80, height: 40 }];
  const size = { width: 60, height: 20 };
  const at = placeLabel({ x: 0, y: 0 }, size, { boxes, points: [], within: { x: -200, y: -200, width: 400, height: 400 } });
  assert.ok(!overlap({ ...at, ...size }, boxes[0]));
});
