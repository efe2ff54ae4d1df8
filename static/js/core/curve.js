/**
 * A curve and its tangent, in numbers: points, the range that shows them, ticks, and paths in px.
 *
 * @typedef {[number, number]} Pair x and y
 * @typedef {(value: number) => number} Scale from a number to px
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box in px
 * @typedef {object} Boxes where what stands on the card
 * @property {Box} plot
 * @property {Box | null} near the view from near; null where there is no room for it
 * @property {{width: number, height: number}} size
 * @property {number} letter how tall letters are
 * @property {number} dot a point's radius
 * @property {number} lines about so many are drawn across
 */

/** How many points a curve has: more look the same. */
const POINTS = 121;

/** @type {Boxes} */
const USUAL = Object.freeze({
  plot: { left: 48, top: 10, right: 240, bottom: 182 }, near: { left: 266, top: 10, right: 400, bottom: 158 },
  size: { width: 408, height: 210 }, letter: 13, dot: 5, lines: 4,
});
/** When presenting, on a screen of 540 lines: letters are as large as --text-2 has them, a corner is no wider. */
const PRESENTED = Object.freeze({ letter: 18, least: 23.4, plot: { width: 180, height: 96 }, near: { width: 128, gap: 20 }, dot: 5, lines: 3, corner: 160 });
/** How wide a letter is beside its height, roughly, and what is left and right of the picture on its card. */
const WIDTH = 0.62;
const SIDES = 80;

/**
 * @param {number | null} zoom how many times as large all is when presenting
 * @param {number} room the stage's width; 0 where there is no nudge to see from near
 * @param {boolean} beside whether a corner stands beside it
 * @param {string[]} ticks what stands left of the plot
 * @returns {Boxes}
 */
export function boxesOf(zoom, room, beside, ticks) {
  if (zoom === null) return USUAL;
  const letter = Math.max(PRESENTED.letter * zoom, PRESENTED.least);
  const left = letter * (0.8 + WIDTH * Math.max(2, ...ticks.map((text) => text.length)));
  const [width, height, wide, gap, corner] = [PRESENTED.plot.width, PRESENTED.plot.height, PRESENTED.near.width, PRESENTED.near.gap, beside ? PRESENTED.corner : 0].map((length) => length * zoom);
  const [top, right, bottom] = [letter * 0.4, left + width, letter * 0.4 + height];
  const near = right + gap + wide + corner + SIDES <= room ? { left: right + gap, top, right: right + gap + wide, bottom } : null;
  return {
    plot: { left, top, right, bottom }, near, letter, dot: PRESENTED.dot * zoom, lines: PRESENTED.lines,
    size: { width: near ? near.right + letter * 0.3 : right + letter * 0.6, height: bottom + letter * 1.7 },
  };
}

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
