/**
 * How well the network of a run tells classes apart, whoever makes the run: of the page's own every example is looked at, of one
 * on the server it is told.
 *
 * @typedef {import("./confusion.js").Scores} Scores
 * @typedef {import("./listing.js").Labels} Labels
 */
import { classesOf, counted, judged, predicted, trueClass } from "./confusion.js";

/**
 * @param {object} run
 * @param {import("./reducers/training.js").Plan} run.plan
 * @param {readonly number[]} run.parameters
 * @param {import("./reducers/training.js").Training["seen"]} run.seen
 * @param {Labels} labels what the loss takes
 * @param {import("./training.js").Look | null} look
 * @param {readonly number[]} [free]
 * @returns {Scores | null} null where there are no classes, or nothing was told yet
 */
export function scoresOf({ plan, parameters, seen }, labels, look, free = plan.free) {
  if (!look) return told(plan, seen, labels);
  const outputs = plan.learning.columns.length - plan.data.features.length;
  return judged(plan, labels, (row) => look(row, parameters, free).subarray(1, 1 + outputs));
}

/**
 * @param {import("./reducers/training.js").Plan} plan
 * @param {import("./reducers/training.js").Training["seen"]} seen
 * @param {Labels} labels
 * @returns {Scores | null}
 */
function told({ test, data }, { accuracy, confusion, outputs }, labels) {
  const classes = classesOf(data, labels);
  if (!accuracy || classes.length < 2) return null;
  const guesses = (outputs ?? []).map((said, at) => ({ at, is: trueClass(test[at], data.features.length), taken: predicted(said, labels) }));
  return { classes, on: "test", counts: confusion ?? counted([], classes.length), guesses, accuracy };
}
