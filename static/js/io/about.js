/** What else the page wants to know about what is on show, once it has come to rest, or once somebody asks. */
import { structureOf } from "../core/question.js";
import { at } from "../core/site.js";

/** @typedef {import("../core/question.js").Question} Question */

/**
 * The program.
 * @param {Question} question
 * @returns {Promise<import("../core/tape.js").Program | null>} null when there is none, or the server is away
 */
export async function fetchProgram(question) {
  return (await asked("program", question))?.program ?? null;
}

/**
 * What its gradients cost.
 * @param {Question} question
 * @returns {Promise<import("../core/cost.js").Cost | null>} null when the server does not say
 */
export function fetchCost(question) {
  return asked("cost", question);
}

/**
 * @param {string} call
 * @param {Question} question of which only the structure counts
 */
async function asked(call, question) {
  try {
    const body = JSON.stringify(structureOf(question));
    const response = await fetch(at(`/api/v1/${call}`), { method: "POST", headers: { "Content-Type": "application/json" }, body });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
