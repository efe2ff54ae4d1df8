/**
 * How a document is trained: what is learned from, and how. A link holds it, and how far training was.
 *
 * @typedef {import("./training.js").Change} Change
 * @typedef {{kind: string, settings: Record<string, number>}} Choice a rule or a data set by its name, with what is set
 * @typedef {object} Trained
 * @property {Choice} data a data set, or `table`
 * @property {string} table the examples as text, where they are one's own
 * @property {"refuse" | "drop" | "mean"} missing what is done with its missing values
 * @property {number} drawn the seed of the data, and of which are kept for the test
 * @property {number} test the share kept for the test
 * @property {"none" | "standard" | "range"} scaling of the features
 * @property {number} rate γ to begin with
 * @property {Choice} optimiser
 * @property {Choice} schedule
 * @property {Choice | null} clip of the gradient, null where it is not
 * @property {number} epochs
 * @property {number} batch
 * @property {number} order the seed of the examples' order
 * @property {readonly Change[]} changes made while it ran
 * @property {number} update how many updates there were
 * @property {import("./given.js").Inputs} from inputs that were given before it began
 *
 * @typedef {import("./document.js").Document & {training: Trained}} InTraining
 * @typedef {{kind: string, label: string, settings: Record<string, number>, about: string}} RuleRow
 * @typedef {RuleRow & {features: string[], classes: string[], test: number, scaling: Trained["scaling"], image: [number, number] | null}} DataSetRow
 *   test, scaling: what suits it; image: rows and columns, where the features are the pixels of a picture
 * @typedef {{datasets: DataSetRow[], optimisers: RuleRow[], schedules: RuleRow[], clips: RuleRow[]}} DataSets as GET
 *   /api/v1/datasets lists them
 */
import { questionOf, bodyOf } from "./question.js";

/** @type {Trained} */
export const BEGINNING = Object.freeze({
  data: Object.freeze({ kind: "xor", settings: Object.freeze({}) }), table: "", missing: "refuse", drawn: 0, test: 0, scaling: "none", rate: 0.5,
  optimiser: Object.freeze({ kind: "SGD", settings: Object.freeze({}) }), schedule: Object.freeze({ kind: "constant", settings: Object.freeze({}) }), clip: null,
  epochs: 1000, batch: 1, order: 0, changes: Object.freeze([]), update: 0, from: Object.freeze({}),
});

/** What data are called that are a table. */
export const TABLE = "table";
/** @type {readonly Trained["missing"][]} */
export const MISSING = Object.freeze(["refuse", "drop", "mean"]);
/** @type {readonly Trained["scaling"][]} */
export const SCALINGS = Object.freeze(["none", "standard", "range"]);
/** With more of them kept for the test too little is learned from. */
export const MOST_TEST = 0.5;

/** What the strength λ of a regulariser is called among the inputs. */
export const STRENGTH = "lambda";
/** Changes that a run takes up as it is; all others begin anew. */
const WHILE_RUNNING = Object.freeze(["rate", "batch", "strength"]);

/**
 * The document, where it is one that is trained.
 * @param {{document: import("./document.js").Document}} state
 * @returns {InTraining | null}
 */
export function inTraining({ document }) {
  return document.training ? /** @type {InTraining} */ (document) : null;
}

/**
 * What is asked of a run: the document with what its inputs were before, the data, and how to train.
 * @param {InTraining} document
 */
export function planOf(document) {
  const { training } = document;
  const { rate, optimiser, schedule, clip, epochs, batch, order, changes, from } = training;
  return {
    ...bodyOf({ ...questionOf(document), inputs: from }),
    data: dataOf(training),
    training: { rate, optimiser, schedule, clip, epochs, batch, seed: order, changes },
  };
}

/**
 * The examples as they are asked for.
 * @param {Trained} training
 */
export function dataOf({ data, table, missing, drawn, test, scaling }) {
  return { ...(data.kind === TABLE ? { table, missing } : data), seed: drawn, test, scaling };
}

/**
 * Which programs and examples a document asks for: the page runs them with any rate, batch, order, as long as it likes.
 * @param {InTraining} document
 */
export function runOf(document) {
  const { training: { optimiser, schedule, clip }, ...others } = planOf(document);
  return JSON.stringify([others, optimiser, schedule, clip]);
}

/**
 * The row that a change makes in a run that has begun; null where the run begins anew with it.
 * @param {Trained} training
 * @param {Partial<Trained> | {strength: number}} change
 * @returns {Change | null}
 */
export function rowOf({ update }, change) {
  const [[what, value]] = Object.entries(change);
  return update > 0 && WHILE_RUNNING.includes(what) ? { update, what, value: Number(value) } : null;
}

/**
 * Another way to train; γ, λ and the batch change from the next update on, where there was one.
 * @param {Trained} training
 * @param {Partial<Trained>} change
 * @returns {Trained}
 */
export function retrained(training, change) {
  const row = rowOf(training, change);
  return row ? changed(training, row) : { ...training, changes: [], update: 0, ...change };
}

/**
 * @param {Trained} training
 * @param {Change} row
 * @returns {Trained}
 */
function changed(training, row) {
  const others = training.changes.filter((one) => one.update !== row.update || one.what !== row.what);
  return { ...training, changes: [...others, row] };
}

/**
 * An input set by hand. Before the first update the run begins with it; after that λ is another from the next one on, and
 * all others are the run's own.
 * @param {Trained} training
 * @param {string} name
 * @param {number} value
 * @returns {Trained}
 */
export function given(training, name, value) {
  if (!training.update) return { ...training, from: { ...training.from, [name]: value } };
  const row = name === STRENGTH ? rowOf(training, { strength: value }) : null;
  return row ? changed(training, row) : training;
}

/**
 * Whether an input is the run's own: an example's number always, a weight once there was an update.
 * @param {import("./store.js").State} state
 * @param {string} name
 */
export function isOfRun({ document, training: { plan } }, name) {
  if (!document.training) return false;
  return Boolean(plan && (plan.learning.columns.includes(name) || name in plan.learning.masks)) || (document.training.update > 0 && name !== STRENGTH);
}

/**
 * What γ or the batch is now: as the last change left it.
 * @param {Trained} training
 * @param {"rate" | "batch"} what
 */
export function nowOf(training, what) {
  return lastOf(training, what) ?? training[what];
}

/**
 * What the last change made of something; undefined where there was none.
 * @param {Trained} training
 * @param {string} what
 */
export function lastOf({ changes, update }, what) {
  return changes.filter((one) => one.what === what && one.update <= update).at(-1)?.value;
}

/** @param {Choice} choice as a link has it: `Momentum:momentum=0.9` */
export function choiceText({ kind, settings }) {
  const pairs = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return pairs.length ? `${kind}:${pairs.join(";")}` : kind;
}

/**
 * @param {string} text
 * @returns {Choice}
 */
export function choiceOf(text) {
  const [kind, settings = ""] = text.split(":");
  const pairs = settings.split(";").map((pair) => pair.split("=")).filter(([name, value]) => name && value && Number.isFinite(Number(value)));
  return { kind, settings: Object.fromEntries(pairs.map(([name, value]) => [name, Number(value)])) };
}

/** @param {readonly Change[]} changes as a link has them: `400:rate:0.25` */
export function changesText(changes) {
  return changes.map(({ update, what, value }) => `${update}:${what}:${value}`).join(",");
}

/**
 * @param {string} text
 * @returns {Change[]}
 */
export function changesOf(text) {
  return text.split(",").map((row) => row.split(":")).filter(([update, what, value]) => /^\d{1,9}$/.test(update) && what && value && Number.isFinite(Number(value)))
    .map(([update, what, value]) => ({ update: Number(update), what, value: Number(value) }));
}
