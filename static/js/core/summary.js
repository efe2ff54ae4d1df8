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
  for (const number of numbers) bins[most === least ? 0 : Math.min(BINS - 1, Math.floor(((number - least) / (most - least)) * BINS))] += 1;
  return { least, most, mean: numbers.reduce((sum, number) => sum + number, 0) / numbers.length, bins, unusual: all.length - numbers.length };
}
