import assert from "node:assert/strict";
import { test } from "node:test";
import { BEATS, SPEEDS, nextBeat, nextStep, otherSpeed, playedNext, previousBeat, previousStep, speedRound } from "../../../static/js/core/pace.js";

const start = { k: 0, beat: BEATS };
/** @param {number} n */
const every = (n) => Array.from({ length: n }, (_, i) => i + 1);
const starts = [0, 500, 1000, 1400];

test("a whole step follows a whole step, and first completes one that is half shown", () => {
  assert.deepEqual(nextStep(start, every(9)), { k: 1, beat: BEATS });
  assert.deepEqual(nextStep({ k: 3, beat: 2 }, every(9)), { k: 3, beat: BEATS });
  assert.deepEqual(nextStep({ k: 9, beat: BEATS }, every(9)), { k: 9, beat: BEATS });
  assert.deepEqual(previousStep({ k: 3, beat: 2 }, every(9)), { k: 2, beat: BEATS });
  assert.deepEqual(previousStep(start, every(9)), start);
});

test("beats lead through every step and back the same way", () => {
  const there = [start];
  for (let i = 0; i < 2 * BEATS; i += 1) there.push(nextBeat(there[i], every(2)));
  assert.deepEqual(there.at(-1), { k: 2, beat: BEATS });
  assert.deepEqual(nextBeat({ k: 2, beat: BEATS }, every(2)), { k: 2, beat: BEATS });
  const back = [there[2 * BEATS]];
  for (let i = 0; i < 2 * BEATS; i += 1) back.push(previousBeat(back[i], every(2)));
  assert.deepEqual(back.reverse(), there);
});

test("steps and beats go from stop to stop, wherever one is", () => {
  const stops = [2, 3, 6];
  assert.deepEqual([0, 2, 4, 6].map((k) => nextStep({ k, beat: BEATS }, stops).k), [2, 3, 6, 6]);
  assert.deepEqual([0, 2, 4, 6].map((k) => previousStep({ k, beat: BEATS }, stops).k), [0, 0, 3, 3]);
  assert.deepEqual(nextBeat({ k: 3, beat: BEATS }, stops), { k: 6, beat: 1 });
  assert.deepEqual(previousBeat({ k: 6, beat: 1 }, stops), { k: 3, beat: BEATS });
});

test("playing keeps the design's times, each by the speed", () => {
  assert.deepEqual(playedNext({ k: 1, beat: 1 }, every(9), { starts, speed: 1 }), { k: 1, beat: 2, after: 500 });
  assert.deepEqual(playedNext({ k: 1, beat: 3 }, every(9), { starts, speed: 2 }), { k: 1, beat: 4, after: 200 });
  assert.equal(playedNext({ k: 1, beat: BEATS }, every(9), { starts, speed: 1 }).beat, 1);
});

test("without motion whole steps are played", () => {
  const { k, beat, after } = playedNext({ k: 1, beat: BEATS }, every(9), { starts: [0, 0, 0, 0], speed: 1 });
  assert.deepEqual([k, beat], [2, BEATS]);
  assert.ok(after > 1400);
});

test("speeds end at both ends", () => {
  assert.equal(otherSpeed(1, 1), 1.5);
  assert.equal(otherSpeed(SPEEDS[0], -1), SPEEDS[0]);
  assert.equal(otherSpeed(4, 1), 4);
});

test("one button leads through all speeds", () => {
  const round = [1];
  while (round.length <= SPEEDS.length) round.push(speedRound(round[round.length - 1]));
  assert.equal(round.at(-1), 1);
  assert.deepEqual(round.slice(1).sort(), [...SPEEDS].sort());
});
