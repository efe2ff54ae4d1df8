/**
 * A layout in which one part was opened or closed: its node and all others keep their places across the ranks, what comes
 * out of it is put between them, and an edge that would run into a node goes round it.
 *
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./tidy.js").Line} Line
 * @typedef {{y: number, id: number | null, line: Line | null}} Entry of a column: a node, or an edge that passes there
 */
import { ranks } from "./rank.js";
import { APART, SMALL, crossing, extentOf, middle } from "./tidy.js";

/** How far an edge that passes keeps off a node, as a part of what nodes keep off each other, and off another edge. */
const PASSING = Object.freeze({ node: 1, edge: 0.15 });
/** So far before and after a rank an edge that passes runs level, which is farther than a node reaches. */
const LEVEL = 0.27;
/** How often to look for edges that run into something. */
const LOOKS = 3;

/**
 * @param {Picture} picture
 * @param {Layout} before
 * @param {number} part its own node
 * @returns {Layout | null} null where some edge runs into a node all the same
 */
export function inPlace(picture, before, part) {
  if (picture.nodes.length > SMALL) return null;
  /** @type {Line[]} */
  let round = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const found = placed(picture, before, part, round);
    const hits = crossing(picture, found, before.flow);
    if (!hits.length) return { ...found, flow: before.flow, closed: picture.closed, apart: picture.apart, room: extentOf(found.nodes) };
    round = [...round, ...hits.filter(({ key }) => round.every((line) => line.key !== key))];
  }
  return null;
}

/**
 * @param {Picture} picture
 * @param {Layout} before
 * @param {number} part
 * @param {Line[]} round edges that go round what is in their way
 * @returns {{nodes: Layout["nodes"], routes: Layout["routes"], passes: Point[]}}
 */
function placed(picture, { nodes: stood, flow }, part, round) {
  const own = stood.get(part)?.y ?? 0;
  const least = Math.min(APART[flow], closest([...stood.values()]));
  const ranked = ranks(picture);
  const inputs = new Map(picture.nodes.map((node) => [node.id, node.inputs]));
  /** @type {Map<number, Point>} */
  const nodes = new Map();
  /** @type {Layout["routes"]} */
  const routes = new Map();
  /** @type {Point[]} */
  const passes = [];
  for (let x = 0; x <= Math.max(...ranked.values()); x += 1) {
    const here = picture.nodes.filter(({ id }) => ranked.get(id) === x);
    /** @type {Entry[]} */
    const column = here.map(({ id }) => ({ id, line: null, y: stood.get(id)?.y ?? middle(inputs.get(id) ?? [], nodes) ?? own }));
    for (const line of round) {
      const [from, to] = [ranked.get(line.from) ?? 0, ranked.get(line.to) ?? 0];
      if (from >= x || to <= x) continue;
      const [start, end] = [nodes.get(line.from)?.y ?? own, stood.get(line.to)?.y ?? own];
      column.push({ id: null, line, y: start + ((end - start) * (x - from)) / (to - from) });
    }
    column.sort((a, b) => a.y - b.y || (a.id ?? -1) - (b.id ?? -1));
    spaced(column, column.findIndex(({ id }) => id === part), least).forEach((y, i) => {
      const { id, line } = column[i];
      if (id !== null) nodes.set(id, { x, y });
      if (line) passes.push({ x, y });
      if (line) routes.set(line.key, [...(routes.get(line.key) ?? []), { x: x - LEVEL, y }, { x: x + LEVEL, y }]);
    });
  }
  return { nodes, routes, passes };
}

/**
 * Entries pushed apart: from the one that must stay, where it is among them; else their middle stays.
 * @param {Entry[]} column in order
 * @param {number} fixed −1 for none
 * @param {number} least between two nodes
 * @returns {number[]}
 */
function spaced(column, fixed, least) {
  const ys = column.map(({ y }) => y);
  /** @param {number} i the distance from the one before */
  const gap = (i) => least * (column[i].line && column[i - 1].line ? PASSING.edge : column[i].line || column[i - 1].line ? PASSING.node : 1);
  for (let i = Math.max(fixed, 0) + 1; i < ys.length; i += 1) ys[i] = Math.max(ys[i], ys[i - 1] + gap(i));
  for (let i = fixed; i > 0; i -= 1) ys[i - 1] = Math.min(ys[i - 1], ys[i] - gap(i));
  const drift = fixed < 0 ? ys.reduce((sum, y, i) => sum + y - column[i].y, 0) / ys.length : 0;
  return ys.map((y) => y - drift);
}

/**
 * How close two nodes of a rank stand.
 * @param {Point[]} points
 */
function closest(points) {
  const order = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  return Math.min(...order.slice(1).map((p, i) => (p.x === order[i].x ? p.y - order[i].y : Infinity)));
}
