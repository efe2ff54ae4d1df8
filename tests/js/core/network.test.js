import assert from "node:assert/strict";
import { test } from "node:test";

import { detailOf } from "../../../static/js/core/document.js";
import { isNetwork, networkOf } from "../../../static/js/core/network.js";
import { aboutOf, bodyOf, isAbout, questionOf, structureOf } from "../../../static/js/core/question.js";
import { decode, encode } from "../../../static/js/core/url.js";

const LECTURE = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))";
/** @type {import("../../../static/js/core/document.js").Document} */
const NET = { text: LECTURE, inputs: { w_h_0_1: 0.5 }, of: null, example: null };

test("a network is told from an expression by how it begins", () => {
  for (const text of [LECTURE, ` \n${LECTURE}`, "model = nn.Sequential(", "Sequential(Linear(2, 1))", "torch.nn.Sequential(", "# two units\nnn.Sequential(", '{"layers": []}', '[{"kind": "Linear"}]', "nn.", "import torch\nfrom torch import nn\n\nmodel = nn.Sequential(", "import torch", "class Net(nn.Module):"]) assert.ok(isNetwork(text), text);
  for (const text of ["x(y^2 + z)", "", "n n", "nn", "\\frac{1}{2}", "{x}^2", "[1, 2]", "sequential(x)", "f = nx", "np.exp(x)", "class", "import", "from x"]) assert.ok(!isNetwork(text), text);
});

test("what is asked of a network is the network, what stands beside its layers too", () => {
  assert.deepEqual(questionOf(NET), { network: { layers: LECTURE }, inputs: { w_h_0_1: 0.5 }, of: null, wrt: null, merge: false });
  const beside = { loss: "HingeLoss", penalty: "L2:0.3", start: "uniform:a=-0.5,b=0.5", seed: 3 };
  assert.deepEqual(networkOf(LECTURE, beside), { layers: LECTURE, loss: "HingeLoss", regulariser: { kind: "L2", strength: 0.3 }, initialiser: { kind: "uniform", settings: { a: -0.5, b: 0.5 } }, seed: 3 });
  assert.deepEqual(networkOf(LECTURE, { penalty: "L1", start: "zeros" }), { layers: LECTURE, regulariser: { kind: "L1" }, initialiser: { kind: "zeros" } });
  assert.equal(networkOf('{"layers": [], "regulariser": {"kind": "L1"}}', { penalty: "none" }).regulariser, null);
  const body = bodyOf(questionOf({ ...NET, network: beside, wrt: ["w_h_0_1"], merge: true }));
  assert.deepEqual(Object.keys(body).sort(), ["inputs", "merge", "network", "wrt"]);
  assert.deepEqual(structureOf(questionOf({ text: "x", inputs: { x: 1 }, of: null, example: null })), { expression: "x" });
});

test("JSON may say all of a network; the chosen loss counts", () => {
  const text = '{"layers": [{"kind": "Linear", "in_features": 2, "out_features": 1}], "loss": "MSELoss"}';
  assert.equal(networkOf(text).loss, "MSELoss");
  assert.deepEqual(networkOf(text, { loss: "SquareLoss" }), { ...JSON.parse(text), loss: "SquareLoss" });
  assert.deepEqual(networkOf('[{"kind": "ReLU"}]'), { layers: '[{"kind": "ReLU"}]' });
  assert.deepEqual(networkOf('{"layers": '), { layers: '{"layers": ' });
});

test("another loss is another structure, another weight is not", () => {
  const other = { ...NET, network: { loss: "MSELoss" } };
  assert.notEqual(aboutOf(NET), aboutOf(other));
  assert.equal(aboutOf(NET), aboutOf({ ...NET, inputs: {} }));
  assert.ok(isAbout(questionOf(other), other) && !isAbout(questionOf(NET), other));
});

test("whether biases stand apart is asked of the tensor graph alone, and a link holds it", () => {
  const apart = { ...NET, network: { bias: /** @type {const} */ ("split") } };
  assert.equal(questionOf(apart).bias, undefined);
  const tensors = { ...apart, view: /** @type {const} */ ("tensors") };
  assert.equal(bodyOf(questionOf(tensors)).bias, "split");
  assert.ok(!("bias" in /** @type {object} */ (questionOf(tensors).network)));
  assert.notEqual(aboutOf(tensors), aboutOf({ ...tensors, network: {} }));
  const place = { document: tensors, k: 0, beat: 4, present: false, hide: [] };
  assert.deepEqual(decode(encode(place))?.document, tensors);
  assert.equal(decode(encode(place).replace("split", "splat"))?.document.network, undefined);
});

test("a network opens part by part, and a link says so only where it does not", () => {
  assert.equal(detailOf(NET), "part");
  assert.equal(detailOf({ ...NET, detail: "edge" }), "edge");
  const place = { document: NET, k: 3, beat: 4, present: false, hide: [] };
  assert.ok(!encode(place).includes("detail"));
  for (const document of [NET, { ...NET, detail: /** @type {const} */ ("edge") }, { ...NET, network: { loss: "HingeLoss", penalty: "L2", start: "normal:std=0.1", seed: 12 } }]) {
    assert.deepEqual(decode(encode({ ...place, document }))?.document, document);
  }
});
