/** One node of a document by itself, which the server takes out of it. */
import { at } from "../core/site.js";
import { tape } from "../core/tape.js";
import { worded } from "../core/wording.js";

/**
 * @typedef {ReturnType<typeof import("../core/question.js").bodyOf> & {node: string, closed: boolean}} Wish
 * @typedef {{trace: import("../core/types.js").Trace, tape: import("../core/tape.js").Tape | null}} Told
 */

/**
 * @param {Wish} wish
 * @returns {Promise<Told | {detail: string} | null>} null when the server is away
 */
export async function fetchAlone(wish) {
  try {
    const response = await fetch(at("/api/v1/alone"), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wish) });
    // A busy server says so in its own words.
    if (response.status >= 500 && response.status !== 503) return null;
    const told = await response.json();
    return response.ok ? { trace: worded(told), tape: told.program && tape(told.program) } : told;
  } catch {
    return null;
  }
}
