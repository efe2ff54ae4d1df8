import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createGenerator } from "../../../static/js/core/generator.js";

/** @type {{seed: number, words: number[]}[]} the reference code's */
const vectors = JSON.parse(readFileSync(new URL("../../data/generator.json", import.meta.url), "utf8"));
/** @type {{seed: number, orders: number[][]}} the engine's */
const drawn = JSON.parse(readFileSync(new URL("../../data/torch-training.json", import.meta.url), "utf8"));

for (const { seed, words } of vectors) {
  test(`from ${seed} the generator gives the reference code's words`, () => {
    const draw = createGenerator(seed);
    assert.deepEqual(words.map(() => draw.word()), words);
  });
}

test("orders are those that the engine draws from the same seed", () => {
  const draw = createGenerator(drawn.seed);
  assert.deepEqual(drawn.orders.map((order) => draw.order(order.length)), drawn.orders);
});

test("units lie from 0 to below 1, and use two words", () => {
  const [draw, words] = [createGenerator(1), createGenerator(1)];
  const unit = draw.unit();
  assert.equal(unit, ((words.word() >>> 5) * 67108864 + (words.word() >>> 6)) / 2 ** 53);
  assert.ok(Math.abs(unit - 0.394672) < 1e-6);
  assert.equal(draw.word(), words.word());
});

test("every order of three comes about as often as any other", () => {
  const draw = createGenerator(5);
  /** @type {Record<string, number>} */
  const counts = {};
  for (let i = 0; i < 6000; i += 1) {
    const order = draw.order(3).join("");
    counts[order] = (counts[order] ?? 0) + 1;
  }
  assert.equal(Object.keys(counts).length, 6);
  for (const count of Object.values(counts)) assert.ok(Math.abs(count - 1000) < 120, String(count));
});
