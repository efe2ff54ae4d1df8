import assert from "node:assert/strict";
import { test } from "node:test";
import { announcement } from "../../../static/js/core/announce.js";
import { beatOfLine, linesAt, written } from "../../../static/js/core/chain.js";
import { inkedLatex, plainLatex, slotsOf } from "../../../static/js/core/formula.js";
import { frame } from "../../../static/js/core/frame.js";
import { BEATS } from "../../../static/js/core/pace.js";
import { decode, encode } from "../../../static/js/core/url.js";
import { walk } from "./words.js";

test("a product of the digits shown is equal to what they give, else it is near", () => {
  /** @param {number} right */
  const sign = (right) => plainLatex([{ like: [[[[0], [1, 1]]], 2] }], [-0.43234, 2, right]);
  assert.equal(sign(-1.728), "=");
  assert.equal(sign(-1.75), "\\approx");
  assert.equal(plainLatex([{ like: [[[[0]]], 0] }], ["NaN"]), "=");
});

test("a brace is for the eye alone", () => {
  /** @type {import("../../../static/js/core/types.js").Formula} */
  const formula = [{ under: ["0"], of: [{ ink: "soft", of: ["a + ", { n: 0, as: "plain" }] }] }];
  assert.equal(plainLatex(formula, [2]), "a + 2");
  assert.equal(inkedLatex(formula, [2]), "\\underbrace{\\htmlClass{soft}{a + \\htmlClass{number}{2}}}_{0}");
  assert.deepEqual(slotsOf(formula), [0]);
});

test("lines are written one by one, or as the beat of the step allows", () => {
  assert.deepEqual([1, 2, 3, 4].map((beat) => written(8, beat)), [2, 4, 6, 8]);
  assert.deepEqual([1, 2].map((beat) => written(1, beat)), [1, 1]);
  assert.deepEqual([1, 5, 9].map((line) => written(8, BEATS, line)), [1, 5, 8]);
  assert.deepEqual([1, 4, 7, 8].map((line) => beatOfLine(8, line)), [1, 2, 3, 4]);
  assert.equal(beatOfLine(1, 1), BEATS);
});

const line = { formulas: [["x"]], move: { key: "m" } };
const chain = { to: 0, gradient: ["g"], through: [], opens: false, lines: [line, { ...line, known: true }] };

test("the line with the numbers waits for all that arrives", () => {
  assert.equal(linesAt(chain, walk.steps[4]).length, 1);
  assert.equal(linesAt(chain, walk.steps[5]).length, 2);
});

test("a line that is written is said, the last one as the whole step", () => {
  const said = announcement(walk, frame(walk, 6, 1), false, { chain, lines: chain.lines, shown: 1 });
  assert.deepEqual(said, { key: "page.chain.line", holes: { line: 1, of: 2, move: { key: "m" } } });
  assert.equal(announcement(walk, frame(walk, 6), false, { chain, lines: chain.lines, shown: 2 }).key, "page.reused.spoken");
});

test("a link holds face and line, and nothing that is none", () => {
  const place = decode("#text=x&k=6&face=chain&line=3");
  assert.deepEqual([place?.face, place?.line], ["chain", 3]);
  assert.equal(place && encode(place), "text=x&k=6&face=chain&line=3");
  for (const wrong of ["&face=other", "&line=0", "&line=x"]) assert.deepEqual(decode(`#text=x&k=6${wrong}`), decode("#text=x&k=6"));
});
