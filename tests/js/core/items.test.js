import assert from "node:assert/strict";
import { test } from "node:test";
import { itemsAt, numbersOf, wantsItems, withItems } from "../../../static/js/core/items.js";
import { aboutOf } from "../../../static/js/core/question.js";

const document = /** @type {any} */ ({ text: "sum(x)", inputs: {}, of: null, wrt: null });
/** @param {number} count */
const lines = (count) => Array.from({ length: count }, () => ({ links: [], spoken: { key: "" }, picks: /** @type {[number, number][]} */ ([]) }));

test("lines are those of this text and step, and a cell beyond the last is the last", () => {
  const items = withItems(null, aboutOf(document), 3, lines(2));
  const state = /** @type {any} */ ({ document, answer: { items, text: document.text }, view: { cell: 5 } });
  assert.equal(itemsAt(state, 3)?.at, 1);
  assert.deepEqual([itemsAt(state, 4), itemsAt({ ...state, document: { ...document, text: "sum(y)" } }, 3)], [null, null]);
  assert.equal(itemsAt({ ...state, answer: { ...state.answer, items: withItems(items, aboutOf(document), 4, []) } }, 4), null);
});

test("another text's lines are forgotten, and of one text the last are kept", () => {
  const first = withItems(null, "a", 1, lines(1));
  assert.deepEqual([...withItems(first, "a", 2, lines(1)).lines.keys()], [1, 2]);
  assert.deepEqual([...withItems(first, "b", 2, lines(1)).lines.keys()], [2]);
  let all = first;
  for (let k = 2; k < 100; k += 1) all = withItems(all, "a", k, lines(1));
  assert.ok(all.lines.size < 70 && all.lines.has(99) && !all.lines.has(1));
});

test("numbers stand by the slot of an array and their place in it", () => {
  assert.deepEqual(numbersOf({ links: [], spoken: { key: "" }, picks: [[1, 2], [0, 0], [1, 0]] }, [7, [[1, 2], [3, 4]]]), [3, 7, 1]);
});

test("lines are wanted of a pull whose Jacobian is drawn, once", () => {
  const steps = [{ kind: "forward", node: 1, value: 1 }, { kind: "seed", node: 1 }, { kind: "pull", node: 1, to: 0, jacobian: { drawn: [1, 2] } }];
  const trace = { graph: { arrays: true, nodes: [{ id: 0, part: 0, inputs: [] }, { id: 1, part: 1, inputs: [0] }], output: 1, title: "f" }, steps, parts: [], stops: {}, total_steps: 3 };
  const state = /** @type {any} */ ({ document, answer: { trace, items: null } });
  assert.deepEqual([0, 1, 2, 3].map((k) => wantsItems(state, k)), [false, false, false, true]);
  assert.equal(wantsItems({ ...state, answer: { trace, items: withItems(null, aboutOf(document), 3, []) } }, 3), false);
  const undrawn = { ...trace, steps: [...steps.slice(0, 2), { ...steps[2], jacobian: { drawn: null } }] };
  assert.equal(wantsItems({ ...state, answer: { trace: undrawn, items: null } }, 3), false);
});
