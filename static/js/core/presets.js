/** Runs to begin with, each of which tells something of training: a document, and how it is trained. */
import { EMPTY } from "./document.js";
import { BEATS } from "./pace.js";
import { BEGINNING } from "./trained.js";

/** @typedef {import("./trained.js").Trained} Trained */

/** @param {string} unit */
const layers = (unit) => `nn.Sequential(nn.Linear(2, 2), nn.${unit}(), nn.Linear(2, 1))`;

/**
 * XOR, from weights drawn from a seed.
 * @param {{seed?: number, unit?: string, start?: string}} network
 * @param {Partial<Trained>} [change]
 * @returns {import("./document.js").Document}
 */
function xor({ seed = 2, unit = "Sigmoid", start = "uniform:a=-1,b=1" }, change = {}) {
  return { ...EMPTY, text: layers(unit), network: { start, ...(seed ? { seed } : {}) }, training: { ...BEGINNING, ...change } };
}

/** @type {import("./document.js").Document} */
const DIGITS = {
  ...EMPTY, text: "nn.Sequential(\n  nn.Linear(64, 32),\n  nn.ReLU(),\n  nn.Linear(32, 10))", network: { loss: "CrossEntropyLoss", start: "kaiming_uniform", seed: 1 }, view: "tensors",
  training: { ...BEGINNING, data: { kind: "digits", settings: {} }, test: 0.25, rate: 0.005, optimiser: { kind: "Adam", settings: {} }, epochs: 30, batch: 32 },
};

/** @type {readonly {name: string, document: import("./document.js").Document}[]} */
export const PRESETS = Object.freeze([
  { name: "learns", document: xor({}) },
  // The same but for its start: it ends elsewhere.
  { name: "stuck", document: xor({ seed: 1 }) },
  // Two units that begin alike stay alike.
  { name: "zeros", document: xor({ seed: 0, start: "zeros" }, { rate: 0.1, order: 1 }) },
  { name: "too-large", document: xor({}, { rate: 2 }) },
  { name: "dead", document: xor({ seed: 5, unit: "ReLU" }) },
  // More than a page makes by itself: pictures, trained by the server.
  { name: "digits", document: DIGITS },
]);

/** What the section opens with. */
export const FIRST_TRAINING = Object.freeze({ document: PRESETS[0].document, k: 0, beat: BEATS });

/**
 * Which of them a document is, however far its training is.
 * @param {import("./document.js").Document} document
 * @returns {string | null}
 */
export function presetOf({ text, network, training }) {
  /** @param {import("./document.js").Document} of */
  const told = (of) => JSON.stringify([of.text, Object.entries(of.network ?? {}).sort(), { ...of.training, table: "", missing: BEGINNING.missing, update: 0, from: {} }]);
  return PRESETS.find(({ document }) => told(document) === told({ ...EMPTY, text, network, training }))?.name ?? null;
}
