/** What can be told of an array in short: from where to where its numbers go, their mean, and how many lie where. */
import { isSummary, numberOf } from "./format.js";
import { flat } from "./grid.js";

/** So many bars a histogram has. */
export const BINS = 12;

/**
 * @typedef {{least: number, most: number, mean: number, bins: number[], unusual: number}} Summary `unusual`: how many are no finite
 *   numbers, which count for nothing else
 * @param {import("./types.js").Sent} value a large one is told of already
 * @returns {Summary}
 */
export function summaryOf(value) {
  if (isSummary(value)) {
    const { smallest, largest, mean, histogram, unusual } = value;
    return { least: numberOf(smallest), most: numberOf(largest), mean: numberOf(mean), bins: histogram, unusual };
  }
  const all = flat(/** @type {import("./types.js").Value} */ (value));
  const numbers = all.filter(Number.isFinite);
  const least = numbers.reduce((low, number) => Math.min(low, number), Infinity);
  const most = numbers.reduce((high, number) => Math.max(high, number), -Infinity);
  const bins = Array.from({ length: BINS }, () => 0);
  // Halved first: two ends may be further apart than a float is large.
  const wide = most / 2 - least / 2;
  for (const number of numbers) bins[wide > 0 ? Math.min(BINS - 1, Math.floor(((number / 2 - least / 2) / wide) * BINS)) : 0] += 1;
  if (!numbers.length) return { least: NaN, most: NaN, mean: NaN, bins, unusual: all.length };
  const mean = numbers.reduce((sum, number) => sum + number / numbers.length, 0);
  return { least, most, mean, bins, unusual: all.length - numbers.length };
}
