/**
 * The lines of a network and where their weights stand on them: where they cover no unit, no other weight, and as few other
 * lines as can be.
 *
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./route.js").Route} Route
 * @typedef {import("./types.js").Point} Point
 * @typedef {{weight: number, from: number | null, to: number, at: Point, route: Route, way: Route}} Line a weight on the way from a
 *   unit, null for the one that is always 1: where it stands; `route` runs from there, `way` from the unit
 */
import { around } from "./around.js";
import { overlap } from "./label.js";

/** Places tried on a line, as parts of it. */
const TRIED = Object.freeze([0.34, 0.3, 0.38, 0.26, 0.42, 0.46, 0.22, 0.5, 0.55, 0.6, 0.18, 0.65, 0.7, 0.75]);
/** To lie on another weight is worst, on a node bad, to cover another line no more than unpleasant. */
const COST = Object.freeze({ weight: 100, node: 40, line: 3, later: 0.2 });
/** What stays free around a weight. */
const AIR = 4;
/** Of more lines than these weights are shown one by one. */
const MOST = 120;

/**
 * @param {import("./types.js").Network} network
 * @param {object} on
 * @param {ReadonlyMap<number, Point>} on.nodes
 * @param {Point[]} on.units
 * @param {import("./fitted.js").Sizes} on.sizes
 * @param {import("./measure.js").Measures} on.measured
 * @param {{width: number, height: number}} on.label a weight's size
 * @param {import("./types.js").Flow} on.flow
 * @returns {{lines: Line[], quiet: boolean}}
 */
export function labelled({ units, lines }, { nodes, units: places, sizes, measured, label, flow }) {
  const round = measured.size.input;
  const ends = lines.map(({ weight, start, end }) => {
    const to = /** @type {number} */ (units[end].total ?? units[end].node);
    const from = units[start].node;
    const a = { ...places[start], r: (from === null ? round * 0.73 : round) / 2 };
    const b = { .../** @type {Point} */ (nodes.get(to)), r: (sizes.get(to)?.width ?? round) / 2 };
    return { weight, from, to, a, b };
  });
  const obstacles = [...nodes].map(([id, at]) => around({ ...at, .../** @type {{width: number, height: number}} */ (sizes.get(id)), lane: 0 }, flow, measured));
  const bare = places.filter((_, i) => units[i].node === null).map((at) => around({ ...at, width: round * 0.73, height: round * 0.73, lane: 0 }, flow, measured));
  const few = lines.length <= MOST;
  let crowded = false;
  /** @type {Box[]} */
  const taken = [];
  const found = ends.map((line) => {
    /** @param {number} t */
    const boxAt = (t) => {
      const { x, y } = between(line, t);
      return { x: x - label.width / 2 - AIR, y: y - label.height / 2 - AIR, width: label.width + 2 * AIR, height: label.height + 2 * AIR };
    };
    const costs = few ? TRIED.map((t, nth) => cost(boxAt(t), nth)) : [0];
    /** @param {Box} box @param {number} nth */
    function cost(box, nth) {
      const over = taken.filter((other) => overlap(box, other)).length * COST.weight;
      const nodesUnder = [...obstacles, ...bare].filter((other) => overlap(box, other)).length * COST.node;
      const crossed = ends.filter((other) => other !== line && meets(other, box)).length * COST.line;
      return over + nodesUnder + crossed + nth * COST.later;
    }
    const least = Math.min(...costs);
    if (least >= COST.node) crowded = true;
    const t = TRIED[costs.indexOf(least)];
    taken.push(boxAt(t));
    return { weight: line.weight, from: line.from, to: line.to, at: between(line, t), route: routeOf(line, t), way: routeOf(line, 0) };
  });
  return { lines: found, quiet: crowded || !few };
}

/**
 * @typedef {{a: Point & {r: number}, b: Point & {r: number}}} Ends
 * @param {Ends} line
 * @param {number} t
 * @returns {Point}
 */
function between({ a, b }, t) {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const share = (a.r + (length - a.r - b.r) * t) / length;
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/**
 * @param {Ends} line
 * @param {number} from as a part of it, where what runs along it starts
 * @returns {Route}
 */
function routeOf(line, from) {
  const [start, end] = [between(line, 0), between(line, 1)];
  return {
    d: `M${start.x},${start.y}L${end.x},${end.y}`,
    box: { x: Math.min(start.x, end.x), y: Math.min(start.y, end.y), width: Math.abs(end.x - start.x), height: Math.abs(end.y - start.y) },
    at: (t) => between(line, from + (1 - from) * t),
  };
}

/**
 * Whether a line runs through a box.
 * @param {Ends} line
 * @param {Box} box
 */
function meets({ a, b }, box) {
  let [low, high] = [0, 1];
  for (const [axis, size] of /** @type {const} */ ([["x", "width"], ["y", "height"]])) {
    const way = b[axis] - a[axis];
    const [near, far] = [box[axis] - a[axis], box[axis] + box[size] - a[axis]];
    if (way === 0) {
      if (near > 0 || far < 0) return false;
      continue;
    }
    low = Math.max(low, Math.min(near / way, far / way));
    high = Math.min(high, Math.max(near / way, far / way));
  }
  return low <= high;
}
