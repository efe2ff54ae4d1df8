import assert from "node:assert/strict";
import { test } from "node:test";

import { LINES, runningLine } from "../../../static/js/core/descent.js";
import { createStore } from "../../../static/js/core/store.js";

const { training: NONE } = createStore().get();

test("each phase of a run is a line of the algorithm", () => {
  const moved = { old: [1], now: [2], rate: 0.5, examples: [0], loss: 1 };
  /** @type {[Partial<typeof NONE>, number, string][]} */
  const phases = [
    [{}, 0, "initialise"], [{ update: 4, epoch: 2 }, 0, "shuffle"], [{ update: 1, place: 1 }, 0, "pick"], [{}, 3, "gradient"],
    [{ running: true }, 0, "gradient"], [{ moved }, 22, "update"], [{ over: "finished", update: 4000 }, 22, "return"],
  ];
  assert.deepEqual(phases.map(([change, k]) => runningLine({ ...NONE, ...change }, k)), phases.map(([, , line]) => line));
  assert.deepEqual([...new Set(phases.map(([, , line]) => line))].sort(), [...LINES].sort());
});
