/** Runs of the engine, and what came of them: tests/app/test_training_vectors.py writes them. */
import { readFileSync } from "node:fs";

/**
 * @typedef {import("../../../static/js/core/training.js").Begun} Begun
 * @typedef {{order: number[], sizes: number[], loss: number, test: number, rate: number}} Epoch
 * @typedef {import("../../../static/js/core/training.js").End} End
 * @typedef {{name: string, learning: Begun["learning"], training: Begun["training"], start: number[], free: number[],
 *   first: Epoch, last: Epoch, end: End}} Row
 */

/** @type {{examples: number[][], test: number, rows: Row[]}} */
const file = JSON.parse(readFileSync(new URL("../../data/training.json", import.meta.url), "utf8"));

export const { rows } = file;

/**
 * @param {Row} row
 * @param {Partial<Begun["training"]>} [other]
 * @returns {Begun}
 */
export function begun({ learning, training, start, free }, other = {}) {
  return { learning, training: { ...training, ...other }, start, free, rows: file.examples, test: file.examples.slice(0, file.test) };
}
