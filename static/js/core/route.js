/**
 * How an edge runs from one node to the next: one smooth cubic, or, where that would cross a node, along way-points.
 *
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Point} Point
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 * @typedef {{d: string, at: (t: number) => Point, box?: Box, rest?: number, ways?: readonly Route[]}} Route `ways`: all that run
 *   together, where it is several; `box`: all of it lies in there; `rest`: where on the
 *   way what runs along it rests, and its label stands, where that is not half way
 */

/** Half of what a dot and a label take along an edge; among so many places on the way one is chosen. */
const [CLEAR, WAY] = [18, 40];

/**
 * @param {Point} from where it leaves
 * @param {Point} to where it arrives
 * @param {Point[]} way way-points, of which those between the two ends may be used
 * @param {Box[] | null} obstacles null: too many to look at, follow the way-points
 * @param {Flow} [flow]
 * @returns {Route}
 */
export function route(from, to, way, obstacles, flow = "right") {
  const straight = through([from, to], flow);
  if (obstacles && !hits(straight, obstacles)) return straight;
  const between = way.filter((p) => (flow === "right" ? p.x > from.x + 30 && p.x < to.x - 30 : p.y < from.y - 30 && p.y > to.y + 30));
  return between.length ? through([from, ...between, to], flow) : straight;
}

/**
 * A chain of cubics, each leaving and arriving along the ranks.
 * @param {Point[]} knots
 * @param {Flow} flow
 * @returns {Route}
 */
function through(knots, flow) {
  const parts = knots.slice(1).map((end, i) => cubic(knots[i], end, flow));
  const d = `M${knots[0].x},${knots[0].y}` + parts.map((part) => part.d).join("");
  const [xs, ys] = [knots.map(({ x }) => x), knots.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return {
    d,
    box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y },
    at: (t) => {
      const place = Math.min(t * parts.length, parts.length - 1e-9);
      return parts[Math.floor(place)].at(place % 1);
    },
  };
}

/**
 * @param {Point} a
 * @param {Point} b
 * @param {Flow} flow
 * @returns {Route}
 */
function cubic(a, b, flow) {
  const half = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const [c, e] = flow === "right" ? [{ x: half.x, y: a.y }, { x: half.x, y: b.y }] : [{ x: a.x, y: half.y }, { x: b.x, y: half.y }];
  return {
    d: `C${c.x},${c.y} ${e.x},${e.y} ${b.x},${b.y}`,
    at: (t) => {
      const s = 1 - t;
      const [p, q, r, w] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      return { x: p * a.x + q * c.x + r * e.x + w * b.x, y: p * a.y + q * c.y + r * e.y + w * b.y };
    },
  };
}

/**
 * Each of the ways that an edge is, with what runs along it at rest abreast.
 * @param {Route} route
 * @returns {readonly Route[]}
 */
export function waysOf(route) {
  return route.ways?.map((way) => ({ ...way, rest: restOf(route) })) ?? [route];
}

/** Where what runs along an edge rests. @param {Route} route */
export function restOf({ rest = 0.5 }) {
  return rest;
}

/**
 * Where on the way it is off both of its ends and what stands at them; half way, if it can be.
 * @param {Route} route from left to right
 * @param {Box} from what stands where it leaves
 * @param {Box} to what stands where it arrives
 * @returns {Route}
 */
export function resting(route, from, to) {
  const [left, right] = [from.x + from.width, to.x];
  const half = route.at(0.5).x;
  if (half > left + CLEAR && half < right - CLEAR) return route;
  const middle = (left + right) / 2;
  const way = Array.from({ length: WAY - 1 }, (_, i) => (i + 1) / WAY);
  const far = (/** @type {number} */ t) => Math.abs(route.at(t).x - middle);
  return { ...route, rest: way.reduce((best, t) => (far(t) < far(best) ? t : best), 0.5) };
}

/**
 * @param {Route} candidate
 * @param {Box[]} obstacles
 */
function hits(candidate, obstacles) {
  return samples(candidate, 32).some((p) => obstacles.some((box) => contains(box, p)));
}

/**
 * @param {Route} line
 * @param {number} count
 * @returns {Point[]}
 */
export function samples(line, count) {
  return Array.from({ length: count + 1 }, (_, i) => line.at(i / count));
}

/**
 * @param {Box} box
 * @param {Point} p
 */
export function contains(box, p) {
  return p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height;
}
