/** Says what the page says at each step of traces that come as JSON on standard input; gives one JSON document on standard output. */

import { readFileSync, writeSync } from "node:fs";
import { plainLatex } from "../../../static/js/core/formula.js";
import { spoken, text } from "../../../static/js/core/say.js";
import { worded } from "../../../static/js/core/wording.js";

/** @typedef {import("../../../static/js/core/types.js").Sentence} Sentence */

const { catalogue, traces } = JSON.parse(readFileSync(0, "utf8"));
const said = traces.map((/** @type {any} */ told) => {
  const { steps, part_steps: parts, layer_steps: layers, pass_steps: passes, numbers } = worded(told);
  const words = { catalogue, numbers };
  /** @param {Sentence} sentence */
  const both = (sentence) => [text(sentence, words).replaceAll("**", ""), spoken(sentence, words)];
  return [...steps, ...[...parts, ...layers, ...passes].flatMap((step) => step ?? [])].map(({ lines, notes }) => ({
    ...Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, Array.isArray(line) ? plainLatex(line, numbers) : both(line)])),
    notes: notes.map(({ kind, slot, sentence }) => [kind, slot, ...both(sentence)]),
  }));
});
const bytes = Buffer.from(JSON.stringify(said));
for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
