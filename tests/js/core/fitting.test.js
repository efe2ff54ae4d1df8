import assert from "node:assert/strict";
import { test } from "node:test";
import { areNamed, classOf, shownOf } from "../../../static/js/core/examples.js";
import { fitOf, prepared } from "../../../static/js/core/fitting.js";
import { BEGINNING } from "../../../static/js/core/trained.js";

const networks = /** @type {import("../../../static/js/core/listing.js").Networks} */ (/** @type {unknown} */ ({
  losses: [["SquareLoss", "numbers"], ["HingeLoss", "signs", true], ["BCEWithLogitsLoss", "bits"], ["CrossEntropyLoss", "shares", false, true]].map(([name, labels, single = false, several = false]) => ({ name, labels, single, several })),
}));
const text = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))";
const layers = [{ kind: "Linear", settings: { in_features: 2, out_features: 2 } }, { kind: "Sigmoid", settings: {} }, { kind: "Linear", settings: { in_features: 2, out_features: 1 } }];
const network = /** @type {import("../../../static/js/core/types.js").Network} */ (/** @type {unknown} */ ({ layers }));

/** @param {number} features @param {number} classes @param {number} [share] */
const row = (features, classes, share = 0.25) => /** @type {import("../../../static/js/core/trained.js").DataSetRow} */ (/** @type {unknown} */ ({
  features: Array.from({ length: features }, (_, i) => `f${i}`), classes: Array.from({ length: classes }, (_, i) => String(i)), test: share, scaling: share ? "standard" : "none",
}));
/** @param {number} features @param {number} classes @param {object} [how] @param {number} [share] */
const fit = (features, classes, how = {}, share) => fitOf(/** @type {import("../../../static/js/core/document.js").Document} */ ({ text, inputs: {}, of: null, example: null, ...how }), network, row(features, classes, share), networks);
/** @param {string | undefined} said */
const sizes = (said) => [...(said ?? "").matchAll(/Linear\((\d+), (\d+)\)/g)].map(([, below, units]) => `${below} ${units}`).join(", ");

test("a network fits its data in what goes in, what comes out, and the loss", () => {
  assert.equal(sizes(fit(4, 3)?.text), "4 3, 3 3");
  assert.equal(fit(4, 3)?.loss, "CrossEntropyLoss");
  assert.equal(sizes(fit(30, 2)?.text), "30 2, 2 1");
  assert.equal(fit(30, 2)?.loss, "BCEWithLogitsLoss");
  assert.equal(sizes(fit(10, 0)?.text), "10 2, 2 1");
  assert.equal(fit(10, 0)?.loss, undefined);
  assert.equal(fit(10, 0, { network: { loss: "HingeLoss" } })?.loss, undefined);
  assert.equal(sizes(fit(64, 10)?.text), "64 10, 10 10", "no hidden layer tells fewer classes apart than there are");
});

test("a network that fits stays as it is typed", () => {
  assert.equal(fit(2, 2, {}, 0), null);
  assert.equal(fit(2, 2, { network: { loss: "HingeLoss" } }, 0), null);
  assert.deepEqual(fit(2, 2, { network: { loss: "CrossEntropyLoss" } }, 0), { text, loss: "BCEWithLogitsLoss" });
  assert.equal(fitOf({ text, inputs: {}, of: null, example: null }, null, row(4, 3), networks), null);
});

test("real data begin with a scale and a test, which end with them unless they were set by hand", () => {
  const [made, real] = [row(2, 2, 0), row(4, 3)];
  assert.deepEqual(prepared(BEGINNING, made, real), { test: 0.25, scaling: "standard" });
  assert.deepEqual(prepared({ ...BEGINNING, test: 0.25, scaling: "standard" }, real, made), { test: 0, scaling: "none" });
  assert.deepEqual(prepared({ ...BEGINNING, test: 0.4, scaling: "range" }, real, made), { test: 0.4, scaling: "range" });
  assert.deepEqual(prepared({ ...BEGINNING, test: 0.4 }, made, made), { test: 0.4, scaling: "none" });
});

test("of an example as many features are shown as there is room for, and its class by name", () => {
  /** @param {number} features @param {number} labels @param {string[]} classes */
  const shown = (features, labels, classes) => shownOf(/** @type {import("../../../static/js/core/reducers/training.js").Plan} */ (/** @type {unknown} */ ({
    learning: { columns: Array.from({ length: features + labels }, (_, i) => `c${i}`) }, data: { features: Array.from({ length: features }, (_, i) => `f${i}`), classes },
  })));
  const iris = shown(4, 3, ["a", "b", "c"]);
  assert.deepEqual(iris.columns, [{ at: 0, name: "c0", feature: "f0" }]);
  assert.deepEqual([iris.more, iris.named], [true, true]);
  const plain = shown(2, 1, ["0", "1"]);
  assert.deepEqual([plain.columns.length, plain.more, plain.named, plain.labels.map(({ at }) => at)], [2, false, false, [2]]);
  assert.equal(classOf([5, 5, 0, 1, 0], 2), 1);
  assert.equal(classOf([5, 5, -1, -1, 1], 2), 2);
  assert.deepEqual([areNamed(["x_1", "x_2"]), areNamed(["x"]), areNamed(["age", "x_2"])], [false, false, true]);
});
