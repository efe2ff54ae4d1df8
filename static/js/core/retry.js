/** When to ask a server again that did not answer. */

const DELAYS = Object.freeze([1000, 2000, 4000, 8000, 15000]);
/** Longer than that no class waits without a sign. */
const LONGEST_S = 60;

/**
 * How long to leave a server alone: ever longer, and never less than it asked for.
 * @param {number} tries how often it was asked in vain before
 * @param {number | null} seconds what the server itself asked for
 * @param {number} chance from 0 to 1: three hundred pages that lost one server do not come back in one moment
 * @returns {number} milliseconds
 */
export function retryIn(tries, seconds, chance) {
  const least = Math.max(DELAYS[Math.min(tries, DELAYS.length - 1)], (seconds ?? 0) * 1000);
  return Math.round(least * (1 + chance / 2));
}

/**
 * The seconds of a Retry-After header, which may be a date.
 * @param {string | null} header
 * @param {number} now milliseconds
 * @returns {number | null} null when it says nothing
 */
export function retryAfter(header, now) {
  if (!header) return null;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), LONGEST_S);
}
