/** Derivatives in closed form, which the page fetches once it has come to rest. */
import { at } from "../core/site.js";

/**
 * @param {import("./api.js").Question} question
 * @returns {Promise<{node: number, face: import("../core/types.js").Face | null}[] | null>} null when there is no answer now
 */
export async function fetchClosedForms({ expression, of, wrt, merge }) {
  try {
    const body = JSON.stringify({ expression, ...(of === null ? {} : { of }), ...(wrt === null ? {} : { wrt }), ...(merge ? { merge } : {}) });
    const response = await fetch(at("/api/v1/closed-forms"), { method: "POST", headers: { "Content-Type": "application/json" }, body });
    return response.ok ? (await response.json()).forms : null;
  } catch {
    return null;
  }
}
