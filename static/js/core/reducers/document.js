/**
 * @typedef {import("../document.js").Document} Document
 * @typedef {import("../store.js").Action} Action
 */
import { closes, toggled } from "../closed.js";
import { EMPTY, detailOf, fromExample } from "../document.js";
import { alone, isSame } from "../given.js";
import { isNetwork } from "../network.js";
import { BEGINNING, given, retrained } from "../trained.js";

/** What changes the document, and so asks anew. */
export const CHANGES = new Set(["typed", "brokenDown", "exampleChosen", "inputSet", "differentiated", "merged", "networked", "training", "trained", "undone", "redone"]);

/** The output, by all inputs: ids of nodes do not outlast an edit. */
const WHOLE = Object.freeze({ of: null, wrt: null });

/**
 * An edit may change the order of the inputs, and so what they would start at: the values on show stay.
 * @param {Document} document
 * @param {import("../given.js").Inputs} values
 * @returns {Document}
 */
function kept(document, values) {
  return { ...document, inputs: { ...values, ...document.inputs } };
}

/**
 * What is differentiated after a rewriting: the same node, where its name is known.
 * @param {Document} document
 * @param {string | null} [of] its new name
 */
function subject(document, of) {
  if (of !== undefined) return { of };
  return document.of?.startsWith("#") ? WHOLE : {};
}

/**
 * How one looks at the graph: the same for another one.
 * @param {Document} document
 */
function looked({ flow, detail, view }) {
  return { ...(flow ? { flow } : {}), ...(detail ? { detail } : {}), ...(view ? { view } : {}) };
}

/**
 * A document in which these parts stand otherwise than its detail has it.
 * @param {Document} document
 * @param {readonly string[]} [open]
 * @param {readonly string[]} [closed]
 * @returns {Document}
 */
function apart(document, open = [], closed = []) {
  const others = { ...document };
  delete others.open;
  delete others.closed;
  return { ...others, ...(open.length ? { open } : {}), ...(closed.length ? { closed } : {}) };
}

/**
 * Parts without a name are not known again after an edit: their ids mean other nodes then.
 * @param {Document} document
 */
function named(document) {
  /** @param {readonly string[]} [names] */
  const lasting = (names = []) => names.filter((name) => !name.startsWith("#"));
  return apart(document, lasting(document.open), lasting(document.closed));
}

/**
 * A level of detail says of every part anew whether it is closed.
 * @param {Document} document
 * @param {import("../stops.js").Detail} detail
 */
function detailed(document, detail) {
  const { open, closed } = document;
  return detail === detailOf(document) && !open && !closed ? document : { ...apart(document), detail };
}

/**
 * A network as neurons has all parts closed.
 * @param {Document} document
 * @param {import("../picture.js").Look} as
 * @returns {Document}
 */
function seen(document, as) {
  if (!isNetwork(document.text)) return inForm(document, as);
  if (as !== "neurons") return { ...document, view: as };
  const others = closes(detailOf(document)) ? apart(document) : { ...apart(document), detail: /** @type {const} */ ("part") };
  delete others.view;
  return others;
}

/**
 * An expression as it is typed, or as its scalar graph: nodes without a name have other ids there, and elements are none here.
 * @param {Document} document
 * @param {import("../picture.js").Look} as
 * @returns {Document}
 */
function inForm(document, as) {
  if (as === "graph") return { ...named(document), ...subject(document), view: as };
  const others = { ...named(document), ...(document.of !== null || document.wrt ? WHOLE : {}) };
  delete others.view;
  return others;
}

/**
 * @param {Document} document
 * @param {string} part
 * @param {boolean} isOpen
 * @param {boolean} [array]
 */
function parted(document, part, isOpen, array) {
  const { open, closed } = toggled({ ...document, detail: detailOf(document) }, part, isOpen, array);
  return apart(document, open, closed);
}

/**
 * Parts without a name have other ids then.
 * @param {Document} document
 * @param {boolean} on
 * @returns {Document}
 */
function merged(document, on) {
  if (on === (document.merge ?? false)) return document;
  const others = { ...named(document), ...subject(document) };
  delete others.merge;
  return on ? { ...others, merge: true } : others;
}

/**
 * A network with something else beside its layers; what is undefined is as when nothing is said.
 * @param {Document} document
 * @param {import("../network.js").Beside} change
 * @param {readonly string[]} [without] inputs that start anew
 * @param {import("../given.js").Inputs} [given] inputs that have another value then
 * @returns {Document}
 */
function beside(document, change, without = [], given = {}) {
  const network = Object.fromEntries(Object.entries({ ...document.network, ...change }).filter(([, value]) => value !== undefined));
  const inputs = Object.fromEntries(Object.entries(document.inputs).filter(([name]) => !without.includes(name)));
  return { ...document, ...afresh(document, without), network, inputs: { ...inputs, ...given } };
}

/**
 * Another network is trained from its beginning.
 * @param {Document} document
 * @param {readonly string[]} [without] inputs that start anew
 */
function afresh({ training }, without = []) {
  if (!training) return {};
  const from = Object.fromEntries(Object.entries(training.from).filter(([name]) => !without.includes(name)));
  return { training: { ...training, update: 0, changes: [], from } };
}

/**
 * Trained in another way, or for the first time; null: no longer.
 * @param {Document} document
 * @param {Partial<import("../trained.js").Trained> | null} change
 * @returns {Document}
 */
function trainedBy({ training, ...document }, change) {
  if (!change) return { ...document, inputs: training?.from ?? document.inputs };
  return { ...document, training: training ? retrained(training, change) : { ...BEGINNING, from: document.inputs, ...change } };
}

/**
 * A network made to learn from other data: no weight of it was given by hand.
 * @param {Document} document
 * @param {import("../fitting.js").Fit | null} [fit]
 * @returns {Document}
 */
function fitting(document, fit) {
  if (!fit || !document.training) return document;
  const { network, training } = document;
  const beside = Object.fromEntries(Object.entries({ ...network, loss: fit.loss }).filter(([, value]) => value !== undefined));
  const { view: before, ...others } = document;
  const view = fit.view ?? (before === "tensors" ? undefined : before);
  return { ...named(others), ...WHOLE, ...(view ? { view } : {}), text: fit.text, network: beside, training: { ...training, from: {} }, inputs: {}, example: null };
}

/**
 * With an input set by hand.
 * @param {Document} document
 * @param {string} name
 * @param {import("../given.js").Given} value
 * @returns {Document}
 */
function set({ training, ...document }, name, value) {
  return { ...document, ...(training ? { training: given(training, name, alone(value)) } : {}), inputs: { ...document.inputs, [name]: value } };
}

/**
 * After so many updates; the inputs are those of the run then.
 * @param {Document} document
 * @param {number} update
 * @param {import("../given.js").Inputs | null} inputs
 * @returns {Document}
 */
function reached(document, update, inputs) {
  if (!document.training) return document;
  return { ...document, training: { ...document.training, update }, ...(inputs ? { inputs } : {}) };
}

/**
 * @param {Document} document
 * @param {Action} action
 * @returns {Document}
 */
export function documentReducer(document = EMPTY, action) {
  switch (action.type) {
    case "typed":
      if (action.text === document.text) return document;
      return { ...named(document), ...afresh(document), text: action.text, ...WHOLE, inputs: document.training?.from ?? kept(document, action.values).inputs, example: null };
    case "brokenDown":
      return { ...named(kept(document, action.values)), ...subject(document, action.of), text: action.text };
    case "inputSet":
      if (isSame(document.inputs[action.name] ?? NaN, action.value)) return document;
      return set(document, action.name, action.value);
    case "networked":
      return beside(document, action.change, action.without, action.inputs);
    case "training":
      return fitting(trainedBy(document, action.change), action.fit);
    case "trained":
      return reached(document, action.update, action.inputs);
    case "gaveWay":
      return { ...document, inputs: action.inputs };
    case "exampleChosen":
      return { ...fromExample(action.example), ...looked(document) };
    case "differentiated":
      return { ...document, ...action.change };
    case "merged":
      return merged(document, action.on);
    case "detailed":
      return action.arrays ? { ...document, detail: action.detail } : detailed(document, action.detail);
    case "looked":
      return seen(document, action.as);
    case "parted":
      return parted(document, action.part, action.open, action.array);
    case "turned":
      return { ...document, flow: action.flow };
    case "opened":
      return action.document;
    default:
      return document;
  }
}
