/**
 * How an edge runs from one node to the next: one smooth cubic, or, where that would cross a node, along way-points.
 *
 * @typedef {import("./types.js").Point} Point
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 * @typedef {{d: string, at: (t: number) => Point}} Route
 */

/**
 * @param {Point} from where it leaves
 * @param {Point} to where it arrives
 * @param {Point[]} way way-points, of which those between the two ends may be used
 * @param {Box[] | null} obstacles null: too many to look at, follow the way-points
 * @returns {Route}
 */
export function route(from, to, way, obstacles) {
  const straight = through([from, to]);
  if (obstacles && !hits(straight, obstacles)) return straight;
  const between = way.filter((p) => p.x > from.x + 30 && p.x < to.x - 30);
  return between.length ? through([from, ...between, to]) : straight;
}

/**
 * A chain of cubics, each leaving and arriving along the ranks.
 * @param {Point[]} knots
 * @returns {Route}
 */
function through(knots) {
  const parts = knots.slice(1).map((end, i) => cubic(knots[i], end));
  const d = `M${knots[0].x},${knots[0].y}` + parts.map((part) => part.d).join("");
  return {
    d,
    at: (t) => {
      const place = Math.min(t * parts.length, parts.length - 1e-9);
      return parts[Math.floor(place)].at(place % 1);
    },
  };
}

/**
 * @param {Point} a
 * @param {Point} b
 * @returns {Route}
 */
function cubic(a, b) {
  const middle = (a.x + b.x) / 2;
  return {
    d: `C${middle},${a.y} ${middle},${b.y} ${b.x},${b.y}`,
    at: (t) => {
      const s = 1 - t;
      const weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      return {
        x: weights[0] * a.x + (weights[1] + weights[2]) * middle + weights[3] * b.x,
        y: (weights[0] + weights[1]) * a.y + (weights[2] + weights[3]) * b.y,
      };
    },
  };
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
