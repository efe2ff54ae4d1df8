/**
 * What a network says at every point of the plane, or along the line, that its examples lie on.
 *
 * @typedef {import("./reducers/training.js").Plan} Plan
 * @typedef {import("./training.js").Look} Look
 * @typedef {{low: number, high: number}} Range
 * @typedef {object} Ground
 * @property {Range[]} features how far one looks along each
 * @property {Range} output what is drawn from white to full
 * @property {number} middle where one label gives way to the other
 */

/** What is free around the examples, as a part of how far they reach. */
const AIR = 0.18;
/** Losses whose score decides at 0, and is looked at so far. */
const SCORES = Object.freeze({ signs: 1.5, bits: 3, shares: 3 });

/**
 * Whether examples lie on a plane, or along a line, and one number is said at each of its points.
 * @param {Pick<Plan, "learning" | "data">} plan
 */
export function isPlane({ learning, data: { features } }) {
  return features.length <= 2 && learning.columns.length === features.length + 1;
}

/**
 * @param {Plan} plan
 * @param {import("./listing.js").Labels} labels what the loss takes
 * @returns {Ground | null} null where there is no plane or line to look at
 */
export function groundOf({ rows, test, learning, data }, labels) {
  const features = data.features.length;
  if (!isPlane({ learning, data }) || !rows.length) return null;
  const all = [...rows, ...test];
  const ranges = Array.from({ length: features + 1 }, (_, i) => rangeOf(all.map((row) => row[i])));
  if (labels !== "numbers") return { features: ranges.slice(0, features), output: { low: -SCORES[labels], high: SCORES[labels] }, middle: 0 };
  const { low, high } = ranges[features];
  const air = data.classes.length ? 0 : (high - low) * AIR;
  return { features: ranges.slice(0, features).map(aired), output: { low: low - air, high: high + air }, middle: (low + high) / 2 };
}

/** @param {number[]} values @returns {Range} */
function rangeOf(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? { low, high } : { low: low - 1, high: high + 1 };
}

/** @param {Range} range */
function aired({ low, high }) {
  const air = (high - low) * AIR;
  return { low: low - air, high: high + air };
}

/**
 * The output at so many points a side, row by row from the top; the last column of the example counts for nothing.
 * @param {Look} look
 * @param {Ground} ground
 * @param {readonly number[]} parameters
 * @param {readonly number[]} free
 * @param {number} side
 */
export function planeOf(look, ground, parameters, free, side) {
  return planesOf(look, ground, parameters, free, side, [1])[0];
}

/**
 * The same of several things that a look tells, by their places.
 * @param {Look} look
 * @param {Ground} ground
 * @param {readonly number[]} parameters
 * @param {readonly number[]} free
 * @param {number} side
 * @param {readonly number[]} places
 */
export function planesOf(look, { features: [across, up] }, parameters, free, side, places) {
  const all = places.map(() => new Float64Array(side * side));
  const row = [0, 0, 0];
  for (let j = 0; j < side; j++) {
    row[1] = up.high - ((j + 0.5) / side) * (up.high - up.low);
    for (let i = 0; i < side; i++) {
      row[0] = across.low + ((i + 0.5) / side) * (across.high - across.low);
      const told = look(row, parameters, free);
      for (let of = 0; of < places.length; of++) all[of][j * side + i] = told[places[of]];
    }
  }
  return all;
}

/**
 * The output along one feature.
 * @param {Look} look
 * @param {Ground} ground
 * @param {readonly number[]} parameters
 * @param {readonly number[]} free
 * @param {number} points
 * @returns {[number, number][]}
 */
export function lineOf(look, { features: [across] }, parameters, free, points) {
  return Array.from({ length: points + 1 }, (_, i) => {
    const x = across.low + (i / points) * (across.high - across.low);
    return [x, look([x, 0], parameters, free)[1]];
  });
}

/**
 * Which band of so many a number is in, from 0: the first one, too, where all are the same, or what is there is no number.
 * @param {number} value
 * @param {Range} range
 * @param {number} bands
 */
export function bandOf(value, { low, high }, bands) {
  const band = Math.floor(((value - low) / (high - low)) * bands);
  return band > 0 ? Math.min(bands - 1, band) : 0;
}

/**
 * The features at a place of the plane, as they were before they were scaled, as fine as one can point.
 * @param {Ground} ground
 * @param {readonly {shift: number, by: number}[]} scales
 * @param {readonly [number, number]} part how far across and up, from 0 to 1
 */
export function featuresAt({ features }, scales, part) {
  return features.map(({ low, high }, i) => {
    const { shift, by } = scales[i];
    const fine = 10 ** Math.floor(Math.log10(((high - low) * by) / 50));
    return Number((Math.round(((low + part[i] * (high - low)) * by + shift) / fine) * fine).toPrecision(9));
  });
}

/**
 * The first and the last number within a range that is short to write.
 * @param {Range} range
 * @returns {[number, number]}
 */
export function endsOf({ low, high }) {
  const fine = 10 ** Math.floor(Math.log10((high - low) / 5));
  /** @param {number} count */
  const short = (count) => Number((count * fine).toPrecision(9)) || 0;
  return [short(Math.ceil(low / fine)), short(Math.floor(high / fine))];
}
