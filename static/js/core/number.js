/**
 * Numbers as people type them into a field: `-1/4`, `0,5`, `−2`, `1e3`.
 */

const NUMBER = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[-+]?\d+)?$/i;

/**
 * @param {string} typed
 * @returns {number | null} null when it is not a number yet
 */
export function parseNumber(typed) {
  const text = typed.trim().replace(/\u2212/g, "-").replace(/\s/g, "");
  const [above, below, ...rest] = text.split("/");
  if (rest.length || !NUMBER.test(above) || (below !== undefined && !NUMBER.test(below))) return null;
  const value = decimal(above) / (below === undefined ? 1 : decimal(below));
  return Number.isFinite(value) ? value : null;
}

/**
 * The number in full, as a field shows it.
 * @param {number} value
 */
export function fieldText(value) {
  return String(value === 0 ? 0 : value).replace(/-/g, "\u2212");
}

/**
 * How far a slider must reach to hold a value: 5, 10, 20, 50, 100 …
 * @param {number} value
 */
export function sliderReach(value) {
  const size = Math.abs(value);
  if (size <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(size));
  return [1, 2, 5, 10].map((factor) => factor * power).find((reach) => reach >= size) ?? 10 * power;
}

/** @param {string} text */
function decimal(text) {
  return Number(text.replace(",", "."));
}
