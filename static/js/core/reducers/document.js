/**
 * @typedef {import("../document.js").Document} Document
 * @typedef {import("../store.js").Action} Action
 */
import { EMPTY, fromExample, inputsAfterEdit } from "../document.js";

/**
 * @param {Document} document
 * @param {Action} action
 * @returns {Document}
 */
export function documentReducer(document = EMPTY, action) {
  switch (action.type) {
    case "typed":
      if (action.text === document.text) return document;
      return { text: action.text, inputs: inputsAfterEdit(document, action.text), of: null, example: null };
    case "brokenDown":
      return { ...document, text: action.text };
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
