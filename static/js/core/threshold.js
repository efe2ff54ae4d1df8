/**
 * Why a run ended, in sentences: of one that diverged also the threshold of γ, near where its loss was least.
 *
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./reducers/training.js").Training} Training
 */

/**
 * What is said of the threshold, and the numbers that fill it.
 * @param {Pick<Training, "over" | "threshold">} run
 * @param {string} optimiser
 * @returns {{sentence: Sentence | null, numbers: number[]}} no sentence where it did not diverge
 */
export function thresholdOf({ over, threshold }, optimiser) {
  if (!over || over === "finished" || over === "stopped") return { sentence: null, numbers: [] };
  if (!threshold) return { sentence: { key: "page.training.threshold.none" }, numbers: [] };
  const { epoch, curvature, rate, used } = threshold;
  const holes = { epoch: epoch + 1, curvature: { n: 0 }, rate: { n: 1 }, used: { n: 2 }, optimiser };
  const near = { key: epoch ? "page.training.threshold.later" : "page.training.threshold.start", holes };
  const kind = optimiser !== "SGD" ? "other" : used > rate ? "above" : "below";
  return {
    sentence: { key: "page.training.threshold", holes: { near, so: { key: `page.training.threshold.${kind}`, holes } } },
    numbers: [curvature, rate, used],
  };
}

/**
 * What is said aloud when a run ends; where it did not diverge, also how well classes are told apart.
 * @param {Pick<Training, "over" | "threshold">} run
 * @param {string} optimiser
 * @param {Sentence | null} [accuracy]
 * @returns {{sentence: Sentence, numbers: number[]}}
 */
export function overOf(run, optimiser, accuracy = null) {
  const reason = { key: `page.training.over.${run.over}` };
  const { sentence, numbers } = thresholdOf(run, optimiser);
  if (sentence) return { sentence: { key: "page.training.threshold", holes: { near: reason, so: sentence } }, numbers };
  return { sentence: accuracy ? { key: "page.training.over.so", holes: { reason, so: accuracy } } : reason, numbers };
}
