/**
 * Values of inputs as they are given: a number, or the numbers of an array as nested lists.
 *
 * @typedef {number | Given[]} Given
 * @typedef {Record<string, Given>} Inputs by name
 */
import { numberOf } from "./format.js";

/**
 * @param {import("./types.js").Value} value as it travels
 * @returns {Given}
 */
export function givenOf(value) {
  return Array.isArray(value) ? value.map(givenOf) : numberOf(value);
}

/** What a value is as one number. @param {Given} given */
export const alone = (given) => (typeof given === "number" ? given : NaN);

/**
 * Whether two are the same numbers.
 * @param {Given} one
 * @param {Given} other
 */
export function isSame(one, other) {
  return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
}

/**
 * An array with another number in one of its places.
 * @param {Given} array
 * @param {readonly number[]} place an index for each axis
 * @param {number} value
 * @returns {Given}
 */
export function replaced(array, [at, ...rest], value) {
  return Array.isArray(array) && at !== undefined ? array.map((one, i) => (i === at ? replaced(one, rest, value) : one)) : value;
}

/**
 * As a link has it: in an array ; parts what , would, since that parts inputs.
 * @param {Given} value
 */
export function written(value) {
  return JSON.stringify(value).replaceAll(",", ";");
}

/**
 * @param {string} text
 * @returns {Given | null} null where it is none
 */
export function readGiven(text) {
  if (!text.startsWith("[")) return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
  try {
    const found = JSON.parse(text.replaceAll(";", ","));
    return isRectangle(found) ? found : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {value is Given} whether it is a finite number, or rows of the same shape */
function isRectangle(value) {
  if (!Array.isArray(value)) return typeof value === "number" && Number.isFinite(value);
  return value.length > 0 && value.every(isRectangle) && new Set(value.map((row) => JSON.stringify(shapeOf(row)))).size === 1;
}

/**
 * @param {Given} value
 * @returns {number[]}
 */
export function shapeOf(value) {
  return Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : [];
}
