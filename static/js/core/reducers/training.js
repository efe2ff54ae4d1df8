/**
 * A run of training as it is looked at: what it began with, how far it is, and the last update. The run itself is made in a
 * worker; what a link needs to repeat it stands in the document.
 *
 * @typedef {import("../store.js").Action} Action
 * @typedef {import("../training.js").Begun} Begun
 * @typedef {{features: string[], label: string, classes: string[], rows: (number | string)[][], learned: number[], tested: number[], scales: {shift: number, by: number}[]}} Data
 * @typedef {{by: "page" | "server", arrays?: {parameters: {name: string, shape: number[]}[], examples: number, tests: number, outputs: number} | null, learning: Begun["learning"], start: number[], free: number[], rows: number[][], test: number[][], data: Data}} Plan
 * @typedef {{old: number[], now: number[], rate: number, examples: number[], loss: number}} Moved an update that was made
 * @typedef {{table: string, missing: import("../trained.js").Trained["missing"], problem: import("../types.js").Problem}} Refused
 *
 * @typedef {object} Training
 * @property {string | null} about which run it is: `runOf`
 * @property {Plan | null} plan
 * @property {string | null} problem why there is none
 * @property {Refused | null} refused a table that cannot be read, while all stays as it was
 * @property {boolean} running
 * @property {number} update how many updates there were
 * @property {number} epoch the one that the next update is of, from 1
 * @property {number} place how many examples of this epoch were seen
 * @property {readonly number[]} order of the examples in this epoch
 * @property {readonly number[]} parameters
 * @property {readonly (number | null)[]} losses of each example, when it was last met
 * @property {Moved | null} moved the last update, while it is looked at
 * @property {"finished" | "above" | "not-finite" | "stopped" | null} over
 * @property {import("../curvature.js").Threshold | null} threshold of γ, where it diverged
 * @property {{at: "output" | "hidden" | "confusion" | "predictions" | "weights" | "surface", unit: string | null, cell: readonly [number, number] | null, over: "weights" | "starts", weights: readonly [string, string] | null}} looks
 *   which picture one looks at, which hidden unit alone, which cell of the confusion matrix; the loss over two weights, and which,
 *   or over the plane through two starts
 * @property {Partial<import("../server-told.js").Seen>} seen what the server told of a run that it makes
 * @property {"busy" | "away" | null} waits why the server does not make it yet
 * @property {import("../pinned.js").Pinned | null} pinned a run that stays on show while another is made
 */

/** @type {Training} */
const NONE = Object.freeze({
  about: null, plan: null, problem: null, refused: null, running: false, update: 0, epoch: 1, place: 0, order: Object.freeze([]),
  parameters: Object.freeze([]), losses: Object.freeze([]), moved: null, over: null, threshold: null, seen: Object.freeze({}), waits: null, pinned: null,
  looks: Object.freeze({ at: "output", unit: null, cell: null, over: "weights", weights: null }),
});

/**
 * Before another run: what does not belong to one stays.
 * @param {Training} training
 * @returns {Training}
 */
const anew = ({ pinned, refused, looks }) => ({ ...NONE, pinned, refused, looks });

/**
 * @param {Training} training
 * @param {Action} action
 * @returns {Training}
 */
export function trainingReducer(training = NONE, action) {
  switch (action.type) {
    case "planned":
      return { ...anew(training), about: action.about, plan: action.plan, parameters: action.plan.start, order: action.order, losses: action.plan.rows.map(() => null) };
    case "unplanned":
      return { ...anew(training), about: action.about, problem: action.problem };
    case "tableRefused":
      return { ...training, refused: action.refused };
    case "training":
      return training.refused && action.change && "table" in action.change ? { ...training, refused: null } : training;
    case "undone":
    case "redone":
    case "opened":
      return training.refused ? { ...training, refused: null } : training;
    case "trained":
      return { ...training, ...action.at };
    case "trains":
      return { ...training, running: action.on, moved: null, waits: null };
    case "pinned":
      return { ...training, pinned: action.run };
    case "pictured":
      return { ...training, looks: { ...training.looks, ...action.change } };
    case "moved":
      return training.moved ? { ...training, moved: null } : training;
    default:
      return training;
  }
}

/**
 * Whether a run can go on: it is not over, and what stands there can be read, so that it is shown as it goes.
 * @param {import("../store.js").State} state
 */
export function isReady({ document, answer, training: { plan, over } }) {
  return Boolean(document.training && plan && !over && !answer.problem && answer.text === document.text);
}

/**
 * Which example comes next; of several that an update looks at, the first.
 * @param {Training} training
 */
export function exampleOf({ order, place }) {
  return order[place] ?? null;
}
