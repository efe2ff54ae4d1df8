import assert from "node:assert/strict";
import { test } from "node:test";
import { createTrainer } from "../../../static/js/io/trainer.js";
import { begun, rows } from "../core/training-vectors.js";

/**
 * @typedef {import("../../../static/js/io/trainer.js").Answered} Answered
 * @typedef {import("../../../static/js/core/training.js").Told} Told
 */

/** A worker whose clock is the test's: each look at it takes a quarter of a millisecond, and waiting takes none. */
function worker() {
  /** @type {any[]} */
  const told = [];
  /** @type {(() => void)[]} */
  let waiting = [];
  let time = 0;
  const act = createTrainer({
    post: (answer) => void told.push(structuredClone(answer)),
    now: () => (time += 0.25),
    after: (_, action) => {
      waiting.push(action);
      return () => { waiting = waiting.filter((other) => other !== action); };
    },
  });
  return {
    act,
    told,
    /** Let the next slice run. @returns {boolean} whether there was one */
    slice() {
      const next = waiting.shift();
      next?.();
      return Boolean(next);
    },
    records: () => /** @type {Told[]} */ (told.flatMap(({ records = [] }) => records)),
  };
}

const [row] = rows;
const start = /** @type {const} */ ({ do: "start", run: 3, begun: begun(row), pace: null, running: true });

test("a run goes on slice by slice until its end, and tells every epoch", () => {
  const { act, told, slice, records } = worker();
  act(start);
  let slices = 0;
  while (slice()) slices += 1;
  assert.ok(slices > 1);
  assert.equal(told.length, slices);
  assert.deepEqual(records().filter(({ kind }) => kind === "epoch").map((one) => "epoch" in one && one.epoch),
    Array.from({ length: row.training.epochs }, (_, i) => i + 1));
  const end = /** @type {any} */ (records().at(-1));
  assert.equal(end.kind, "end");
  end.parameters.forEach((/** @type {number} */ found, /** @type {number} */ i) => assert.ok(Math.abs(found - row.end.parameters[i]) < 1e-9));
  assert.ok(told.every(({ run }) => run === 3));
});

test("of many updates only the last is told, of few each", () => {
  const { act, slice, told } = worker();
  act(start);
  slice();
  assert.ok(told[0].update > 100);
  assert.equal(told[0].records.filter((/** @type {Told} */ one) => one.kind === "update").length, 1);
  const slow = worker();
  slow.act({ ...start, running: false });
  slow.act({ do: "advance", updates: 5 });
  assert.deepEqual(slow.told[0].records.map((/** @type {Told} */ { update }) => update), [1, 2, 3, 4, 5]);
});

test("it pauses, goes on and stops as it is told", () => {
  const { act, slice, told } = worker();
  act(start);
  slice();
  act({ do: "pause" });
  assert.equal(slice(), false);
  act({ do: "go-on" });
  assert.equal(slice(), true);
  act({ do: "stop" });
  assert.equal(slice(), false);
  assert.equal(told.length, 2);
});

test("a pace is kept, a fraction of an update a frame too", () => {
  const { act, slice, told } = worker();
  act({ ...start, pace: 10 });
  for (let i = 0; i < 50; i += 1) slice();
  assert.equal(told.at(-1).update, 8);
  act({ do: "pace", pace: null });
  slice();
  assert.ok(told.at(-1).update > 100);
});

test("a change is answered with its row, and holds from the next update on", () => {
  const { act, told, records } = worker();
  act({ ...start, running: false });
  act({ do: "advance", updates: 3 });
  act({ do: "change", what: "batch", value: 4 });
  act({ do: "advance", updates: 1 });
  assert.deepEqual(told[1], { run: 3, changed: { update: 3, what: "batch", value: 4 } });
  const last = /** @type {import("../../../static/js/core/training.js").Update} */ (records().at(-1));
  assert.equal(last.examples.length, 4);
});

test("what cannot be run is told, and the next start is heard", () => {
  const { act, told, slice } = worker();
  const spoiled = { ...row.learning.step, primitives: ["glim"] };
  act({ ...start, begun: { ...start.begun, learning: { ...row.learning, step: spoiled } } });
  assert.deepEqual([told[0].run, told[0].failed], [3, "TypeError: glim"]);
  act({ do: "go-on" });
  act({ ...start, run: 4 });
  assert.equal(slice(), true);
  assert.equal(told.at(-1).run, 4);
});
