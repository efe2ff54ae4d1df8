import assert from "node:assert/strict";
import { test } from "node:test";
import { canMove, canRemove, chanceOf, moved, outputsOf, textOf, withActivation, withChance, withHidden, withInputs, withKind, withUnits, without } from "../../../static/js/core/layers.js";

/** `2-3s-1`: inputs, then units of each Linear, each with the first letters of what is applied. @param {string} short */
function network(short) {
  const [inputs, ...rest] = short.split("-");
  let below = Number(inputs);
  return rest.flatMap((block) => {
    const units = parseInt(block, 10);
    const linear = { kind: "Linear", settings: /** @type {Record<string, number | boolean>} */ ({ in_features: below, out_features: units }) };
    below = units;
    return [linear, ...[...block.replace(/\d/g, "")].map((letter) => ({ kind: letter === "s" ? "Sigmoid" : "Tanh", settings: {} }))];
  });
}

/** @param {import("../../../static/js/core/layers.js").Layers} layers */
function short(layers) {
  let below = Number(layers[0].settings.in_features);
  return layers.reduce((said, { kind, settings }) => {
    if (kind !== "Linear") return said + kind[0].toLowerCase();
    assert.equal(settings.in_features, below, "sizes fit");
    below = Number(settings.out_features);
    return `${said}-${below}`;
  }, String(below));
}

test("units of a Linear are what the next one takes", () => {
  const layers = network("2-2s-1");
  assert.equal(short(withUnits(layers, 0, 3)), "2-3s-1");
  assert.equal(short(withUnits(layers, 2, 4)), "2-2s-4");
  assert.equal(short(withInputs(layers, 5)), "5-2s-1");
  assert.equal(short(layers), "2-2s-1", "the list itself stays");
});

test("what is taken away leaves a network with the same inputs and outputs", () => {
  assert.equal(short(without(network("2-4s-3t-1"), 2)), "2-4s-1");
  assert.equal(short(without(network("2-4s-3t-1"), 0)), "2-3t-1");
  assert.equal(short(without(network("2-4s-3t-1"), 4)), "2-4s-1", "what was applied below the output goes with it");
  assert.equal(short(without(network("2-4s-1"), 1)), "2-4-1");
  assert.equal(canRemove(network("2-1s"), 0), false);
  assert.equal(canRemove(network("2-1s"), 1), true);
  assert.equal(short(without(network("2-1s"), 0)), "2-1s");
});

test("a layer of all units is as large as what comes before it, and is written as PyTorch has it", () => {
  const normed = withKind(network("2-4s-1"), 1, "LayerNorm");
  assert.ok(textOf(normed).includes("nn.LayerNorm(4)"));
  assert.ok(textOf(withUnits(normed, 0, 5)).includes("nn.LayerNorm(5)"));
  assert.ok(textOf(moved(normed, 1, 1)).includes("nn.LayerNorm(1)"), "of the output now");
  assert.ok(textOf(withKind(normed, 1, "Tanh")).includes("nn.Tanh()"));
  assert.ok(textOf(withHidden(normed)).includes("nn.Sigmoid()"));
});

test("the probability of a Dropout moves in tenths, from 0 to 0.9", () => {
  const dropped = withKind(network("2-4s-1"), 1, "Dropout");
  assert.equal(chanceOf(dropped[1]), 0.5);
  assert.equal(chanceOf(dropped[0]), null);
  assert.equal(chanceOf(withChance(dropped, 1, -2)[1]), 0.3);
  assert.equal(chanceOf(withChance(dropped, 1, 8)[1]), 0.9);
  assert.ok(textOf(withChance(dropped, 1, 1)).includes("nn.Dropout(p=0.6)"));
});

test("layers change places, but a network begins with a Linear", () => {
  const layers = network("2-4s-1");
  assert.equal(short(moved(layers, 2, -1)), "2-4-1s");
  assert.equal(short(moved(layers, 1, 1)), "2-4-1s");
  for (const [at, by] of /** @type {[number, 1 | -1][]} */ ([[0, 1], [0, -1], [1, -1], [2, 1]])) {
    assert.equal(canMove(layers, at, by), false);
    assert.equal(moved(layers, at, by), layers);
  }
  assert.equal(short(moved(network("2-4-3-1"), 0, 1)), "2-3-4-1", "widths change places");
});

test("a hidden layer comes before the output, as wide as the one below it", () => {
  assert.equal(short(withHidden(network("2-3t-1"))), "2-3t-3t-1");
  assert.equal(short(withHidden(network("2-1"))), "2-2s-1", "a linear model becomes a network");
  assert.equal(short(withHidden(network("1-1"))), "1-2s-1");
  assert.equal(outputsOf(withHidden(network("2-3s-2s"))), 2);
  assert.equal(short(withActivation(network("2-1"))), "2-1s");
  assert.equal(short(withKind(network("2-2s-1"), 1, "Tanh")), "2-2t-1");
});

test("the text is as PyTorch has it; what stands before the layers stays", () => {
  /** @type {import("../../../static/js/core/layers.js").Layers} */
  const layers = [{ kind: "Linear", settings: { in_features: 2, out_features: 3, bias: false } }, { kind: "LeakyReLU", settings: { negative_slope: 0.01 } }];
  const text = "nn.Sequential(\n  nn.Linear(2, 3, bias=False),\n  nn.LeakyReLU(negative_slope=0.01))";
  assert.equal(textOf(layers), text);
  assert.equal(textOf(layers, "# mine\nmodel = torch.nn.Sequential(nn.Linear(1, 1))"), `# mine\nmodel = ${text}`);
  assert.equal(textOf(network("2-1")), "nn.Sequential(\n  nn.Linear(2, 1))");
});

test("JSON stays JSON, with what else it says", () => {
  const list = [{ kind: "Linear", in_features: 2, out_features: 1 }];
  assert.deepEqual(JSON.parse(textOf(network("2-1"), '[{"kind": "ReLU"}]')), list);
  assert.deepEqual(JSON.parse(textOf(network("2-1"), '[{"kind": ')), list, "half typed");
  assert.deepEqual(JSON.parse(textOf(network("2-1"), '{"layers": [], "loss": "MSELoss"}')), { layers: list, loss: "MSELoss" });
});
