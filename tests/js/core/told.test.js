import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { announcement } from "../../../static/js/core/announce.js";
import { capsOf } from "../../../static/js/core/caps.js";
import { describe, pathsOf, whatIs } from "../../../static/js/core/describe.js";
import { frame } from "../../../static/js/core/frame.js";
import { BINDINGS } from "../../../static/js/core/keymap.js";
import { nodeAt, ownersOf, spanOfNode, waysFrom } from "../../../static/js/core/links.js";
import { BEATS } from "../../../static/js/core/pace.js";
import { spoken } from "../../../static/js/core/say.js";
import { walk as bare } from "./words.js";

/** @typedef {import("../../../static/js/core/types.js").Catalogue} Catalogue */

/** @type {Catalogue} */
const page = JSON.parse(readFileSync(new URL("../../../static/messages/en.json", import.meta.url), "utf8"));
const catalogue = { ...page, "phase.forward": "Forward", "phase.backward": "Backward", t: "Through", p: "{step} of {of}, {total}" };

/** The walk with holes in what is spoken. */
const walk = {
  ...bare,
  steps: bare.steps.map((step) => ({ ...step, lines: { ...step.lines, spoken: { key: "p", holes: { total: { n: step.kind === "pull" ? step.total : step.node } } } } })),
};

/** @param {number} k @param {number} [beat] @param {boolean} [hidden] */
const told = (k, beat = BEATS, hidden = false) => spoken(announcement(walk, frame(walk, k, beat), hidden), { catalogue, numbers: walk.numbers });

test("a whole step is said in its own sentence, counted within its pass", () => {
  assert.equal(told(2), "2 of 2, 11");
  assert.equal(told(6), "4 of 4, 6 Upstream computed once, used 2 times so far.");
  assert.equal(announcement(walk, frame(walk, 0)), walk.opening);
});

test("a beat says what it adds, and the first where one is", () => {
  assert.equal(told(5, 1), "Backward step 3 of 4. Through. Upstream 1.");
  assert.equal(told(5, 2), "Local 3.");
  assert.equal(told(5, 3), "Contribution 3.");
  assert.equal(told(2, 1), "Forward step 2 of 2. Through.");
  assert.equal(told(2, 2), "9, 2.");
  for (const beat of [1, 2, 3]) assert.equal(told(3, beat), "Backward step 1 of 4. Through.");
});

test("where numbers are hidden no beat of any step says one", () => {
  for (let k = 1; k <= walk.total_steps; k += 1) {
    for (let beat = 1; beat <= BEATS; beat += 1) {
      assert.match(told(k, beat, true), /^(?:Forward step \d of 2|Backward step \d of 4)\. Through\.$/, `${k} ${beat}`);
    }
  }
});

/** @param {number} id @param {number} k */
const described = (id, k) => spoken(describe(walk, frame(walk, k), walk.graph.nodes[id]), { catalogue, numbers: walk.numbers });

test("a node is described by what is known of it", () => {
  assert.equal(described(2, 0), "×, ×. Value not known yet. Gradient not known yet.");
  assert.equal(described(0, 5), "x, input. Value 3. Gradient so far 3, not final.");
  assert.equal(described(0, 6), "x, input. Value 3. Gradient 6.");
  assert.equal(described(1, 6), "y, input. Value 2. No gradient is asked for.");
  assert.equal(whatIs({ ...walk.graph.nodes[0], op: "constant" }).key, "page.node.constant");
});

test("ways are counted, not walked", () => {
  assert.deepEqual([...pathsOf(walk.graph, 3).values()], [2n, 1n, 1n, 1n]);
  const [x] = walk.graph.nodes;
  const nodes = [x, ...Array.from({ length: 40 }, (_, i) => ({ ...x, id: i + 1, inputs: [i, i] }))];
  assert.equal(pathsOf({ nodes }, 40).get(0), 2n ** 40n);
});

test("each slot belongs to a node, and a local derivative to none", () => {
  const owners = ownersOf(walk);
  assert.deepEqual([2, 4, 5, 12].map((slot) => owners.get(slot)), [2, 3, 2, 0]);
  assert.equal(owners.get(6), undefined);
});

test("the ways of a node are its edges to what is differentiated and no others", () => {
  const of = (/** @type {number} */ node) => ({ ...walk, steps: walk.steps.map((step) => (step.kind === "seed" ? { ...step, node } : step)) });
  assert.deepEqual([...waysFrom(of(2), 0)].sort(), ["2.0", "2.1"]);
  assert.deepEqual([...waysFrom(walk, 0)].sort(), ["2.0", "2.1", "3.0"]);
  assert.deepEqual([...waysFrom(walk, 1)], ["3.1"]);
  assert.deepEqual([...waysFrom(of(2), 1)], []);
});

test("a place in the text belongs to the smallest piece around it", () => {
  const at = (/** @type {number} */ start, /** @type {number} */ length) => ({ start, length, line: 1, column: start + 1 });
  const spans = [at(0, 1), at(6, 1), at(0, 3), at(0, 7)];
  const graph = { ...walk.graph, nodes: walk.graph.nodes.map((node, i) => ({ ...node, span: spans[i] })) };
  const text = "x x + y";
  assert.deepEqual([0, 1, 4, 6].map((offset) => nodeAt(graph, text, offset)), [0, 2, 3, 1]);
  assert.equal(nodeAt(graph, text, 7), null);
  assert.deepEqual(spanOfNode(graph, 2, text), { from: 0, to: 3 });
  assert.equal(spanOfNode(graph, null, text), null);
});

test("every key has a cap, and what is held comes before it", () => {
  const words = { catalogue, numbers: [] };
  assert.deepEqual(capsOf({ keys: ["ArrowRight"], held: "shift", command: "next-beat", group: "walk", says: "" }, words), [["Shift", "→"]]);
  assert.deepEqual(capsOf({ keys: ["z", "PageUp"], held: "control+shift", command: "redo", group: "edit", says: "" }, words), [["Ctrl", "Shift", "Z"], ["Ctrl", "Shift", "PgUp"]]);
  for (const caps of BINDINGS.flatMap((binding) => capsOf(binding, words)).flat()) assert.ok(caps.length <= 5 && !caps.startsWith("page."), caps);
});

test("every line of the sheet of keys has its sentence", () => {
  for (const { says, hint } of BINDINGS) for (const key of hint ? [says, hint] : [says]) assert.ok(key in page, key);
});
