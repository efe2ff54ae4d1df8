/** Runs programs that Python sends, one JSON document on standard input, and gives their numbers as float64 on standard output. */

import { readFileSync, writeSync } from "node:fs";
import { numbers, tape } from "../../../static/js/core/tape.js";

/** @typedef {import("../../../static/js/core/tape.js").Program} Program */
/** @type {{program: Program, points: (number | string)[][]}[]} */
const sent = JSON.parse(readFileSync(0, "utf8"));
const given = sent.flatMap(({ program, points }) => {
  const made = tape(program);
  return points.map((point) => Buffer.from(numbers(made, point.map(Number)).buffer));
});
const bytes = Buffer.concat(given);
for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
