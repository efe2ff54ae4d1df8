/** Which line of the algorithm runs at a step. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineAt, LINES } from "../../../static/js/core/algorithm.js";

/** f = g g with g = x + y: the seed, twice through × to g, then to x and to y. */
const steps = [
  { kind: "forward", node: 2 }, { kind: "forward", node: 3 }, { kind: "seed", node: 3 },
  { kind: "pull", node: 3, to: 2, slot: 0 }, { kind: "pull", node: 3, to: 2, slot: 1 },
  { kind: "pull", node: 2, to: 0, slot: 0 }, { kind: "pull", node: 2, to: 1, slot: 1 },
].map((step) => ({ ...step, lines: {} }));
const nodes = [0, 1, 2, 3].map((id) => ({ id, part: id, inputs: [] }));
const trace = /** @type {any} */ ({ steps, total_steps: steps.length, forward_steps: 2, graph: { nodes, output: 3 }, parts: [], stops: {} });

test("forward, loss, backward, and where a kept partial serves again", () => {
  const grain = /** @type {any} */ ({ detail: "edge", closed: new Set() });
  assert.deepEqual(steps.map((_, i) => lineAt(trace, i + 1, grain)), ["forward", "loss", "backward", "backward", "backward", "backward", "reuse"]);
  assert.equal(lineAt(trace, 0, grain), null);
  assert.equal(LINES.length, 4);
});
