/** The chains near a step, which the page fetches before they are looked at. */
import { at } from "../core/site.js";

/**
 * @param {import("./api.js").Question} question
 * @param {number} around
 * @returns {Promise<{first: number, last: number, chains: import("../core/chain.js").Chain[]} | null>} null when the server is away
 */
export async function fetchChains({ expression, of, wrt, merge }, around) {
  try {
    const body = JSON.stringify({ expression, around, ...(of === null ? {} : { of }), ...(wrt === null ? {} : { wrt }), ...(merge ? { merge } : {}) });
    const response = await fetch(at("/api/v1/chains"), { method: "POST", headers: { "Content-Type": "application/json" }, body });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
