import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { asLatex, asSpoken, asText } from "../../../static/js/core/format.js";
import { plainLatex } from "../../../static/js/core/formula.js";

const table = JSON.parse(readFileSync(new URL("../../data/format.json", import.meta.url), "utf8"));

for (const { number, text, latex, spoken, factor = latex, base = factor } of table.vectors) {
  test(`${number} is read as ${text}`, () => {
    assert.equal(asText(number), text);
    assert.equal(asLatex(number), latex);
    assert.equal(asSpoken(number), spoken);
    assert.equal(plainLatex([{ n: 0, as: "factor" }], [number]), factor);
    assert.equal(plainLatex([{ n: 0, as: "base" }], [number]), base);
  });
}
