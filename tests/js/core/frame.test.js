import assert from "node:assert/strict";
import { test } from "node:test";
import { frame, gradientIn, leadsOn } from "../../../static/js/core/frame.js";
import { notesAt } from "../../../static/js/core/parts.js";
import { grain, walk } from "./words.js";

test("at 0 the leaves are known and nothing else", () => {
  const start = frame(walk, 0);
  assert.deepEqual([...start.values], [[0, 0], [1, 1]]);
  assert.equal(start.gradients.size, 0);
  assert.equal(start.step, null);
});

test("a node reached twice waits for its second contribution", () => {
  assert.deepEqual(frame(walk, 5).gradients.get(0), { slot: 8, arrived: 1, expected: 2, final: false });
  assert.deepEqual(frame(walk, 6).gradients.get(0), { slot: 12, arrived: 2, expected: 2, final: true });
});

test("a forward step is about all edges into its node, a pull about one", () => {
  assert.deepEqual([...frame(walk, 1).now], ["2.0", "2.1"]);
  assert.deepEqual([...frame(walk, 6).now], ["2.1"]);
  assert.deepEqual([...frame(walk, 6).done], ["3.0", "2.0", "2.1"]);
});

test("an edge through which exactly nothing came is broken", () => {
  const numbers = [...walk.numbers];
  numbers[7] = 0;
  assert.deepEqual([...frame({ ...walk, numbers }, 5).broken], ["2.0"]);
});

test("inputs that the output does not use get their 0 with the seed", () => {
  const steps = walk.steps.map((step) => (step.kind === "seed" ? { ...step, zeros: [1] } : step));
  assert.deepEqual(frame({ ...walk, steps }, 3).gradients.get(1), { slot: null, arrived: 0, expected: 0, final: true });
});

test("a frame does not depend on the frames before it", () => {
  const there = Array.from({ length: 7 }, (_, k) => frame(walk, k));
  const back = Array.from({ length: 7 }, (_, k) => frame(walk, 6 - k)).reverse();
  assert.deepEqual(there, back);
});

test("half shown, a stop knows what the stop before it did, however many steps lie between", () => {
  assert.deepEqual([...frame(walk, 6, 2, grain("part")).gradients.keys()], [3]);
  assert.deepEqual([...frame(walk, 6, 4, grain("part")).gradients.keys()], [3, 0]);
});

test("where a part is one node, its own edges are now, and what is inside of it has no numbers", () => {
  const { step, now } = frame(walk, 6, 4, grain("part"));
  assert.deepEqual([step, [...now]], [walk.part_steps[2], ["3.0"]]);
  assert.deepEqual([...frame(walk, 2, 4, grain("part")).now], ["3.0", "3.1"]);
  assert.equal(frame(walk, 3, 4, grain("part")).step, walk.steps[2]);
  assert.equal(frame(walk, 6, 4, grain("pass")).step, walk.pass_steps[1]);
  assert.equal(frame(walk, 6, 4, grain("pass")).now.size, 0);
});

test("a stop notes what any of its steps does, but of a cut only its own", () => {
  const note = (/** @type {"kink" | "cut"} */ kind, /** @type {number} */ slot) => ({ kind, slot, sentence: { key: kind } });
  const steps = walk.steps.map((step, i) => (i === 4 ? { ...step, notes: [note("kink", 0), note("cut", 9)] } : step));
  const at = (/** @type {number} */ k, /** @type {"edge" | "node" | "part" | "pass"} */ detail) =>
    notesAt({ ...walk, steps }, frame({ ...walk, steps }, k, 4, grain(detail))).map(({ kind }) => kind);
  assert.deepEqual(at(5, "edge"), ["kink", "cut"]);
  for (const detail of /** @type {const} */ (["node", "part", "pass"])) assert.deepEqual(at(6, detail), ["kink"], detail);
});

test("a stop leads on from the one before it at the same detail", () => {
  assert.equal(leadsOn(frame(walk, 3), frame(walk, 4)), true);
  assert.equal(leadsOn(frame(walk, 3), frame(walk, 6)), false);
  assert.equal(leadsOn(frame(walk, 3), frame(walk, 6, 4, grain("part"))), true);
  assert.equal(leadsOn(null, frame(walk, 0)), false);
});

test("what the output does not use has a gradient of zeros, as many as it has elements", () => {
  const nodes = walk.graph.nodes.map((node) => ({ ...node, shape: node.id === 0 ? [2, 3] : node.id === 1 ? [2] : [] }));
  const trace = { ...walk, graph: { ...walk.graph, nodes } };
  const unused = { slot: null };
  assert.deepEqual([0, 1, 2].map((id) => gradientIn(trace, id, unused)), [[[0, 0, 0], [0, 0, 0]], [0, 0], 0]);
  assert.equal(gradientIn(trace, 2, { slot: 0 }), walk.numbers[0]);
});
