import assert from "node:assert/strict";
import { test } from "node:test";
import { inherit, match } from "../../../static/js/core/match.js";
import { face } from "./words.js";

/** @typedef {import("../../../static/js/core/types.js").Graph} Graph */

/**
 * A graph from lines such as `g add b z`: what it is called, the op, and what it takes. A capital is no name.
 * @param {...string} lines
 * @returns {Graph}
 */
function graph(...lines) {
  /** @type {Map<string, number>} */
  const ids = new Map();
  const nodes = lines.map((line, id) => {
    const [called, op = "input", ...rest] = line.split(" ");
    const [inputs, exponent] = [rest.filter((word) => ids.has(word)), rest.find((word) => /^\d/.test(word))];
    ids.set(called, id);
    const name = /^[A-Z\d]/.test(called) ? null : called;
    return {
      id, op, inputs: inputs.map((word) => ids.get(word) ?? -1), attrs: exponent ? { exponent } : {}, name,
      shape: [], part: id, rank: 0, mark: face(called), label: face(called), tag: null,
    };
  });
  return { title: "f", output: nodes.length - 1, nodes, inputs: [], formulas: [] };
}

/**
 * What became of the nodes, by what they are called.
 * @param {string[]} before
 * @param {string[]} after
 */
function fate(before, after) {
  const [old, fresh] = [graph(...before), graph(...after)];
  return Object.fromEntries([...match(old, fresh)].sort((a, b) => a[0] - b[0]).map(([id, was]) => [fresh.nodes[id].mark.text, old.nodes[was].mark.text]));
}

const LECTURE = ["x", "y", "z", "B pow y 2", "g add B z", "f mul x g"];

/** @type {Record<string, [string[], Record<string, string>]>} */
const EDITS = {
  "nothing": [LECTURE, { x: "x", y: "y", z: "z", B: "B", g: "g", f: "f" }],
  "a term is added": [["x", "y", "z", "w", "B pow y 2", "g add B z w", "f mul x g"], { x: "x", y: "y", z: "z", B: "B", g: "g", f: "f" }],
  "a term is removed": [["x", "y", "g pow y 2", "f mul x g"], { x: "x", y: "y", g: "B", f: "f" }],
  "a sum becomes a product": [["x", "y", "z", "B pow y 2", "g mul B z", "f mul x g"], { x: "x", y: "y", z: "z", B: "B", g: "g", f: "f" }],
  "an input is renamed": [["t", "y", "z", "B pow y 2", "g add B z", "f mul t g"], { t: "x", y: "y", z: "z", B: "B", g: "g", f: "f" }],
  "all is wrapped": [["x", "y", "z", "B pow y 2", "g add B z", "C mul x g", "f sigma C"], { x: "x", y: "y", z: "z", B: "B", g: "g", C: "f" }],
  "a piece is named": [["x", "y", "z", "h pow y 2", "g add h z", "f mul x g"], { x: "x", y: "y", z: "z", h: "B", g: "g", f: "f" }],
  "it is put together": [["x", "y", "z", "B pow y 2", "G add B z", "F mul x G"], { x: "x", y: "y", z: "z", B: "B", G: "g", F: "f" }],
  "factors are swapped": [["y", "z", "x", "B pow y 2", "g add B z", "f mul g x"], { y: "y", z: "z", x: "x", B: "B", g: "g", f: "f" }],
  "an exponent changes": [["x", "y", "z", "B pow y 3", "g add B z", "f mul x g"], { x: "x", y: "y", z: "z", B: "B", g: "g", f: "f" }],
};

for (const [edit, [after, expected]] of Object.entries(EDITS)) {
  test(`nodes are recognised when ${edit}`, () => assert.deepEqual(fate(LECTURE, after), expected));
}

test("what was wrapped is recognised when it is unwrapped", () => {
  const wrapped = EDITS["all is wrapped"][0];
  assert.deepEqual(fate(wrapped, LECTURE), { x: "x", y: "y", z: "z", B: "B", g: "g", f: "C" });
});

test("equal pieces are told apart by their order", () => {
  const old = graph("x", "A sin x", "B sin x", "F add A B");
  assert.deepEqual([...match(old, old)].every(([a, b]) => a === b), true);
});

test("no node is matched twice", () => {
  const after = graph("x", "A mul x x", "B mul x x", "F add A B");
  const before = graph("x", "A mul x x", "F add A x");
  const pairs = match(before, after);
  assert.equal(new Set(pairs.values()).size, pairs.size);
});

test("a key lasts as long as its node, and is never used again", () => {
  const start = graph("x", "y", "F add x y");
  const first = inherit(null, { keys: [], nextKey: 0 }, start);
  assert.deepEqual(first, { keys: [0, 1, 2], nextKey: 3 });
  const less = graph("x", "F sin x");
  const second = inherit(start, first, less);
  assert.equal(second.keys[0], first.keys[0]);
  const third = inherit(less, second, start);
  assert.equal(third.keys[0], first.keys[0]);
  assert.ok(!first.keys.includes(third.keys[1]));
  assert.equal(new Set(third.keys).size, 3);
});

test("a key is not given again when the node that had the highest is gone for a while", () => {
  const two = graph("x", "y", "F add x y");
  const three = graph("x", "y", "w", "F add x y w");
  const other = graph("x", "y", "v", "F add x y v");
  const [all, long] = [inherit(null, { keys: [], nextKey: 0 }, three), [three, two, other]];
  const named = [two, other].reduce((sofar, after, i) => inherit(long[i], sofar, after), all);
  assert.ok(!all.keys.includes(named.keys[2]));
});
