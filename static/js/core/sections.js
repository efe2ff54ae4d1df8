/** The sections: an expression, a network, and a network that is trained. A document says by itself which it is of. */
import { isNetwork } from "./network.js";

/** @typedef {"expression" | "network" | "training"} Section */

/** @type {readonly Section[]} */
export const SECTIONS = Object.freeze(["expression", "network", "training"]);

/**
 * @param {import("./document.js").Document} document
 * @returns {Section}
 */
export function sectionOf({ text, training }) {
  if (training) return "training";
  return isNetwork(text) ? "network" : "expression";
}
