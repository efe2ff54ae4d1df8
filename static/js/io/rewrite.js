/**
 * A text rewritten at one piece, which the server does.
 *
 * @typedef {{expression: string, inputs: import("../core/given.js").Inputs, node: string, to: "named" | "put-back", merge?: boolean}} Wish
 */
import { at } from "../core/site.js";

/**
 * @param {Wish} wish
 * @returns {Promise<{text: string, name: string | null} | {detail: string} | null>} null when the server is away
 */
export async function rewrite(wish) {
  try {
    const response = await fetch(at("/api/v1/rewrite"), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wish) });
    // A busy server says so in its own words.
    return response.status < 500 || response.status === 503 ? await response.json() : null;
  } catch {
    return null;
  }
}
