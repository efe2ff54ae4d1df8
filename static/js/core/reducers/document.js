/**
 * @typedef {import("../document.js").Document} Document
 * @typedef {import("../store.js").Action} Action
 */
import { EMPTY, fromExample, inputsAfterEdit } from "../document.js";

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
 * @param {Document} document
 * @param {Action} action
 * @returns {Document}
 */
export function documentReducer(document = EMPTY, action) {
  switch (action.type) {
    case "typed":
      if (action.text === document.text) return document;
      return { text: action.text, inputs: inputsAfterEdit(kept(document, action.values), action.text), of: null, example: null };
    case "brokenDown":
      return { ...kept(document, action.values), text: action.text };
    case "inputSet":
      if (document.inputs[action.name] === action.value) return document;
      return { ...document, inputs: { ...document.inputs, [action.name]: action.value } };
    case "exampleChosen":
      return fromExample(action.example);
    case "opened":
      return action.document;
    default:
      return document;
  }
}
