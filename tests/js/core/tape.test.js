import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { numbers, run, tape } from "../../../static/js/core/tape.js";

/** @typedef {import("../../../static/js/core/tape.js").Program} Program */

/**
 * What NumPy gives, written by tests/app/test_tape.py.
 * @type {{values: (number | string)[], rows: {program: Program, expected: (number | string)[]}[]}}
 */
const table = JSON.parse(readFileSync(new URL("../../data/primitives.json", import.meta.url), "utf8"));
const values = table.values.map(Number);

/** @param {number} arity @returns {number[][]} */
const points = (arity) => (arity ? points(arity - 1).flatMap((point) => values.map((value) => [...point, value])) : [[]]);

/** @param {number} got @param {number} expected */
const near = (got, expected) =>
  Object.is(got, expected) || Math.abs(got - expected) <= 1e-12 * Math.max(1, Math.abs(expected));

for (const { program, expected } of table.rows) {
  test(`${program.primitives[0]} is NumPy's, at NaN, the infinities and both zeros too`, () => {
    const made = tape(program);
    points(program.inputs.length).forEach((point, i) => {
      const [got] = numbers(made, point);
      const right = Number(expected[i]);
      assert.ok(near(got, right), `${point}: ${got}, not ${right}`);
      assert.equal(1 / got > 0, 1 / right > 0, `${point}: the sign of ${got}`);
    });
  });
}

/** @type {Program} */
const square = {
  inputs: ["x", "y"],
  constants: ["Infinity", 3],
  primitives: ["multiply", "sin"],
  code: [[0, 0, 0], [0, 4, 3], [1, 5]],
  places: [5, 2, 1],
  flags: [],
  tables: {},
};

test("a program's numbers are read where its places say, and constants may be infinite", () => {
  assert.deepEqual([...numbers(tape(square), [2, 7])], [12, Infinity, 7]);
});

test("a run gives the memory: inputs, constants, then one number an instruction", () => {
  assert.deepEqual([...run(tape(square), [2, 7])], [2, 7, Infinity, 3, 4, 12, Math.sin(12)]);
});

test("a tape runs again and again, and two tapes of a program are apart", () => {
  const [one, other] = [tape(square), tape(square)];
  run(other, [5, 0]);
  for (const x of [1, -2, 3]) assert.equal(numbers(one, [x, 0])[0], 3 * x * x);
  assert.equal(other.memory[5], 75);
});

test("a wrong number of inputs is refused, and no constant is written over", () => {
  for (const inputs of [[], [1], [1, 2, 3]]) assert.throws(() => run(tape(square), inputs), RangeError);
});

test("a primitive that is not known is named", () => {
  assert.throws(() => tape({ ...square, primitives: ["multiply", "glim"] }), { message: "glim" });
});

test("neither a primitive nor its table is taken from what objects have by birth", () => {
  for (const name of ["toString", "constructor", "__proto__"]) {
    assert.throws(() => tape({ ...square, primitives: ["multiply", name] }), { message: name });
  }
});
