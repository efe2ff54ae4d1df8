import assert from "node:assert/strict";
import { test } from "node:test";
import { forms, labelsOf, legible, markWidth, measures, staggered } from "../../../static/js/core/measure.js";
import { around } from "../../../static/js/core/around.js";
import { scene } from "../../../static/js/core/scene.js";
import { arrangement } from "../../../static/js/core/arrange.js";
import { pictured } from "./words.js";

/** @typedef {import("../../../static/js/core/types.js").Graph} Graph */

const SMALLEST = 12;
const ROOM = { width: 548, height: 560 };

/** @param {string} text */
const face = (text) => ({ text, latex: text, speech: text });

/**
 * So many chains side by side, each of so many ops, all added at the end.
 * @param {number} wide
 * @param {number} deep
 * @returns {Graph}
 */
function chains(wide, deep) {
  /** @type {object[]} */
  const nodes = [];
  /** @type {number[]} */
  const ends = [];
  for (let i = 0; i < wide; i += 1) {
    for (let rank = 0; rank <= deep; rank += 1) {
      const id = nodes.length;
      nodes.push({ id, op: rank ? "sin" : "input", inputs: rank ? [id - 1] : [], attrs: {}, name: null, shape: [], rank, mark: face(rank ? "sin" : "x"), label: face("x"), tag: null });
    }
    ends.push(nodes.length - 1);
  }
  nodes.push({ id: nodes.length, op: "add", inputs: ends, attrs: {}, name: "f", shape: [], rank: deep + 1, mark: face("+"), label: face("f"), tag: null });
  return /** @type {Graph} */ (/** @type {unknown} */ ({ title: "f", output: nodes.length - 1, inputs: [], nodes }));
}

/**
 * @param {number} wide
 * @param {number} deep
 * @param {import("../../../static/js/core/measure.js").Room} [room]
 */
function drawn(wide, deep, room = ROOM) {
  const graph = chains(wide, deep);
  return scene(graph, arrangement(pictured(graph), "right", null).layout(null), room);
}

test("a small graph is drawn with room, a deep or a wide one dense", () => {
  assert.equal(drawn(1, 2).measures.form, "wide");
  assert.equal(drawn(1, 9).measures.form, "dense");
  assert.equal(drawn(8, 1).measures.form, "dense");
});

test("letters on the stage keep the smallest size, or are too small to be shown at all", () => {
  for (const [wide, deep] of [[1, 2], [1, 4], [1, 7], [1, 9], [1, 11], [4, 3], [6, 2], [8, 1], [24, 1], [1, 40]]) {
    const { measures: { number, label, tag, mark, smallest }, scale, readable } = drawn(wide, deep);
    const least = Math.min(number, label, tag, mark, smallest) * scale;
    assert.ok(scale < readable || least >= SMALLEST - 0.01, `${wide} × ${deep}: ${least} at ${scale}`);
  }
});

test("what cannot be read as a whole says from which scale on it can", () => {
  const { scale, readable } = drawn(1, 40);
  assert.ok(scale < readable);
  assert.ok(readable < 1);
});

test("a smaller form is never roomier", () => {
  const all = forms({ width: 900, height: 600 }, "right");
  assert.deepEqual(all.map(({ form }) => form), ["wide", "compact", "dense"]);
  for (const [i, form] of all.slice(1).entries()) {
    assert.ok(form.along.least < all[i].along.least && form.across.least < all[i].across.least && form.size.op <= all[i].size.op);
  }
});

test("letters grow against the scale, with the room below and above them, and not without end", () => {
  const dense = forms(ROOM, "right")[2];
  const grown = legible(dense, 0.7);
  assert.ok(grown);
  assert.ok(Math.abs(grown.number * 0.7 - SMALLEST) < 1e-9);
  assert.ok(grown.gradient > dense.gradient && grown.across.least > dense.across.least);
  assert.equal(legible(dense, 0.3), null);
  assert.equal(legible(dense, 1)?.number, dense.number);
});

test("presenting, letters on any screen are 1.8 times as large", () => {
  for (const [zoom, width, height] of [[1.3, 700, 600], [2, 1200, 900]]) {
    const { measures: { number, label }, scale } = drawn(1, 3, { width, height, zoom });
    assert.ok(Math.min(number, label) * scale >= 1.8 * SMALLEST - 0.01);
  }
});

test("close ranks stagger their numbers, so that long ones do not meet", () => {
  const dense = forms(ROOM, "right")[2];
  assert.equal(staggered(dense, 200), dense);
  const close = staggered(dense, 40);
  const [near, far] = [0, 1].map((lane) => labelsOf({ kind: "op", lane }, "right", close));
  assert.ok(near.value - far.value >= close.number && far.gradient - near.gradient >= close.number);
  const { places } = drawn(1, 9);
  assert.deepEqual(places.map(({ lane }) => lane).slice(0, 4), [0, 1, 0, 1]);
  assert.equal(staggered(measures({ width: 900, height: 600 }), 40).stagger, 0);
});

test("the box round a node holds its numbers, staggered or not", () => {
  const { places, measures: measured } = drawn(1, 9);
  for (const place of places) {
    const box = around(place, "right", measured);
    const at = labelsOf(place, "right", measured);
    assert.ok(box.y <= place.y + at.value - measured.number * 0.75 && box.y + box.height >= place.y + at.gradient);
  }
});

test("a node is as wide as its mark needs", () => {
  const wide = measures({ width: 900, height: 600 });
  assert.ok(markWidth(face("max"), "op", wide) > markWidth(face("sin"), "op", wide));
  const { places } = drawn(1, 9);
  for (const place of places) assert.ok(place.width > markWidth(place.node.mark, place.kind, drawn(1, 9).measures));
});

test("on a larger stage all is larger, with the same letters beside the same nodes", () => {
  const [usual, large] = [{ width: 708, height: 740 }, { width: 1188, height: 920 }].map((room) => drawn(1, 2, room));
  assert.equal(usual.scale, 1);
  assert.equal(large.scale, 1.2);
  assert.equal(large.measures.number, usual.measures.number);
  const right = Math.max(...large.places.map(({ x, width }) => x + width / 2)) * large.scale + large.left;
  assert.ok(right <= 1188);
});
