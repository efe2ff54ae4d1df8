import assert from "node:assert/strict";
import { test } from "node:test";

import { around } from "../../../static/js/core/around.js";
import { overlap } from "../../../static/js/core/label.js";
import { neuronLayout, neuronScene } from "../../../static/js/core/neurons.js";
import { isOf, lookOf, pictureOf } from "../../../static/js/core/picture.js";
import { dense } from "./dense-network.js";

/** @typedef {{width: number, height: number, zoom?: number}} Room */

/**
 * @param {number[]} sizes
 * @param {Room} room
 * @param {import("../../../static/js/core/types.js").Flow} flow
 */
function drawn(sizes, room, flow = "right") {
  const trace = dense(sizes);
  const picture = pictureOf(trace, [], "neurons");
  const { neurons } = picture;
  assert.ok(neurons);
  const layout = neuronLayout(picture, neurons, flow);
  assert.ok(isOf(layout, picture) && !isOf(layout, pictureOf(trace, [])));
  return neuronScene({ ...picture, neurons }, layout, room, [], trace.graph.output);
}

const STAGES = /** @type {Room[]} */ ([{ width: 708, height: 740 }, { width: 548, height: 560 }, { width: 1096, height: 945, zoom: 2 }]);

for (const flow of /** @type {const} */ (["right", "up"])) {
  for (const sizes of [[2, 2, 1], [2, 1], [3, 2, 1], [2, 3, 3, 1], [1, 1], [2, 2, 2]]) {
    test(`${sizes.join("–")} ${flow}: nothing lies on anything else, all of it is on the stage`, () => {
      for (const room of STAGES) {
        const scene = drawn(sizes, room, flow);
        assert.ok(scene.left >= -1 && scene.top >= -1 && scene.left + scene.width * scene.scale <= room.width + 1, JSON.stringify([sizes, room]));
        const nodes = scene.places.filter(({ kind }) => kind !== "weight").map((place) => ({ x: place.x - place.width / 2, y: place.y - place.height / 2, width: place.width, height: place.height }));
        nodes.forEach((box, i) => nodes.slice(i + 1).forEach((other) => assert.ok(!overlap(box, other))));
        if (scene.neurons?.quiet) continue;
        const weights = scene.places.filter(({ kind }) => kind === "weight").map((place) => around(place, flow, scene.measures));
        const hidden = weights.filter((box, i) => weights.slice(i + 1).some((other) => overlap({ ...box, x: box.x + 12, width: box.width - 24, y: box.y + 8, height: box.height - 16 }, other)));
        assert.deepEqual(hidden, []);
      }
    });
  }
}

test("on a usual stage the lecture's network shows all its weights", () => {
  assert.equal(drawn([2, 2, 1], { width: 708, height: 740 }).neurons?.quiet, false);
});

test("a hundred units to a layer are drawn without their numbers", () => {
  assert.equal(drawn([20, 20, 1], { width: 708, height: 740 }).neurons?.quiet, true);
});

test("neurons are wanted of a network as long as nothing inside of a part is", () => {
  const trace = dense([2, 1]);
  const text = "nn.Sequential(nn.Linear(2, 1))";
  assert.equal(lookOf(trace, { text }), "neurons");
  assert.equal(lookOf(trace, { text, detail: "edge" }), "graph");
  assert.equal(lookOf(trace, { text, open: ["s"] }), "graph");
  assert.equal(lookOf(trace, { text, view: "graph" }), "graph");
  assert.equal(lookOf({ ...trace, network: null }, { text: "x", detail: "part" }), "graph");
});
