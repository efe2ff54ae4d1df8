import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { spoken, text } from "../../../static/js/core/say.js";
import { overOf, thresholdOf } from "../../../static/js/core/threshold.js";

/** @type {import("../../../static/js/core/types.js").Catalogue} */
const catalogue = JSON.parse(readFileSync(new URL("../../../static/messages/en.json", import.meta.url), "utf8"));
const threshold = { epoch: 0, curvature: 4, rate: 0.5, used: 2e-8 };
const above = { over: /** @type {const} */ ("above"), threshold: { ...threshold, used: 0.75 } };

test("a run that diverged says why, and which steps are too large", () => {
  const { sentence, numbers } = overOf(above, "SGD");
  assert.equal(spoken(sentence, { catalogue, numbers }),
    "Stopped: the loss is above 10. Near the start the mean loss curves by at most κ ≈ 4: plain gradient descent with γ above 2/κ ≈ 0.5 overshoots. γ reached 0.75: the steps are too large.");
});

test("what is said of γ is what was so", () => {
  /** @param {Partial<typeof threshold>} at @param {string} optimiser */
  const said = (at, optimiser) => {
    const { sentence, numbers } = thresholdOf({ over: "above", threshold: { ...threshold, ...at } }, optimiser);
    return sentence && text(sentence, { catalogue, numbers });
  };
  assert.match(String(said({}, "SGD")), /γ reached only 2×10⁻⁸: the loss was large from the start/);
  assert.match(String(said({ epoch: 11 }, "SGD")), /^Near where epoch 12 began/);
  assert.match(String(said({ used: 3 }, "Adam")), /overshoots\. Adam has a threshold of its own\. γ reached 3\.$/);
});

test("where no threshold can be told, or nothing diverged, none is", () => {
  assert.deepEqual(thresholdOf({ over: "finished", threshold: null }, "SGD"), { sentence: null, numbers: [] });
  assert.deepEqual(thresholdOf({ over: null, threshold: null }, "SGD"), { sentence: null, numbers: [] });
  assert.deepEqual(thresholdOf({ over: "not-finite", threshold: null }, "SGD").sentence, { key: "page.training.threshold.none" });
  assert.deepEqual(overOf({ over: "finished", threshold: null }, "SGD"), { sentence: { key: "page.training.over.finished" }, numbers: [] });
});
