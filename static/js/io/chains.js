/** The chains near a step, which the page fetches before they are looked at. */
import { structureOf } from "../core/question.js";
import { at } from "../core/site.js";

/**
 * @param {import("../core/question.js").Question} question
 * @param {number} around
 * @returns {Promise<{first: number, last: number, chains: import("../core/chain.js").Chain[]} | null>} null when the server is away
 */
export async function fetchChains(question, around) {
  try {
    const body = JSON.stringify({ ...structureOf(question), around });
    const response = await fetch(at("/api/v1/chains"), { method: "POST", headers: { "Content-Type": "application/json" }, body });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
