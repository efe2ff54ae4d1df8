/** The program of what is on show, which the page fetches once it has come to rest. */
import { at } from "../core/site.js";

/**
 * @param {import("./api.js").Question} question
 * @returns {Promise<import("../core/tape.js").Program | null>} null when there is none, or the server is away
 */
export async function fetchProgram({ expression, of, wrt }) {
  try {
    const body = JSON.stringify({ expression, ...(of === null ? {} : { of }), ...(wrt === null ? {} : { wrt }) });
    const response = await fetch(at("/api/v1/program"), { method: "POST", headers: { "Content-Type": "application/json" }, body });
    return response.ok ? (await response.json()).program : null;
  } catch {
    return null;
  }
}
