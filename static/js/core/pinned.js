/**
 * A run that is kept beside the one that is made: its curve, and how it was trained.
 *
 * @typedef {import("./trained.js").InTraining} InTraining
 * @typedef {"network" | "start" | "data" | "rate" | "schedule" | "optimiser" | "clip" | "strength" | "batch" | "order"} What
 * @typedef {object} Pinned
 * @property {string | null} preset which of the starts it is
 * @property {number} rate γ as it was in the end
 * @property {number} order the seed of the examples' order
 * @property {Record<What, string>} made with all that two runs can differ in
 * @property {readonly {epoch: number, loss: number}[]} means
 * @property {readonly (readonly number[])[]} path its weights, from the start to where it was
 */
import { presetOf } from "./presets.js";
import { changesText, choiceText, dataOf, nowOf } from "./trained.js";

/** As many points are told apart. */
const POINTS = 120;

/** @param {InTraining} document @returns {Record<What, string>} */
function madeWith({ text, network, training }) {
  const { start, seed, ...others } = network ?? {};
  const { rate, schedule, optimiser, clip, batch, order, changes, from } = training;
  /** @param {string} what */
  const changed = (what) => changesText(changes.filter((change) => change.what === what));
  return {
    network: JSON.stringify([text, Object.entries(others).sort()]), start: JSON.stringify([start, seed, Object.entries(from).sort()]),
    data: JSON.stringify(dataOf(training)), rate: `${rate} ${changed("rate")}`, schedule: choiceText(schedule), optimiser: choiceText(optimiser),
    clip: clip ? choiceText(clip) : "", strength: changed("strength"),
    batch: `${batch} ${changed("batch")}`, order: String(order),
  };
}

/**
 * @param {InTraining} document
 * @param {readonly {epoch: number, loss: number}[]} means
 * @param {Pinned["path"]} path
 * @returns {Pinned | null} null before the first epoch is over
 */
export function pinOf(document, means, path) {
  if (!means.length) return null;
  const { training } = document;
  return { preset: presetOf(document), rate: nowOf(training, "rate"), order: training.order, made: madeWith(document), means: means.map(({ epoch, loss }) => ({ epoch, loss })), path: [...path] };
}

/** What it is called. @param {string | null} preset */
export const nameOf = (preset) => ({ key: preset ? `page.training.preset.${preset}` : "page.training.pinned.own" });

/**
 * What another run is trained otherwise in.
 * @param {Pinned} pinned
 * @param {InTraining} document
 */
export function differing({ made }, document) {
  const now = madeWith(document);
  return /** @type {What[]} */ (Object.keys(made)).filter((what) => made[what] !== now[what]);
}

/**
 * Whether another run learns the same weights from the same examples: then both are in one landscape.
 * @param {Pinned} pinned
 * @param {InTraining} document
 */
export function isInOne(pinned, document) {
  return !differing(pinned, document).some((what) => what === "network" || what === "data");
}

/**
 * Its curve, calm: a dashed line that leaps from epoch to epoch is no line. Each point is the mean of a few epochs, but for the
 * first and the last, which are told as they were.
 * @param {Pinned} pinned
 * @returns {{epoch: number, loss: number}[]}
 */
export function calm({ means }) {
  const size = Math.ceil(means.length / POINTS);
  if (size === 1) return [...means];
  const blocks = Array.from({ length: Math.ceil((means.length - 2) / size) }, (_, i) => means.slice(1 + i * size, Math.min(means.length - 1, 1 + (i + 1) * size)));
  /** @param {"epoch" | "loss"} of @param {readonly {epoch: number, loss: number}[]} block */
  const mean = (of, block) => block.reduce((sum, one) => sum + one[of], 0) / block.length;
  return [means[0], ...blocks.map((block) => ({ epoch: mean("epoch", block), loss: mean("loss", block) })), means[means.length - 1]];
}
