/**
 * From a layout to the stage: stretch each axis so that the graph fills the room it has, with gaps that are neither
 * cramped nor lost; what is too large even then is scaled down as a whole.
 *
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 * @typedef {{nodes: Map<number, Point>, routes: Map<string, Point[]>, scale: number, left: number, top: number}} Spread
 */

/**
 * What stands around the outermost centres: half a node and its labels, and on the right the output's stub, which ends
 * `stub` from its node's centre.
 * @param {number} width the stage's
 */
export function margins(width) {
  const sides = width < NARROW ? { left: 66, right: 106, stub: 82 } : { left: 90, right: 148, stub: 100 };
  return { ...sides, top: 96, bottom: 104 };
}

const NARROW = 640;
const ALONG = Object.freeze({ least: 112, most: 176 });
const ACROSS = Object.freeze({ least: 128, most: 180 });

/**
 * @param {Layout} layout
 * @param {{width: number, height: number}} stage
 * @returns {Spread}
 */
export function spread(layout, stage) {
  const points = [...layout.nodes.values()];
  const margin = margins(stage.width);
  /** @param {number} shrunk */
  const axes = (shrunk) => ({
    x: axis(points.map((p) => p.x), gap(points, "x", "y"), ALONG, stage.width / shrunk - margin.left - margin.right, shrunk),
    y: axis(points.map((p) => p.y), gap(points, "y", "x"), ACROSS, stage.height / shrunk - margin.top - margin.bottom, shrunk),
  });
  /** @param {{x: {length: number}, y: {length: number}}} both */
  const fitting = ({ x, y }) => Math.min(1, stage.width / (x.length + margin.left + margin.right), stage.height / (y.length + margin.top + margin.bottom));
  // Where one axis forces the whole to be small, the other has room to spread.
  const { x, y } = axes(fitting(axes(1)));
  /** @param {Point} p @returns {Point} */
  const place = (p) => ({ x: round(x.map(p.x) + margin.left), y: round(y.map(p.y) + margin.top) });
  const width = x.length + margin.left + margin.right;
  const height = y.length + margin.top + margin.bottom;
  const scale = fitting({ x, y });
  return {
    nodes: new Map([...layout.nodes].map(([id, p]) => [id, place(p)])),
    routes: new Map([...layout.routes].map(([key, route]) => [key, route.map(place)])),
    scale,
    left: round((stage.width - width * scale) / 2),
    top: round((stage.height - height * scale) / 2),
  };
}

/**
 * @param {number[]} places
 * @param {number} closest
 * @param {{least: number, most: number}} gaps
 * @param {number} room
 * @param {number} scale by which the whole will be scaled
 */
function axis(places, closest, gaps, room, scale) {
  const low = Math.min(...places);
  const extent = Math.max(...places) - low;
  if (extent === 0 || !Number.isFinite(closest)) return { length: 0, map: () => 0 };
  const factor = Math.max(gaps.least / closest, Math.min(gaps.most / scale / closest, room / extent));
  return { length: extent * factor, map: (/** @type {number} */ at) => (at - low) * factor };
}

/**
 * The closest two nodes come along one axis: between columns, or within one.
 * @param {Point[]} points
 * @param {"x" | "y"} along
 * @param {"x" | "y"} across
 */
function gap(points, along, across) {
  const order = along === "x" ? [...points] : [...points].sort((a, b) => a[across] - b[across]);
  if (along === "x") order.sort((a, b) => a.x - b.x);
  else order.sort((a, b) => a.x - b.x || a.y - b.y);
  let least = Infinity;
  for (let i = 1; i < order.length; i += 1) {
    const same = Math.abs(order[i][across] - order[i - 1][across]) < 1;
    const distance = Math.abs(order[i][along] - order[i - 1][along]);
    if (distance > 1 && (along === "x" || same)) least = Math.min(least, distance);
  }
  if (Number.isFinite(least)) return least;
  const extent = Math.max(...points.map((p) => p[along])) - Math.min(...points.map((p) => p[along]));
  return extent > 0 ? extent : Infinity;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 2) / 2;
}
