/**
 * What is said aloud where the walk stands: a whole step in one sentence, or what its beat adds.
 *
 * @typedef {import("./frame.js").Frame} Frame
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Trace} Trace
 */
import { BEATS } from "./pace.js";
import { saidWithReuse } from "./reuse.js";
import { place } from "./stops.js";

/**
 * @param {Trace} trace
 * @param {Frame} frame
 * @param {boolean} [hidden] whether numbers are hidden, from the ear as from the eye
 * @param {import("./chain.js").Unrolled | null} [unrolled] the chain that the board shows
 * @returns {Sentence}
 */
export function announcement(trace, { k, beat, step, grain }, hidden = false, unrolled = null) {
  if (!step) return trace.opening;
  if (unrolled && unrolled.shown < unrolled.lines.length) {
    return { key: "page.chain.line", holes: { line: unrolled.shown, of: unrolled.lines.length, move: unrolled.lines[unrolled.shown - 1].move } };
  }
  const { phase, step: nth, of } = place(trace, k, grain);
  const { key, holes } = step.lines.spoken;
  if (hidden) return { key: "page.beat.begin", holes: { phase: { key: `phase.${phase}` }, step: nth, of, title: step.lines.title } };
  if (beat === BEATS) return saidWithReuse(trace, k, grain, { key, holes: { ...holes, step: nth, of } });
  return beatOf(step, beat, trace) ?? saidWithReuse(trace, k, grain, begin(step, { phase: { key: `phase.${phase}` }, step: nth, of, title: step.lines.title }));
}

/**
 * @param {Step} step
 * @param {Record<string, import("./types.js").Hole>} holes
 * @returns {Sentence}
 */
function begin(step, holes) {
  if (step.kind !== "pull") return { key: "page.beat.begin", holes };
  return { key: "page.beat.begin.pull", holes: { ...holes, upstream: { n: step.upstream } } };
}

/**
 * @param {Step} step
 * @param {number} beat
 * @param {Trace} trace
 * @returns {Sentence | null} none for a beat that brings no number
 */
function beatOf(step, beat, { graph }) {
  if (beat === 1 || step.kind === "seed") return null;
  if (step.kind === "forward") return { key: "page.beat.inputs", holes: { inputs: { list: graph.nodes[step.node].inputs.map((n) => ({ n })) } } };
  return beat === 2 ? { key: "page.beat.local", holes: { local: { n: step.local } } } : { key: "page.beat.contribution", holes: { contribution: { n: step.contribution } } };
}
