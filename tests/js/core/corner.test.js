import assert from "node:assert/strict";
import test from "node:test";
import { cornerOf, reachOf, sidesOf } from "../../../static/js/core/corner.js";
import { tape } from "../../../static/js/core/tape.js";

/** u = 2x, then what is 0 left of 0 and u right of it: a made-up op's corner, as the engine sends it. */
const program = {
  inputs: ["x"], constants: [2], primitives: ["multiply"], code: [[0, 0, 1]], places: [0, 2], flags: [], tables: {},
  corners: [{
    nodes: [2], slots: [0],
    program: { inputs: ["0"], constants: [0, 1], primitives: ["maximum", "greater"], code: [[0, 0, 1], [1, 0, 1]], places: [3, 4, 1, 1, 2], flags: [], tables: {} },
  }],
};
const face = (/** @type {string} */ text) => ({ text, latex: text, spoken: text });
const node = (/** @type {number} */ id, /** @type {number[]} */ inputs) => ({ id, inputs, mark: face(`m${id}`), label: face(`l${id}`) });
const trace = (/** @type {number} */ x) => /** @type {any} */ ({ graph: { nodes: [node(0, []), node(1, [0]), node(2, [1])] }, numbers: [x, 2 * x, Math.max(0, 2 * x)] });
const frame = (/** @type {any} */ change = {}) => /** @type {any} */ ({ step: { kind: "pull" }, beat: 4, now: new Set(["2.0"]), ...change });
const corner = (/** @type {number} */ x, /** @type {any} */ change = {}, moving = false) => cornerOf(trace(x), tape(program), frame(change), moving);

test("a step back over a corner shows it, with the slopes that are allowed and the one that is taken", () => {
  const { of, ...found } = corner(0) ?? assert.fail();
  assert.deepEqual(found, { node: face("m2"), input: face("l1"), x: 0, value: 0, slope: 0, at: 0, height: 0, allowed: [0, 1], here: true });
  assert.deepEqual([of(-1), of(3)], [[0, 0], [3, 1]]);
});

test("it is there within a billionth, and farther off only while an input is moved", () => {
  assert.equal(corner(4e-10)?.slope, 1);
  assert.equal(corner(-4e-10)?.slope, 0);
  assert.equal(corner(1e-8), null);
  const moved = corner(0.5, {}, true) ?? assert.fail();
  assert.deepEqual([moved.here, moved.slope, moved.value, moved.at], [false, 1, 1, 0]);
});

test("it waits for the local derivative, and is of the edges that the step goes over", () => {
  assert.equal(corner(0, { beat: 1 }), null);
  assert.ok(corner(0, { beat: 2 }));
  assert.equal(corner(0, { now: new Set(["1.0"]) }), null);
  assert.equal(corner(0, { step: { kind: "forward" } }), null);
  assert.equal(corner(0, { step: null }), null);
});

test("an input that has no value is at no corner", () => {
  assert.equal(corner(NaN), null);
  assert.equal(corner(NaN, {}, true), null);
  assert.equal(corner(Infinity, {}, true), null);
});

test("the picture stands still while the point moves in it, and grows in steps", () => {
  assert.deepEqual([0, 0.5, 0.8, 1, 2, 40].map((x) => reachOf(/** @type {any} */ ({ x: 2 * x, at: 0 }))), [2, 2, 2, 5, 5, 100]);
});

test("its two sides do not meet: where the value jumps nothing joins them", () => {
  const [left, right] = sidesOf(corner(0) ?? assert.fail(), 2);
  assert.ok(left[0][0] < 0 && right[0][0] > 0 && left[40][0] === -2 && right[40][0] === 2);
  assert.deepEqual([left[0][2], right[0][2]], [0, 1]);
});
