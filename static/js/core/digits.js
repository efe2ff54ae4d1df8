/**
 * One number as people read it: three significant digits, whole numbers below a million in full, a power
 * of ten from a million up and below 0.0001. Python has the same in engine/notation/numbers.py; both are held to
 * tests/data/format.json. What may be an array, too, is written by format.js.
 *
 * @typedef {import("./types.js").Wire} Wire
 */

const MINUS = "\u2212";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * @typedef {{sign: "" | "-", word: "" | "undefined" | "infinity", digits: string, power: number | null}} Parts
 * @param {number} value
 * @returns {Parts}
 */
function parts(value) {
  if (Number.isNaN(value)) return { sign: "", word: "undefined", digits: "", power: null };
  const size = Math.abs(value);
  const sign = value < 0 ? "-" : "";
  if (size === Infinity) return { sign, word: "infinity", digits: "", power: null };
  if (size === 0) return { sign: "", word: "", digits: "0", power: null };
  if (Number.isInteger(size) && size < 1e6) return { sign, word: "", digits: String(size), power: null };
  const [mantissa, exponent] = size.toExponential(2).split("e");
  const power = Number(exponent);
  if (power >= 6 || power < -4) return { sign, word: "", digits: String(Number(mantissa)), power };
  return { sign, word: "", digits: String(Number(size.toPrecision(3))), power: null };
}

/**
 * The number that the digits shown stand for.
 * @param {number} value
 * @returns {number}
 */
export function shown(value) {
  const { word, sign, digits, power } = parts(value);
  return word ? value : Number(sign + digits + (power === null ? "" : `e${power}`));
}

/**
 * The number that came over the wire; an array is none.
 * @param {import("./types.js").Sent} wire
 * @returns {number}
 */
export function numberOf(wire) {
  return typeof wire === "number" ? wire : Number(wire ?? NaN);
}

/**
 * @param {Wire} wire
 * @returns {string}
 */
export function asText(wire) {
  const { sign, word, digits, power } = parts(numberOf(wire));
  const minus = sign && MINUS;
  if (word) return word === "undefined" ? word : `${minus}∞`;
  return minus + digits + (power === null ? "" : `×10${raised(power)}`);
}

/**
 * @param {number} power
 * @returns {string}
 */
function raised(power) {
  const digits = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return (power < 0 ? "⁻" : "") + digits;
}

/**
 * All of a number that is shown rounded.
 * @param {Wire} wire
 * @returns {string} nothing when it is shown whole
 */
export function inFull(wire) {
  const value = numberOf(wire);
  const [digits, power] = String(Math.abs(value)).split("e");
  const full = (value < 0 ? MINUS : "") + digits + (power ? `×10${raised(Number(power))}` : "");
  return !Number.isFinite(value) || full === asText(wire) ? "" : full;
}

/**
 * @param {Wire} wire
 * @returns {string}
 */
export function asLatex(wire) {
  const { sign, word, digits, power } = parts(numberOf(wire));
  if (word) return word === "undefined" ? "\\text{undefined}" : `${sign}\\infty`;
  return sign + digits + (power === null ? "" : ` \\cdot 10^{${power}}`);
}

/**
 * @param {Wire} wire
 * @returns {string}
 */
export function asSpoken(wire) {
  const { sign, word, digits, power } = parts(numberOf(wire));
  const minus = sign ? "minus " : "";
  if (word) return minus + word;
  if (power === null) return minus + digits;
  return `${minus}${digits} times 10 to the ${power < 0 ? "minus " : ""}${Math.abs(power)}`;
}

/**
 * Whether what the digits shown give may be called equal to a result: the same digits, none hidden. A short whole
 * number that stands for one that is not whole hides what matters: 1 + 0.00248 ≈ 1.
 * @param {Wire} found
 * @param {Wire} result
 */
export function readsAlike(found, result) {
  const value = numberOf(result);
  const { digits, power, word } = parts(value);
  const hides = !word && power === null && !digits.includes(".") && digits.length < 3 && Number(digits) !== Math.abs(value);
  return asText(found) === asText(result) && !hides;
}

/**
 * Whether the digits shown hide a power of ten.
 * @param {Wire} wire
 */
export function hasPower(wire) {
  return parts(numberOf(wire)).power !== null;
}
