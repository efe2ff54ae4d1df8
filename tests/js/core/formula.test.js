import assert from "node:assert/strict";
import { test } from "node:test";
import { inkedLatex, plainLatex, chained } from "../../../static/js/core/formula.js";

/** @type {import("../../../static/js/core/types.js").Formula} */
const product = ["f = ", { n: 0, as: "factor", ink: "v" }, " \\cdot ", { n: 1, as: "factor", ink: "v" }, " ", { equal: [2, 2] }, " ", { n: 2, as: "plain", ink: "v" }];

test("plain LaTeX has numbers and brackets, and no classes", () => {
  assert.equal(plainLatex(product, [-2, 13, -26]), "f = (-2) \\cdot 13 = -26");
});

test("inks become classes, and a gradient's digits are bold", () => {
  assert.equal(inkedLatex([{ ink: "g", of: ["\\partial f"] }, " = ", { n: 0, as: "plain", ink: "g" }], [1]), "\\htmlClass{g}{\\partial f} = \\htmlClass{number}{\\htmlClass{g}{\\boldsymbol{1}}}");
  assert.equal(inkedLatex([{ n: 0, as: "factor", ink: "v" }], [-2]), "\\htmlClass{number}{(\\htmlClass{v}{-2})}");
});

test("equality of what is not shown alike is approximate", () => {
  assert.equal(plainLatex([{ equal: [0, 1] }], [0.123, 0.1234]), "=");
  assert.equal(plainLatex([{ equal: [0, 1] }], [0.173, 0.174]), "\\approx");
});

test("a choice reads its slot", () => {
  /** @type {import("../../../static/js/core/types.js").Formula} */
  const choice = [{ if: 0, then: ["cut"], else: [{ n: 1, as: "plain" }] }];
  assert.equal(plainLatex(choice, [1, 5]), "cut");
  assert.equal(plainLatex(choice, [0, 5]), "5");
});

test("a chain of equalities is broken at its outer signs only, each link with its beat", () => {
  assert.equal(chained("g = y^2 + z = 13"), "\\begin{aligned}g &\\htmlClass{beat-2}{= y^2 + z}\\\\ &\\htmlClass{beat-4}{= 13}\\end{aligned}");
  assert.equal(chained("\\frac{a = b}{c} = \\left(x = 1\\right)"), "\\frac{a = b}{c}\\htmlClass{beat-4}{= \\left(x = 1\\right)}");
});
