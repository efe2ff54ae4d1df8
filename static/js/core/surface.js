/**
 * The true mean loss of all examples over two of the weights, the others as they are, or over a plane through weight space, and
 * the way a run took over it.
 *
 * @typedef {import("./curve.js").Pair} Pair
 * @typedef {import("./plane.js").Range} Range
 * @typedef {{across: Range, up: Range}} Bounds how far one looks along each of the two
 * @typedef {object} Over what one looks over
 * @property {string} key with another one the picture is another
 * @property {(point: readonly number[]) => Pair} at where weights are
 * @property {(into: Float64Array, across: number, up: number) => void} set the weights that are there
 * @typedef {object} Asked
 * @property {import("./training.js").Look} look
 * @property {readonly number[][]} rows
 * @property {readonly number[]} parameters
 * @property {readonly number[]} free
 * @property {Over} over
 * @property {Bounds} bounds
 */
import { ticks } from "./curve.js";

/** So many points a side, the corners included. */
export const SIDE = 41;
/** What is free around the way, as a part of how far it reaches; and the least that is looked at. */
const AIR = 0.3;
const LEAST = 2;
/** How fine bounds are: a way that grows a little leaves them. */
const TICKS = 8;

/**
 * Which two weights one looks at: those that were chosen, where the network has them, or else the first two of its last layer.
 * @param {readonly string[]} parameters
 * @param {readonly string[] | null} chosen
 * @param {import("./types.js").Trace} trace
 * @returns {Pair | null} their places; null where there are no two
 */
export function weightsOf(parameters, chosen, trace) {
  const asked = (chosen ?? []).map((name) => parameters.indexOf(name));
  if (asked.length === 2 && asked.every((at) => at >= 0)) return [asked[0], asked[1]];
  const { units = [], lines = [] } = trace.network ?? {};
  const last = Math.max(...units.map(({ column }) => column));
  const outer = new Set(lines.filter(({ end }) => units[end].column === last).map(({ weight }) => trace.graph.inputs.find(({ node }) => node === weight)?.name));
  const [first, second] = [...parameters.filter((name) => outer.has(name)), ...parameters].filter((name, i, all) => all.indexOf(name) === i).map((name) => parameters.indexOf(name));
  return second === undefined ? null : [first, second];
}

/**
 * Two of the parameters, by their places.
 * @param {Pair} places
 * @returns {Over}
 */
export function overWeights([first, second]) {
  return {
    key: `${first} ${second}`,
    at: (point) => [point[first], point[second]],
    set(into, across, up) {
      into[first] = across;
      into[second] = up;
    },
  };
}

/**
 * The square around a way: as far across as up, so that what is steep looks steep.
 * @param {readonly Pair[]} way
 * @returns {Bounds}
 */
export function boundsOf(way) {
  const ranges = [0, 1].map((i) => way.map((point) => point[i]).filter(Number.isFinite)).map((values) => (values.length ? [Math.min(...values), Math.max(...values)] : [0, 0]));
  const span = Math.max(LEAST, ...ranges.map(([low, high]) => (high - low) * (1 + 2 * AIR)));
  const [first, second] = ticks([0, span], TICKS);
  const step = second - first;
  const count = Math.ceil(span / step) + 1;
  const [across, up] = ranges.map(([low, high]) => {
    const from = Math.round((low + high) / 2 / step - count / 2) * step;
    return { low: from, high: from + count * step };
  });
  return { across, up };
}

/**
 * The mean loss row by row from the top; it pauses after each point.
 * @param {Asked} asked
 * @param {number} [side]
 * @returns {Generator<undefined, Float64Array, undefined>}
 */
export function* surfaceOf({ look, rows, parameters, free, over, bounds: { across, up } }, side = SIDE) {
  const out = new Float64Array(side * side);
  const at = Float64Array.from(parameters);
  for (let place = 0; place < out.length; place++) {
    over.set(at, across.low + ((place % side) / (side - 1)) * (across.high - across.low), up.high - (Math.floor(place / side) / (side - 1)) * (up.high - up.low));
    let sum = 0;
    for (const row of rows) sum += look(row, at, free)[0];
    out[place] = sum / rows.length;
    yield;
  }
  return out;
}

/**
 * So many times as fine: between four points it is as flat as can be.
 * @param {Float64Array} values of a square
 * @param {number} times
 * @returns {Float64Array}
 */
export function refined(values, times) {
  const side = Math.sqrt(values.length);
  const fine = (side - 1) * times + 1;
  const out = new Float64Array(fine * fine);
  for (let row = 0; row < fine; row++) {
    const j = Math.min(side - 2, Math.floor(row / times));
    const t = row / times - j;
    for (let column = 0; column < fine; column++) {
      const i = Math.min(side - 2, Math.floor(column / times));
      const s = column / times - i;
      const at = j * side + i;
      out[row * fine + column] = (values[at] * (1 - s) + values[at + 1] * s) * (1 - t) + (values[at + side] * (1 - s) + values[at + side + 1] * s) * t;
    }
  }
  return out;
}

/**
 * How high a loss is between the least and the most, from 0 to 1: by its square root, so that a bowl has its rings evenly, or by
 * a higher one, so that low valleys are told apart.
 * @param {Range} range
 * @param {number} [root]
 * @returns {(loss: number) => number}
 */
export function heightOf({ low, high }, root = 2) {
  return (loss) => (Number.isFinite(loss) && high > low ? Math.min(1, Math.max(0, (loss - low) / (high - low))) ** (1 / root) : Number.isFinite(loss) ? 0 : 1);
}

/** The least and the most of what is finite. @param {Float64Array} values @returns {Range} */
export function reachOf(values) {
  const finite = values.filter(Number.isFinite);
  return finite.length ? { low: finite.reduce((a, b) => Math.min(a, b)), high: finite.reduce((a, b) => Math.max(a, b)) } : { low: 0, high: 0 };
}
