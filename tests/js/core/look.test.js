import assert from "node:assert/strict";
import { test } from "node:test";
import { beside } from "../../../static/js/core/beside.js";
import { ZOOM, cameraOf, closeUp, moved, showing, viewOf, zoomed } from "../../../static/js/core/camera.js";
import { arrangement } from "../../../static/js/core/arrange.js";
import { boxNow, boxOf, cameraAt } from "../../../static/js/core/follow.js";
import { frame } from "../../../static/js/core/frame.js";
import { overlap } from "../../../static/js/core/label.js";
import { around } from "../../../static/js/core/around.js";
import { scene } from "../../../static/js/core/scene.js";
import { walk, pictured } from "./words.js";

/** @typedef {import("../../../static/js/core/route.js").Box} Box */

const room = { width: 700, height: 600 };
const card = { width: 240, height: 160 };
const within = (/** @type {Box} */ { x, y, width, height }) => x >= 8 && y >= 8 && x + width <= room.width - 8 && y + height <= room.height - 8;

test("a card stands on the stage, beside its node and not on it, wherever the node is", () => {
  for (const x of [10, 200, 330, 500, 640]) {
    for (const y of [10, 150, 270, 400, 540]) {
      const node = { x, y, width: 50, height: 50 };
      const at = beside(node, card, room, []);
      assert.ok(at && within({ ...at, ...card }) && !overlap({ ...at, ...card }, node), `at ${x}, ${y}`);
    }
  }
});

test("a card covers as little else as can be", () => {
  const node = { x: 300, y: 270, width: 50, height: 50 };
  const usual = beside(node, card, room, []);
  assert.deepEqual(usual, { x: 360, y: 215 });
  assert.deepEqual(beside(node, card, room, [{ x: 360, y: 0, width: 340, height: 600 }]), { x: 50, y: 215 });
  const one = { x: 400, y: 200, width: 40, height: 60 };
  const at = beside(node, card, room, [one, { x: 0, y: 0, width: 295, height: 600 }]);
  assert.ok(at && !overlap({ ...at, ...card }, one));
});

test("where no side has room for the card there is no place for it", () => {
  assert.equal(beside({ x: 20, y: 20, width: 50, height: 50 }, { width: 280, height: 560 }, { width: 320, height: 600 }, []), null);
});

const drawing = scene(walk.graph, arrangement(pictured(walk.graph), "right", null).layout(null), room, [10, 11, 12, 13]);
const everything = { width: Infinity, height: Infinity };
const box = (/** @type {number} */ id) => around(drawing.places[id], drawing.flow, drawing.measures);
const holds = (/** @type {Box | null} */ outer, /** @type {Box} */ inner) => outer !== null && outer.x <= inner.x && outer.y <= inner.y
  && outer.x + outer.width >= inner.x + inner.width - 1e-9 && outer.y + outer.height >= inner.y + inner.height - 1e-9;

test("a step is about its edges with their ends, and nothing is at the start", () => {
  assert.equal(boxNow(drawing, frame(walk, 0), everything), null);
  const sum = boxNow(drawing, frame(walk, 2), everything);
  for (const id of [3, 2, 1]) assert.ok(holds(sum, box(id)));
  const pull = boxNow(drawing, frame(walk, 4), everything);
  assert.ok(holds(pull, box(3)) && holds(pull, box(2)) && !holds(pull, box(1)));
});

test("where the edge is longer than the stage, the end that gets the number is shown; the seed is one node", () => {
  const few = { width: 90, height: 200 };
  assert.deepEqual(boxNow(drawing, frame(walk, 4), few), box(2));
  assert.deepEqual(boxNow(drawing, frame(walk, 2), few), box(3));
  assert.deepEqual(boxNow(drawing, frame(walk, 3), everything), box(3));
});

test("a node's box is found by the key that lasts through edits", () => {
  assert.deepEqual(boxOf(drawing, 12), box(2));
  assert.equal(boxOf(drawing, 2), null);
});

const fitted = { scale: 0.8, left: 30, top: 40 };
const bounds = { room, drawing: { width: 600, height: 400, scale: 0.8 } };

test("without a camera everything is in view; a camera and its view are the same thing said twice", () => {
  assert.deepEqual(viewOf(null, fitted, room), fitted);
  const camera = cameraOf(fitted, room);
  assert.deepEqual(viewOf(camera, { scale: 9, left: 9, top: 9 }, room), fitted);
});

test("zooming keeps what is under the pointer, up to a bound, and back out ends where everything is in view", () => {
  const at = { x: 200, y: 100 };
  const under = (/** @type {import("../../../static/js/core/camera.js").View} */ { scale, left, top }) => [(at.x - left) / scale, (at.y - top) / scale].map((n) => n.toFixed(6));
  const closer = viewOf(zoomed(fitted, 2, at, bounds), fitted, room);
  assert.equal(closer.scale, 1.6);
  assert.deepEqual(under(closer), under(fitted));
  assert.equal(zoomed(fitted, 100, at, bounds)?.scale, ZOOM.most);
  assert.equal(zoomed(closer, 0.1, at, bounds), null);
});

test("panning leaves something of the drawing in view", () => {
  const size = bounds.drawing;
  const right = viewOf(moved(fitted, { ...fitted, left: 9999 }, bounds), fitted, room);
  assert.ok(right.left < room.width && right.left > 0);
  const up = viewOf(moved(fitted, { ...fitted, top: -9999 }, bounds), fitted, room);
  assert.ok(up.top + size.height * up.scale > 0 && up.top < 0);
});

test("from near one looks through windows that overlap: the one a box stands in, whole, and at no time beyond the drawing", () => {
  const drawing = { width: 3000, height: 500, near: 2 };
  const seen = { width: room.width / drawing.near, height: room.height / drawing.near };
  const tools = 22;
  const looks = Array.from({ length: 290 }, (_, i) => ({ x: i * 10, y: 100, width: 100, height: 80 })).map((box) => {
    const { x, y, scale } = closeUp(drawing, box, room);
    assert.equal(scale, drawing.near);
    const [left, top] = [x - seen.width / 2, y - seen.height / 2];
    assert.ok(left >= -1e-9 && left + seen.width <= drawing.width + 1e-9);
    assert.ok(top >= -tools - 1e-9 && top + seen.height <= drawing.height + 1e-9);
    assert.ok(left <= box.x + 1e-9 && box.x + box.width <= left + seen.width + 1e-9);
    assert.ok(top <= box.y && box.y + box.height <= top + seen.height);
    return Math.round(x);
  });
  assert.ok(new Set(looks).size < 20, "a walk stays in a window for a while");
  const large = { x: 500, y: 20, width: 2000, height: 400 };
  assert.deepEqual(closeUp(drawing, large, room), { x: 500 + seen.width / 2, y: 20 + seen.height / 2 - tools, scale: 2 });
  assert.equal(closeUp({ width: 100, height: 500, near: 2 }, large, room).x, 50);
});

test("a reader's own camera goes first, and where the whole can be read there is none", () => {
  const own = { x: 1, y: 2, scale: 3 };
  assert.equal(cameraAt(own, drawing, frame(walk, 2), room), own);
  assert.equal(cameraAt(null, drawing, frame(walk, 2), room), null);
  const far = { ...drawing, near: 1.5 };
  assert.equal(cameraAt(own, far, frame(walk, 2), room), own);
  assert.equal(cameraAt(null, far, frame(walk, 2), room)?.scale, 1.5);
});

test("what two fingers leave smaller than the whole is the whole, wherever they moved it", () => {
  const closer = { scale: 1.6, left: -200, top: -100 };
  assert.equal(moved(closer, { scale: 0.7, left: 90, top: 10 }, bounds), null);
  assert.equal(moved(closer, { scale: 0.9, left: 90, top: 10 }, bounds)?.scale, 0.9);
  assert.notEqual(moved(fitted, { ...fitted, left: 90 }, bounds), null);
});

test("what is in view moves nothing; what is not is brought in, and no farther", () => {
  const view = { scale: 1, left: 0, top: 0 };
  assert.equal(showing(view, { x: 100, y: 100, width: 80, height: 80 }, room), null);
  const moved = viewOf(showing(view, { x: 690, y: 100, width: 80, height: 80 }, room), view, room);
  assert.deepEqual(moved, { scale: 1, left: 700 - 40 - 770, top: 0 });
  const back = viewOf(showing(view, { x: -60, y: 590, width: 80, height: 80 }, room), view, room);
  assert.deepEqual(back, { scale: 1, left: 100, top: 600 - 40 - 670 });
  const wide = viewOf(showing(view, { x: 0, y: 100, width: 1000, height: 80 }, room), view, room);
  assert.equal(wide.left + 500, room.width / 2);
});
