/** The two things that are walked here: an expression, or a network. A text says by itself which it is. */
import { isNetwork } from "./network.js";

/** @typedef {"expression" | "network"} Section */

/** @type {readonly Section[]} */
export const SECTIONS = Object.freeze(["expression", "network"]);

/**
 * @param {import("./document.js").Document} document
 * @returns {Section}
 */
export function sectionOf({ text }) {
  return isNetwork(text) ? "network" : "expression";
}
