/**
 * The lines of a network and where their weights stand on them: where they cover no unit, no other weight, and as few other
 * lines as can be.
 *
 * @typedef {import("./route.js").Box} Box
 * @typedef {import("./route.js").Route} Route
 * @typedef {import("./types.js").Point} Point
 * @typedef {{weight: number, from: number | null, to: number, at: Point, route: Route, way: Route}} Line a weight on the way from a
 *   unit, null for the one that is always 1: where it stands; `route` runs from there, `way` from the unit
 * @typedef {{a: Point & {r: number}, b: Point & {r: number}}} Ends
 */
import { overlap } from "./label.js";
import { spotsOf, textWidth } from "./measure.js";

/** Places tried on a line, as parts of it: a third of the way first, then farther and farther from there. */
const TRIED = Object.freeze(Array.from({ length: 31 }, (_, i) => Math.round(100 * (0.36 + (i % 2 ? 1 : -1) * Math.ceil(i / 2) * 0.025)) / 100).filter((t) => t > 0.05 && t < 0.8));
/** As far along its line a weight may stand that is shown alone: what comes along the line stops behind it. */
const HALF = 0.45;
/** To lie on another weight is worst, on a node bad, to cover another line no more than unpleasant; from where on it is too much. */
const COST = Object.freeze({ weight: 300, node: 200, line: 3, later: 0.2, most: 2 });
/** What stays free around a weight. */
const AIR = 3;
/** Of more lines than these weights are shown one by one. */
const MOST = 120;
/** Of so many it does not matter where each stands: a look at all pairs would take its time. */
const NOTHING = Object.freeze({ bad: 0, worse: 0 });
/** A weight that is not shown is a point on its line. */
export const POINT = 16;
/** As long as a value and a gradient usually are. */
const [VALUE, GRADIENT] = ["−0.401", "−0.0208"];

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
export function labelled({ units, lines }, { nodes, units: ways, sizes, measured, label, flow }) {
  const { input: round, constant } = measured.size;
  const ends = lines.map(({ weight, start, end }) => {
    const to = /** @type {number} */ (units[end].total ?? units[end].node);
    const from = units[start].node;
    const a = { ...ways[start], r: (from === null ? constant : round) / 2 };
    const b = { .../** @type {Point} */ (nodes.get(to)), r: (sizes.get(to)?.width ?? round) / 2 };
    return { weight, from, to, a, b };
  });
  const totals = new Set(units.flatMap(({ total }) => total ?? []));
  // Inputs, and what is always 1, get no gradient: there is nothing under them.
  const inputs = new Set(units.flatMap(({ column, node }) => (column === 0 && node !== null ? [node] : [])));
  const obstacles = [
    ...[...nodes].flatMap(([id, at]) => boxesOf({ ...at, .../** @type {{width: number, height: number}} */ (sizes.get(id)), kind: totals.has(id) ? "total" : "unit" }, !inputs.has(id), flow, measured)),
    ...ways.filter((_, i) => units[i].node === null).flatMap((at) => boxesOf({ ...at, width: constant, height: constant, kind: "constant" }, false, flow, measured)),
  ];
  const crossed = (/** @type {Ends} */ line, /** @type {Box} */ box) => ends.filter((other) => other !== line && meets(other, box)).length * COST.line;
  const onNodes = (/** @type {Box} */ box) => covered(box, obstacles) * COST.node;
  const many = lines.length > MOST;
  const together = placed(many ? [] : ends, label, TRIED, (line, box, taken) => ({ bad: covered(box, taken) * COST.weight + onNodes(box), worse: crossed(line, box) }));
  const quiet = many || together.worst > COST.most;
  const alone = quiet ? placed(ends, { width: POINT, height: POINT }, TRIED.filter((t) => t < HALF), (line, box, taken) => (many ? NOTHING : { bad: covered(box, taken) * COST.weight, worse: onNodes(boxAt(box, label)) })) : together;
  return {
    lines: ends.map((line, i) => ({ weight: line.weight, from: line.from, to: line.to, at: between(line, alone.places[i]), route: routeOf(line, alone.places[i]), way: routeOf(line, 0) })),
    quiet,
  };
}

/**
 * One after the other, each where it is best beside those that stand already.
 * @template {Ends} Line
 * @param {Line[]} lines
 * @param {{width: number, height: number}} size
 * @param {readonly number[]} tried
 * @param {(line: Line, box: Box, taken: Box[]) => {bad: number, worse: number}} cost bad: what must not be; worse: what should not
 */
function placed(lines, size, tried, cost) {
  /** @type {Box[]} */
  const taken = [];
  let worst = 0;
  const places = lines.map((line) => {
    const costs = tried.map((t, nth) => {
      const { bad, worse } = cost(line, boxAt(between(line, t), size), taken);
      return { t, bad, all: bad + worse + nth * COST.later };
    });
    const best = costs.reduce((one, other) => (other.all < one.all ? other : one));
    worst = Math.max(worst, best.bad);
    taken.push(boxAt(between(line, best.t), size));
    return best.t;
  });
  return { places, worst };
}

/**
 * @param {Point & Partial<Box>} at its middle, or a box with the same
 * @param {{width: number, height: number}} size
 * @returns {Box}
 */
function boxAt({ x, y, width: wide = 0, height: tall = 0 }, { width, height }) {
  return { x: x + wide / 2 - width / 2 - AIR, y: y + tall / 2 - height / 2 - AIR, width: width + 2 * AIR, height: height + 2 * AIR };
}

/**
 * A node, its value, and its gradient where it gets one.
 * @param {{x: number, y: number, width: number, height: number, kind: "unit" | "total" | "constant"}} place
 * @param {boolean} gets
 * @param {import("./types.js").Flow} flow
 * @param {import("./measure.js").Measures} measured
 * @returns {Box[]}
 */
function boxesOf(place, gets, flow, measured) {
  const { x, y, width, height } = place;
  const { value, gradient } = spotsOf({ ...place, lane: 0 }, flow, measured);
  /** @param {import("./measure.js").Spot} spot @param {string} text */
  const number = (spot, text) => {
    const wide = textWidth(text, spot.letters);
    return { x: x + spot.x - (spot.start ? 0 : wide / 2), y: y + spot.y - spot.letters, width: wide, height: spot.letters * 1.25 };
  };
  return [{ x: x - width / 2, y: y - height / 2, width, height }, number(value, gets ? VALUE : "−0.4"), ...(gets ? [number(gradient, GRADIENT)] : [])];
}

/**
 * How much of a box others cover.
 * @param {Box} box
 * @param {Box[]} others
 */
function covered(box, others) {
  return others.reduce((sum, other) => {
    if (!overlap(box, other)) return sum;
    const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
    const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
    return sum + (width * height) / (box.width * box.height);
  }, 0);
}

/**
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
