import assert from "node:assert/strict";
import { test } from "node:test";
import { arrangement } from "../../../static/js/core/arrange.js";
import { holding, shareOf } from "../../../static/js/core/hold.js";
import { inPlace } from "../../../static/js/core/inplace.js";
import { pictureOf, turnedIn } from "../../../static/js/core/picture.js";
import { scene } from "../../../static/js/core/scene.js";
import { crossing } from "../../../static/js/core/tidy.js";
import { face } from "./words.js";

/** s = a x + b, h = s + b, f = h x + a s: `[name, inputs, part]`. @type {[string, number[], number][]} */
const NODES = [["a", [], 0], ["x", [], 1], ["b", [], 2], ["ax", [0, 1], 4], ["s", [3, 2], 4], ["h", [4, 2], 5], ["hx", [5, 1], 8], ["as", [0, 4], 8], ["f", [6, 7], 8]];
const PARTS = [{ node: 4, nodes: [3, 4], inputs: [0, 1, 2] }, { node: 5, nodes: [5], inputs: [4, 2] }, { node: 8, nodes: [6, 7, 8], inputs: [5, 1, 0, 4] }];
const ranks = [0, 0, 0, 1, 2, 3, 4, 3, 5];
const graph = {
  title: "f", output: 8, formulas: [],
  nodes: NODES.map(([name, inputs, part], id) => ({ id, op: inputs.length ? "+" : "input", inputs, attrs: {}, name, shape: [], part, rank: ranks[id], mark: face(name), label: face(name), tag: null })),
  inputs: [0, 1, 2].map((node) => ({ name: NODES[node][0], node, declared: null, wrt: true, label: face(NODES[node][0]) })),
};
const room = { width: 700, height: 700 };
const closed = pictureOf({ graph, parts: PARTS }, [4, 5, 8]);
const before = arrangement(closed, "right", null).layout(null);

for (const part of [4, 8]) {
  const open = pictureOf({ graph, parts: PARTS }, [4, 5, 8].filter((id) => id !== part));
  const layout = inPlace(open, before, part);

  test(`opening ${NODES[part][0]} leaves it at its height, and no edge runs into a node`, () => {
    assert.ok(layout);
    assert.equal(layout.nodes.get(part)?.y, before.nodes.get(part)?.y);
    assert.deepEqual(crossing(open, layout, "right"), []);
    assert.deepEqual([...layout.nodes.keys()].sort(), open.nodes.map(({ id }) => id).sort());
  });

  test(`${NODES[part][0]} stands where it stood on the screen, opened and closed again`, () => {
    assert.ok(layout);
    const was = scene(closed, before, room);
    const is = scene(open, { ...layout, pin: { id: part, at: shareOf({ scene: was, view: was, room }, part) } }, room);
    const at = (/** @type {typeof was} */ { byId }, /** @type {{scale: number, left: number, top: number}} */ { scale, left, top }) => [(byId.get(part)?.x ?? 0) * scale + left, (byId.get(part)?.y ?? 0) * scale + top];
    const camera = holding({ scene: was, view: was, room }, is, part, true, false);
    const view = camera ? { scale: camera.scale, left: room.width / 2 - camera.x * camera.scale, top: room.height / 2 - camera.y * camera.scale } : is;
    const moved = at(was, was).map((place, i) => Math.abs(place - at(is, view)[i]));
    assert.ok(Math.max(...moved) < 1.5, String(moved));
    assert.equal(holding({ scene: was, view: was, room }, was, part, true, false), null);
  });

  test(`closing ${NODES[part][0]} again brings back the same heights`, () => {
    const back = layout && inPlace(closed, layout, part);
    for (const [id, { y }] of before.nodes) assert.ok(Math.abs((back?.nodes.get(id)?.y ?? NaN) - y) < 130, String(id));
    assert.equal(back?.nodes.get(part)?.y, before.nodes.get(part)?.y);
  });
}

test("the one part that is open in one picture and closed in the other", () => {
  /** @param {number[]} closed @param {number[]} [apart] */
  const drawn = (closed, apart = []) => ({ closed, apart });
  assert.deepEqual([turnedIn(drawn([4, 5]), drawn([5])), turnedIn(drawn([]), drawn([8])), turnedIn(drawn([4]), drawn([8])), turnedIn(drawn([4]), drawn([4]))], [4, 8, null, null]);
  assert.deepEqual([turnedIn(drawn([], [1]), drawn([], [1, 2])), turnedIn(drawn([], [1]), { closed: [] }), turnedIn(drawn([4]), drawn([], [1]))], [2, 1, null]);
});
