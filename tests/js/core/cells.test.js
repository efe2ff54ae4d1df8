import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, numbersAt, unfoldedIn } from "../../../static/js/core/cells.js";
import { measures } from "../../../static/js/core/measure.js";
import { past } from "../../../static/js/core/past.js";
import { contains, route, samples } from "../../../static/js/core/route.js";
import { strandsOf } from "../../../static/js/core/strands.js";
import { pushed } from "../../../static/js/core/tall.js";

/** @param {string} text */
const face = (text) => ({ text, latex: text, spoken: text });
const measured = measures({ width: 700, height: 700 });
/** @param {number[]} shape @param {import("../../../static/js/core/types.js").Flow} [flow] */
const of = (shape, flow = "right") => {
  const unfolded = Array.from({ length: shape.reduce((product, side) => product * side, 1) }, (_, i) => face(`z_${i + 1}`));
  const found = cellsOf({ shape, mark: face("σ"), tag: face("z"), unfolded }, measured, flow);
  assert.ok(found);
  return found;
};
/** @param {number} count */
const end = (count) => ({ cells: count ? of([count]) : null });

test("elements stand in a frame, in order, with room for the numbers of each", () => {
  for (const flow of /** @type {const} */ (["right", "up"])) {
    const cells = of([3], flow);
    const way = flow === "right" ? "y" : "x";
    const places = cells.cells.map((cell) => cell[way]);
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    const least = flow === "right" ? cells.size + 2 * cells.letters : cells.cells[0].width + 4 * cells.letters;
    assert.ok(places[1] - places[0] >= least);
    for (const cell of cells.cells) {
      const { value, gradient } = numbersAt(cells, cell, flow);
      for (const at of [value, gradient]) assert.ok(Math.abs(cell.x + at.x) < cells.width / 2 && Math.abs(cell.y + at.y) < cells.height / 2);
    }
  }
});

test("rows of a matrix stand apart", () => {
  const [first, second, third] = of([2, 2]).cells.map(({ y }) => y);
  assert.ok(third - second > second - first);
});

test("strands join an element with what it is made of, and a whole node with all", () => {
  const diagonal = [[0], [1]];
  assert.deepEqual(strandsOf({ from: end(2), to: end(2) }, diagonal), [{ to: 0, from: 0 }, { to: 1, from: 1 }]);
  assert.deepEqual(strandsOf({ from: end(0), to: end(2) }, diagonal), [{ to: 0, from: null }, { to: 1, from: null }]);
  assert.deepEqual(strandsOf({ from: end(2), to: end(0) }, [[1]]), [{ to: null, from: 1 }], "x[1] is made of one element");
  assert.equal(strandsOf({ from: end(2), to: end(3) }, null).length, 6);
  assert.deepEqual(strandsOf({ from: end(0), to: end(3) }, [[], [0], [1]]).map(({ to }) => to), [1, 2], "a 1 that is put before is made of nothing");
});

test("what a document wants open is unfolded where it is an array that is small enough", () => {
  const graph = /** @type {any} */ ({ title: "L", output: 2, nodes: [{ id: 0, name: "x" }, { id: 1, name: null }, { id: 2, name: null }], cells: [{ node: 0, labels: [face("x_1")] }, { node: 1, labels: [null] }, { node: 2, labels: [] }] });
  assert.deepEqual(unfoldedIn(graph, ["x", "#1", "L", "y"]), [0, 1]);
  assert.deepEqual([unfoldedIn(graph, []), unfoldedIn({ ...graph, cells: undefined }, ["x"])], [[], []]);
});

test("a tall node stays, its neighbours give way by what it takes, and what is packed keeps off it", () => {
  const nodes = new Map([[0, { x: 0, y: 0 }], [1, { x: 0, y: 100 }], [2, { x: 0, y: 200 }], [3, { x: 1, y: 100 }]]);
  const layout = /** @type {any} */ ({ nodes, routes: new Map([["3.0", [{ x: 0, y: 110 }]]]), flow: "right", closed: [], room: { depth: 1, extent: 200 } });
  const { layout: after, factor } = pushed(layout, new Map([[1, 400]]), 128);
  const at = (/** @type {number} */ id) => after.nodes.get(id)?.y ?? 0;
  assert.deepEqual([at(1), at(3)], [100, 100]);
  assert.ok(((at(2) - at(1)) / 100) * 128 >= 200 + 64 && ((at(1) - at(0)) / 100) * 128 >= 200 + 64);
  assert.ok(factor > 2 && (after.routes.get("3.0")?.[0].y ?? 0) > at(1) + (200 / 128) * 100);
  assert.equal(pushed(layout, new Map(), 128).layout, layout);
});

test("an edge goes round a frame that it has nothing to do with", () => {
  const frame = { x: 100, y: 0, width: 80, height: 200 };
  for (const [from, to, flow] of /** @type {const} */ ([[{ x: 0, y: 300 }, { x: 300, y: 120 }, "right"], [{ x: 150, y: 400 }, { x: 140, y: -100 }, "up"]])) {
    const way = past(from, to, [frame], flow);
    assert.ok(way.length && !samples(route(from, to, way, [frame], flow), 60).some((p) => contains(frame, p)));
  }
  assert.deepEqual(past({ x: 0, y: 300 }, { x: 300, y: 300 }, [frame], "right"), []);
});
