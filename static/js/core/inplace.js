/**
 * A layout in which one part was opened or closed: its node and all others keep their places across the ranks, and what
 * comes out of it is put between them. It is taken only where no edge then runs into a node.
 *
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./picture.js").Picture} Picture
 */
import { ranks } from "./rank.js";
import { APART, SMALL, extentOf, isClear, middle, spacedApart } from "./tidy.js";

/**
 * @param {Picture} picture
 * @param {Layout} before
 * @param {number} part its own node
 * @returns {Layout | null}
 */
export function inPlace(picture, { nodes: stood, flow }, part) {
  if (picture.nodes.length > SMALL) return null;
  const own = stood.get(part);
  const apart = Math.min(APART[flow], closest([...stood.values()]));
  /** @type {Map<number, number[]>} */
  const columns = new Map();
  for (const [id, rank] of ranks(picture)) columns.set(rank, [...(columns.get(rank) ?? []), id]);
  const inputs = new Map(picture.nodes.map((node) => [node.id, node.inputs]));
  /** @type {Map<number, Point>} */
  const nodes = new Map();
  for (const x of [...columns.keys()].sort((a, b) => a - b)) {
    const wished = (columns.get(x) ?? []).map((id) => ({ id, y: stood.get(id)?.y ?? between(middle(inputs.get(id) ?? [], nodes), own?.y) }));
    wished.sort((a, b) => a.y - b.y || a.id - b.id);
    const ys = around(wished.map(({ y }) => y), wished.findIndex(({ id }) => id === part), apart);
    wished.forEach(({ id }, i) => nodes.set(id, { x, y: ys[i] }));
  }
  if (!isClear(picture, nodes, flow)) return null;
  return { nodes, routes: new Map(), flow, closed: picture.closed, room: extentOf(nodes) };
}

/**
 * A node of a part stands near its inputs, and near the part's own.
 * @param {number | null} inputs
 * @param {number} [own]
 */
function between(inputs, own = 0) {
  return inputs === null ? own : (inputs + own) / 2;
}

/**
 * Wishes pushed apart: from the one that must stay, where it is among them.
 * @param {number[]} wishes in order
 * @param {number} fixed −1 for none
 * @param {number} least
 */
function around(wishes, fixed, least) {
  if (fixed < 0) return spacedApart(wishes, least);
  const ys = [...wishes];
  for (let i = fixed + 1; i < ys.length; i += 1) ys[i] = Math.max(ys[i], ys[i - 1] + least);
  for (let i = fixed - 1; i >= 0; i -= 1) ys[i] = Math.min(ys[i], ys[i + 1] - least);
  return ys;
}

/**
 * How close two nodes of a rank stand.
 * @param {Point[]} points
 */
function closest(points) {
  const order = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  return Math.min(...order.slice(1).map((p, i) => (p.x === order[i].x ? p.y - order[i].y : Infinity)));
}
