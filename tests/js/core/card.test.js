import assert from "node:assert/strict";
import { test } from "node:test";
import { cardOf } from "../../../static/js/core/card.js";
import { frame } from "../../../static/js/core/frame.js";
import { receiversOf } from "../../../static/js/core/receivers.js";
import { beyond, expressionOf, subjectOf } from "../../../static/js/core/subject.js";
import { grain, face, walk } from "./words.js";

/** @typedef {import("../../../static/js/core/types.js").Trace} Trace */

const [X, Y, TIMES, PLUS] = [0, 1, 2, 3];

/**
 * The walk with some things otherwise.
 * @param {{names?: Record<number, string>, wrt?: string[], seed?: number, zeros?: number[], steps?: number}} change
 * @returns {Trace}
 */
function other({ names = {}, wrt = ["x", "y"], seed = PLUS, zeros = [], steps = walk.steps.length }) {
  const nodes = walk.graph.nodes.map((node) => ({ ...node, name: names[node.id] ?? null }));
  const inputs = walk.graph.inputs.map((input) => ({ ...input, wrt: wrt.includes(input.name) }));
  return {
    ...walk,
    graph: { ...walk.graph, nodes, inputs },
    steps: walk.steps.slice(0, steps).map((step) => (step.kind === "seed" ? { ...step, node: seed, zeros } : step)),
  };
}

/** What the card of a node offers: what it does, and to what. @param {Trace} trace @param {number} id */
const deeds = (trace, id) => cardOf(trace, frame(trace, 0), id).deeds.flatMap((deed) => (deed.does === "alone" || deed.does === "unfolded" ? [] : [deed])).map((deed) =>
  [deed.says.key.replace("page.card.", ""), deed.does === "rewritten" ? `${deed.node} ${deed.to}` : deed.does === "parted" ? [deed.part, deed.open] : deed.change]);

/** The two nodes of f = x·x + y are one part. */
const SHUT = ["shut", [PLUS, false]];

test("a part is closed from any of its nodes, and opened from the one that it is then", () => {
  const at = (/** @type {import("../../../static/js/core/stops.js").Detail} */ detail, /** @type {number} */ id) => cardOf(walk, frame(walk, 0, 4, grain(detail)), id).deeds.at(-1);
  assert.deepEqual([at("edge", TIMES), at("edge", PLUS)].map((deed) => deed?.does === "parted" && [deed.part, deed.open]), [[PLUS, false], [PLUS, false]]);
  assert.deepEqual(at("part", PLUS), { does: "parted", part: PLUS, open: true, says: { key: "page.card.open" } });
});

test("what is computed from others can be looked at alone", () => {
  assert.deepEqual([0, TIMES, PLUS].map((id) => cardOf(walk, frame(walk, 0), id).deeds.some(({ does }) => does === "alone")), [false, true, true]);
});

test("an inner node is differentiated by its name, or its number where it has none", () => {
  assert.deepEqual(deeds(walk, TIMES), [["of", { of: "#2" }], ["name", "#2 named"], SHUT]);
  assert.deepEqual(deeds(other({ names: { [TIMES]: "g" } }), TIMES), [["of", { of: "g" }], ["put-back", "g put-back"], SHUT]);
});

test("the output is differentiated already, and offered again once another node is", () => {
  assert.deepEqual(deeds(walk, PLUS), [SHUT]);
  const inner = other({ seed: TIMES });
  assert.deepEqual(deeds(inner, PLUS), [["of.output", { of: null }], SHUT]);
  assert.deepEqual(deeds(inner, TIMES), [["of.output", { of: null }], ["name", "#2 named"], SHUT]);
});

test("a piece that is used twice is not put back", () => {
  const twice = other({ names: { [TIMES]: "g" } });
  twice.graph.nodes[PLUS] = { ...twice.graph.nodes[PLUS], inputs: [TIMES, TIMES] };
  assert.deepEqual(deeds(twice, TIMES), [["of", { of: "g" }], SHUT]);
});

test("by one input only, by another one, and by all again; the only one there is cannot be chosen", () => {
  assert.deepEqual(deeds(walk, X), [["by", { wrt: ["x"] }]]);
  assert.deepEqual(deeds(other({ wrt: ["x"] }), X), [["by.all", { wrt: null }]]);
  assert.deepEqual(deeds(other({ wrt: ["x"] }), Y), [["by", { wrt: ["y"] }]]);
  const alone = other({});
  alone.graph.inputs.pop();
  assert.deepEqual(deeds(alone, X), []);
  assert.deepEqual(deeds(alone, Y), [], "a constant");
});

test("the card knows what is known at its step, and no more", () => {
  const at = (/** @type {number} */ k) => cardOf(walk, frame(walk, k), TIMES);
  assert.deepEqual([at(0).value, at(1).value], [null, 2]);
  assert.deepEqual([at(3).gradient, at(4).gradient?.slot], [null, 5]);
});

test("the head is the gradient's own line, that of an input left out is made, and one not asked for has none", () => {
  const headed = other({});
  headed.steps = headed.steps.map((step) => (step.kind === "forward" ? step : { ...step, lines: { ...step.lines, gradient: [`by ${step.kind === "pull" ? step.to : step.node}`] } }));
  const head = (/** @type {Trace} */ trace, /** @type {number} */ id) => cardOf(trace, frame(trace, 0), id).head;
  assert.deepEqual([X, TIMES, PLUS].map((id) => head(headed, id)), [["by 0"], ["by 2"], ["by 3"]]);
  assert.equal(head(headed, Y), null);
  assert.deepEqual(head(other({ zeros: [Y] }), Y), ["\\frac{\\partial +}{\\partial y}"]);
});

test("the title is a named node with what it is made of; a leaf goes by its name, a short piece by itself", () => {
  const [x, times] = [X, TIMES].map((id) => walk.graph.nodes[id]);
  assert.deepEqual(expressionOf({ ...times, label: face("g"), expression: face("x \\cdot x") }), ["g = ", "x \\cdot x"]);
  assert.deepEqual(expressionOf({ ...times, expression: null }), ["×"]);
  assert.deepEqual(expressionOf(x), ["x"]);
});

test("what is differentiated is where the gradient starts, and the rest lies beyond it", () => {
  const inner = other({ seed: TIMES });
  assert.deepEqual([subjectOf(walk), subjectOf(inner), subjectOf(other({ steps: 2 }))], [PLUS, TIMES, PLUS]);
  assert.deepEqual([...beyond(inner)], [Y, PLUS]);
  assert.equal(beyond(walk).size, 0);
});

test("gradients come to what is pulled to, to where they start, and to inputs left out", () => {
  assert.deepEqual([...receiversOf(other({ zeros: [Y] }))].sort(), [X, Y, TIMES, PLUS]);
  assert.deepEqual([...receiversOf(walk)].sort(), [X, TIMES, PLUS]);
  assert.equal(receiversOf(other({ steps: 2 })).size, 0);
});
