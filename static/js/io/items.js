/** The lines of one step element by element. */
import { bodyOf } from "../core/question.js";
import { at } from "../core/site.js";

/**
 * @param {import("../core/question.js").Question} question
 * @param {number} step
 * @returns {Promise<import("../core/items.js").ItemLine[] | null>} null when the server is away
 */
export async function fetchItems(question, step) {
  try {
    const body = JSON.stringify({ ...bodyOf(question), step });
    const response = await fetch(at("/api/v1/elements"), { method: "POST", headers: { "Content-Type": "application/json" }, body });
    return response.ok ? (await response.json()).lines : null;
  } catch {
    return null;
  }
}
