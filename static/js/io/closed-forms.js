/** Derivatives in closed form, which the page fetches once it has come to rest. */
import { structureOf } from "../core/question.js";
import { at } from "../core/site.js";

/**
 * @param {import("../core/question.js").Question} question
 * @returns {Promise<{node: number, face: import("../core/types.js").Face | null}[] | null>} null when there is no answer now
 */
export async function fetchClosedForms(question) {
  try {
    const body = JSON.stringify(structureOf(question));
    const response = await fetch(at("/api/v1/closed-forms"), { method: "POST", headers: { "Content-Type": "application/json" }, body });
    return response.ok ? (await response.json()).forms : null;
  } catch {
    return null;
  }
}
