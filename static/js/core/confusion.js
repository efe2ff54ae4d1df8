/**
 * How well classes are told apart: which class a network's outputs say, how often it is the true one, and what is taken for what.
 * engine/training decides alike, and tests hold both together.
 *
 * @typedef {import("./listing.js").Labels} Labels
 * @typedef {import("./reducers/training.js").Plan} Plan
 * @typedef {(row: readonly number[]) => ArrayLike<number>} Ask what the network gives for an example
 * @typedef {{at: number, is: number, taken: number}} Guess of the example at a place: its class, and what it is taken for
 * @typedef {object} Scores
 * @property {readonly string[]} classes
 * @property {"test" | "train"} on the examples that are counted: those kept for the test, where there are any
 * @property {readonly (readonly number[])[]} counts row by row a true class, column by column what it is taken for
 * @property {{train: number, test: number | null}} accuracy the share that is told right
 * @property {readonly Guess[]} guesses one for each of the examples that are counted
 */

/**
 * The classes that there are; of a loss that takes no numbers two labels are two, whatever they are called.
 * @param {Plan["data"]} data
 * @param {Labels} labels
 * @returns {readonly string[]}
 */
export function classesOf({ classes, rows }, labels) {
  if (classes.length || labels === "numbers") return classes;
  return [...new Set(rows.map((row) => Number(row[row.length - 1])))].sort((a, b) => a - b).map(String);
}

/**
 * Of several outputs the greatest is the class; one is a class above the middle between two labels, or as a score above 0.
 * @param {ArrayLike<number>} outputs
 * @param {Labels} labels
 */
export function predicted(outputs, labels) {
  if (outputs.length === 1) return outputs[0] > (labels === "numbers" ? 0.5 : 0) ? 1 : 0;
  let best = 0;
  for (let i = 1; i < outputs.length; i++) if (outputs[i] > outputs[best]) best = i;
  return best;
}

/**
 * The class of an example by its labels, which stand behind its features.
 * @param {readonly number[]} row
 * @param {number} features
 */
export function trueClass(row, features) {
  if (row.length === features + 1) return row[features] > 0.5 ? 1 : 0;
  return predicted(row.slice(features), "numbers");
}

/**
 * @param {Pick<Plan, "rows" | "test" | "data">} plan
 * @param {Labels} labels what the loss takes
 * @param {Ask} ask
 * @returns {Scores | null} null where the examples have no classes
 */
export function judged({ rows, test, data }, labels, ask) {
  const classes = classesOf(data, labels);
  const features = data.features.length;
  if (classes.length < 2 || !rows.length) return null;
  /** @param {readonly (readonly number[])[]} of @returns {Guess[]} */
  const all = (of) => of.map((row, at) => ({ at, is: trueClass(row, features), taken: predicted(ask(row), labels) }));
  const [learned, kept] = [all(rows), all(test)];
  const guesses = kept.length ? kept : learned;
  return { classes, on: kept.length ? "test" : "train", counts: counted(guesses, classes.length), guesses, accuracy: { train: share(learned), test: kept.length ? share(kept) : null } };
}

/**
 * @param {readonly Guess[]} guesses
 * @param {number} classes
 */
export function counted(guesses, classes) {
  const counts = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (const { is, taken } of guesses) counts[is][taken] += 1;
  return counts;
}

/** @param {readonly Guess[]} guesses */
function share(guesses) {
  return guesses.filter(({ is, taken }) => is === taken).length / guesses.length;
}

/**
 * What is said of it.
 * @param {Pick<Scores, "accuracy">} scores
 * @returns {import("./types.js").Sentence}
 */
export function accuracySaid({ accuracy: { train, test } }) {
  return { key: test === null ? "page.training.accuracy" : "page.training.accuracy.test", holes: { train: percent(train), test: percent(test ?? 0) } };
}

/** A share in per cent; what is not all is never told as all. @param {number} part */
export function percent(part) {
  const rounded = Math.round(part * 1000) / 10;
  return String(part < 1 ? Math.min(99.9, rounded) : rounded);
}
