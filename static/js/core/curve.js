/**
 * A curve and its tangent, in numbers: points, the range that shows them, ticks, and paths in px.
 *
 * @typedef {[number, number]} Pair x and y
 * @typedef {(value: number) => number} Scale from a number to px
 */

/** How many points a curve has: more look the same. */
const POINTS = 121;

/**
 * @param {(x: number) => number} of
 * @param {number} from
 * @param {number} to
 * @param {number} [count]
 * @returns {Pair[]}
 */
export function sampled(of, from, to, count = POINTS) {
  return Array.from({ length: count }, (_, i) => {
    const x = from + ((to - from) * i) / (count - 1);
    return [x, of(x)];
  });
}

/**
 * The range that shows most of the numbers, and all of those that must be seen; what shoots up at a pole is cut off.
 * @param {number[]} numbers
 * @param {number[]} seen
 * @returns {Pair}
 */
export function rangeOf(numbers, seen) {
  const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b);
  const must = seen.filter(Number.isFinite);
  if (!sorted.length && !must.length) return [-1, 1];
  const [low, high] = sorted.length ? [sorted[0], sorted[sorted.length - 1]] : [must[0], must[0]];
  const [first, last] = sorted.length ? [sorted[Math.floor(sorted.length * 0.1)], sorted[Math.ceil(sorted.length * 0.9) - 1]] : [low, high];
  const reach = 2 * (last - first);
  const bottom = Math.min(...must, reach > 0 ? Math.max(low, first - reach) : low);
  const top = Math.max(...must, reach > 0 ? Math.min(high, last + reach) : high);
  const pad = (top - bottom) * 0.06 || Math.max(1, Math.abs(top) * 0.1);
  return [bottom - pad, top + pad];
}

/**
 * Round numbers in a range, about that many.
 * @param {Pair} range
 * @param {number} count
 * @returns {number[]}
 */
export function ticks([low, high], count) {
  const rough = (high - low) / count;
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, i) => ((first + i) * step || 0));
}

/**
 * @param {Pair} from
 * @param {Pair} to
 * @returns {Scale}
 */
export function scaleOf([low, high], [start, end]) {
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

/**
 * A line through points; it is broken where there is no number, and where it leaps past the whole of what is shown.
 * @param {Pair[]} points
 * @param {Scale} toX
 * @param {Scale} toY
 * @param {Pair} within px that y may have: what lies farther out is drawn no farther
 */
export function pathOf(points, toX, toY, [top, bottom]) {
  const room = bottom - top;
  let path = "";
  let before = NaN;
  for (const [x, value] of points) {
    const y = toY(value);
    if (!Number.isFinite(y)) {
      before = NaN;
      continue;
    }
    const near = Math.min(bottom + room, Math.max(top - room, y));
    const leaps = Number.isNaN(before) || Math.abs(near - before) > 2 * room;
    path += `${leaps ? "M" : "L"}${toX(x).toFixed(2)},${near.toFixed(2)}`;
    before = near;
  }
  return path;
}
