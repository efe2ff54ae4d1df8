/**
 * What is shown of an example in a row: a few of its features, and its label; of several classes the name of its own.
 *
 * @typedef {import("./reducers/training.js").Plan} Plan
 * @typedef {{at: number, name: string, feature: string | null}} Column at: where its number stands in a row of the plan
 */

/** More features have no room beside each other: then so many are shown. */
const [MOST, FIRST] = [3, 2];

/**
 * @param {Pick<Plan, "learning" | "data">} plan
 * @returns {{columns: Column[], more: boolean, labels: Column[], named: boolean}} more: whether there are features that are
 *   not among them; named: whether instead of the labels the class is told by its name
 */
export function shownOf({ learning: { columns }, data: { features, classes } }) {
  const all = columns.map((name, at) => ({ at, name, feature: features[at] ?? null }));
  const count = features.length;
  const named = classes.length > 2 && all.length - count === classes.length;
  // A class's name may be long.
  return { columns: all.slice(0, count > MOST ? FIRST - Number(named) : count), more: count > MOST, labels: all.slice(count), named };
}

/**
 * Which class an example is of, where its labels are one output for each.
 * @param {readonly number[]} row
 * @param {number} features
 */
export function classOf(row, features) {
  const labels = row.slice(features);
  return labels.indexOf(Math.max(...labels));
}

/**
 * Whether features have names of their own, beside those of the network's inputs.
 * @param {readonly string[]} features
 */
export function areNamed(features) {
  return features.some((name) => !/^x(_\d+)?$/.test(name));
}
