/** What the browser keeps for this reader: small choices, never the document, which is in the address. */

const PREFIX = "gradwalk.";

/**
 * @template T
 * @param {string} name
 * @param {readonly T[]} allowed anything else that is found there does not count
 * @param {T} otherwise
 * @returns {T}
 */
export function recall(name, allowed, otherwise) {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
    return allowed.includes(found) ? found : otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} name
 * @param {string | boolean} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing shows its defaults next time.
  }
}
