import assert from "node:assert/strict";
import { test } from "node:test";
import { isHalfTyped, offered, taken } from "../../../static/js/core/completion.js";
import { vocabulariesOf, vocabularyOf } from "../../../static/js/core/vocabulary.js";
import { ops } from "./ops.js";

const vocabulary = vocabularyOf(ops);
/** The bar is where one types. @param {string} marked @param {import("../../../static/js/core/completion.js").Way} [way] */
function at(marked, way = "typing") {
  const caret = marked.indexOf("|");
  return offered(vocabulary, marked.replace("|", ""), caret, way);
}
/** @param {string} marked @param {import("../../../static/js/core/completion.js").Way} [way] */
const labels = (marked, way) => at(marked, way)?.offers.map(({ label }) => label) ?? null;

test("functions that begin so are offered, whatever they are called, each with its sentence", () => {
  assert.deepEqual(at("x + gl|"), {
    from: 4, to: 6, offers: [
      { label: "glim", takes: "(x > 0, y)", about: "Glimmer. The local derivative glows." },
      { label: "glow2", takes: "(x)", about: "Glow." },
    ],
  });
  assert.deepEqual(labels("2GL|"), ["glim", "glow2"], "phones write capitals");
  assert.deepEqual(labels("f = glimm|"), ["glimmer"], "another of its words, where only that begins so");
  assert.deepEqual(labels("ze|"), ["zeta"], "a Greek letter by its name");
});

test("what one types of one's own is left alone", () => {
  for (const text of ["x|", "g|", "x y + z|", "w_1|", "xgl|", "# gl|", "x # gl|", String.raw`\gl|`, "gl|im", "2|", "|", "gl |", "glim(|"]) assert.equal(at(text), null, text);
  assert.equal(at("gl = 3\nf = gl|"), null, "a name that the text declares");
  assert.equal(at("f(gl) = gl|"), null);
});

test("asked for, the first letter is enough, and where none begins so all are offered", () => {
  const all = ["glim", "glow2", "zeta", "phi"];
  for (const text of ["|", "x|", "x + |", "glim(|)", "gl = 3; gl|", "xgl|"]) assert.deepEqual(labels(text, "all"), all, text);
  assert.deepEqual(labels("g|", "all"), ["glim", "glow2"]);
  assert.deepEqual(labels("p|", "all"), ["phi"], "a constant too");
  assert.deepEqual(labels("x|", "narrowing"), null, "a list that was asked for ends where nothing begins so");
  assert.equal(at("# |", "all"), null, "no function stands in a comment");
});

test("within a word all of it is replaced", () => {
  assert.deepEqual([at("x + gl|ow2(y)", "all")].map((found) => [found?.from, found?.to]), [[4, 9]]);
});

test("a function is put there with its brackets and the caret between them", () => {
  const [glim] = vocabulary.entries.map(({ words, takes, about }) => ({ label: words[0], takes, about }));
  assert.deepEqual(taken(glim, "x + gl", 4, 6), { insert: "glim()", caret: 9, closes: 9 });
  assert.deepEqual(taken(glim, "gl(y)", 0, 2), { insert: "glim", caret: 5, closes: null }, "a bracket that is there serves");
  assert.deepEqual(taken(glim, "x", 1, 1), { insert: " glim()", caret: 7, closes: 7 }, "apart from a name");
  assert.deepEqual(taken({ label: "phi", takes: "", about: "" }, "2 p", 2, 3), { insert: "phi", caret: 5, closes: null });
});

test("a word is half typed while a longer function begins so", () => {
  const half = (/** @type {string} */ text) => isHalfTyped(vocabulary, text, text.length);
  assert.deepEqual(["g", "gl", "gli", "glim", "glow2", "glx", "gl = 1; gl"].map(half), [false, true, true, false, false, false, false]);
});

/** @type {import("../../../static/js/core/listing.js").Networks} */
const networks = {
  layers: [{ kind: "Dense", settings: { inputs: null, outputs: null, bias: true }, op: null, about: "Weights." }, { kind: "GLim", settings: { slope: 0.1 }, op: "glim", about: "Glimmer." }],
  losses: [], regularisers: [], initialisers: [],
};
/** @param {string} marked */
function layers(marked) {
  const text = marked.replace("|", "");
  return offered(vocabulariesOf(ops, networks, "In a row.")(text), text, marked.indexOf("|"), "typing");
}

test("in a network layers are offered, behind nn. every one, whatever their capitals", () => {
  assert.deepEqual(layers("nn.|")?.offers.map(({ label }) => label), ["Dense", "GLim", "Sequential"]);
  assert.deepEqual(layers("nn.Sequential(nn.de|")?.offers, [{ label: "Dense", takes: "(inputs, outputs)", about: "Weights." }]);
  assert.deepEqual(layers("nn.Sequential(gl|")?.offers.map(({ label }) => label), ["GLim"], "no function of the language");
  for (const text of ["nn.Sequential(|", "nn.Sequential(nn.Dense(2, |", "nn.# |", '[{"kind": "De|']) assert.equal(layers(text), null, text);
  assert.deepEqual(layers("gl|")?.offers.map(({ label }) => label), ["glim", "glow2"], "an expression has its own");
});

test("what takes nothing is put there whole", () => {
  assert.deepEqual(taken({ label: "GLim", takes: "()", about: "" }, "nn.gl", 3, 5), { insert: "GLim()", caret: 9, closes: null });
});
