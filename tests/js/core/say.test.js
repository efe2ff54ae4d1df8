import assert from "node:assert/strict";
import { test } from "node:test";
import { pieces, spoken, text } from "../../../static/js/core/say.js";
import { catalogue, face } from "./words.js";

const words = { catalogue, numbers: [-26] };

test("a sentence fills its holes, nested sentences too", () => {
  const heading = { key: "heading", holes: { phase: { key: "phase.backward" }, step: 3, of: 6 } };
  assert.equal(text(heading, words), "Backward · step 3 of 6");
  assert.equal(pieces(heading, words)[0].hole, "phase");
});

test("marks of emphasis become a property and are never read", () => {
  const sentence = { key: "other", holes: { name: { face: face("g") } } };
  assert.equal(text(sentence, words), "Scaled by the other input, g.");
  assert.deepEqual(pieces(sentence, words).filter((part) => part.strong).map((part) => part.text), ["other"]);
  assert.equal(pieces(sentence, words).find((part) => part.face)?.face?.latex, "g");
});

test("a list is joined as its hole says, the last one differently", () => {
  const list = ["x", "y", "z"].map((name) => ({ face: face(name) }));
  assert.equal(text({ key: "listed", holes: { inputs: { list } } }, words), "x, y or z moves");
  assert.equal(text({ key: "listed", holes: { inputs: { list: list.slice(0, 1) } } }, words), "x moves");
});

test("a count chooses the form", () => {
  assert.equal(text({ key: "steps", holes: { count: 1 } }, words), "1 step");
  assert.equal(text({ key: "steps", holes: { count: 9 } }, words), "9 steps");
});

test("speech reads numbers and faces in words", () => {
  const square = { text: "y²", latex: "y^2", spoken: { key: "square.spoken", holes: { base: "y" } } };
  const sentence = { key: "other", holes: { name: { face: square } } };
  assert.equal(spoken(sentence, words), "Scaled by the other input, y squared.");
  assert.equal(spoken({ key: "listed", holes: { inputs: { list: [{ n: 0 }] } } }, words), "minus 26 moves");
});

test("a choice is made by its slot", () => {
  /** @type {import("../../../static/js/core/types.js").Hole} */
  const hole = { if: 0, then: "yes", else: "no" };
  assert.equal(text({ key: "other", holes: { name: hole } }, { catalogue, numbers: [1] }), "Scaled by the other input, yes.");
  assert.equal(text({ key: "other", holes: { name: hole } }, { catalogue, numbers: [0] }), "Scaled by the other input, no.");
});
