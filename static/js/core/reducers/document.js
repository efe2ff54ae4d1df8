/**
 * @typedef {import("../document.js").Document} Document
 * @typedef {import("../store.js").Action} Action
 */
import { EMPTY, fromExample } from "../document.js";

/** The output, by all inputs: ids of nodes do not outlast an edit. */
const WHOLE = Object.freeze({ of: null, wrt: null });

/**
 * An edit may change the order of the inputs, and so what they would start at: the values on show stay.
 * @param {Document} document
 * @param {Record<string, number>} values
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
function looked({ flow, detail }) {
  return { ...(flow ? { flow } : {}), ...(detail ? { detail } : {}) };
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
      return { ...document, text: action.text, ...WHOLE, inputs: kept(document, action.values).inputs, example: null };
    case "brokenDown":
      return { ...kept(document, action.values), ...subject(document, action.of), text: action.text };
    case "inputSet":
      if (document.inputs[action.name] === action.value) return document;
      return { ...document, inputs: { ...document.inputs, [action.name]: action.value } };
    case "gaveWay":
      return { ...document, inputs: action.inputs };
    case "exampleChosen":
      return { ...fromExample(action.example), ...looked(document) };
    case "differentiated":
      return { ...document, ...action.change };
    case "detailed":
      return action.detail === (document.detail ?? "edge") ? document : { ...document, detail: action.detail };
    case "turned":
      return { ...document, flow: action.flow };
    case "opened":
      return action.document;
    default:
      return document;
  }
}
