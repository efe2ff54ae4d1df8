import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { declared, tokens } from "../../../static/js/core/tokens.js";
import { vocabularyOf } from "../../../static/js/core/vocabulary.js";
import { ops } from "./ops.js";

const vocabulary = vocabularyOf(ops);
/** @param {string} text @param {string[]} [kinds] */
const told = (text, kinds = ["comment", "number", "constant", "function", "command", "name"]) =>
  tokens(text, vocabulary).filter(({ kind }) => kinds.includes(kind)).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`);

test("names, numbers, functions, constants, comments and commands are told apart", () => {
  assert.deepEqual(told("g = 2.5e-3x_1 glim(y) phi # half"),
    ["name g", "number 2.5e-3", "name x_1", "function glim", "name y", "constant phi", "comment # half"]);
  assert.deepEqual(told(String.raw`\frac{1}{2} \alpha x²`), [String.raw`command \frac`, "number 1", "number 2", String.raw`command \alpha`, "name x", "number ²"]);
  assert.deepEqual(told("f(x, y) = -x", ["bracket", "operator"]), ["bracket (", "bracket ,", "bracket )", "operator =", "operator -"]);
});

test("a function is one that a bracket follows; capitals and the way its index is set do not matter there", () => {
  for (const call of ["glim(x)", "Glim (x)", "glow2(x)", "glow_2(x)", "ζ(x)", "zeta(x)", String.raw`\glim\left(x\right)`, String.raw`\zeta(x)`, String.raw`\mathrm{GLIM}(x)`]) {
    assert.equal(told(call, ["function"]).length, 1, call);
  }
  assert.deepEqual(told("glim x"), ["name glim", "name x"]);
  assert.deepEqual(told("glam(x)"), ["name glam", "name x"], "what is no function does not look like one");
});

test("what a text declares is a name, wherever it stands", () => {
  assert.deepEqual(told("phi = (a + b)\nf = phi c", ["constant"]), []);
  assert.deepEqual(told("f(phi) = 2phi", ["constant"]), []);
  assert.deepEqual(told("ζ = 2\nζ(x)", ["function"]), []);
  assert.deepEqual([...declared("x = -2, y == 3\nf(a_1, b) = 2; \\sigma = 1")].sort(), ["a_1", "b", "f", "sigma", "x"]);
});

test("a comment ends with its line and a hash within it is part of it", () => {
  assert.deepEqual(told("x # a # 2\ny"), ["name x", "comment # a # 2", "name y"]);
});

test("any text of the language, whole or cut anywhere, is taken apart without a gap", () => {
  const texts = readFileSync(new URL("../../language.tsv", import.meta.url), "utf8").split("\n").slice(1).map((line) => line.split("\t")[0]);
  for (const whole of texts) {
    for (let length = 1; length <= whole.length; length += 1) {
      const text = whole.slice(0, length);
      let end = 0;
      let rest = "";
      for (const { from, to } of tokens(text, vocabulary)) {
        assert.ok(from >= end && to > from, text);
        rest += text.slice(end, from);
        end = to;
      }
      assert.match(rest + text.slice(end), /^[\s\\\u200b]*$/u, text);
    }
  }
});
