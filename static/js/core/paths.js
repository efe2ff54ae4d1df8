/**
 * Paths: a path is a whole way from what is differentiated back to a node. Along it local derivatives multiply, and the
 * products of all paths add up to the gradient.
 *
 * @typedef {import("./types.js").PullStep} PullStep
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {{node: number, to: number}} Link
 * @typedef {{steps: PullStep[], product: number}} Path from what is differentiated on
 * @typedef {{to: number, count: bigint, paths: Path[]}} Paths none are listed where there are too many
 */
import { pathsOf } from "./describe.js";
import { edgeKey } from "./frame.js";
import { numberOf } from "./format.js";
import { subjectOf } from "./subject.js";

/** So many can be looked at one by one. */
export const MOST = 12;

/**
 * Every path to a node, in the order of the walk.
 * @param {Trace} trace
 * @param {number} to
 * @returns {Paths}
 */
export function pathsTo(trace, to) {
  const subject = subjectOf(trace);
  const count = pathsOf(trace.graph, subject).get(to) ?? 0n;
  if (count > MOST) return { to, count, paths: [] };
  const pulls = /** @type {PullStep[]} */ (trace.steps.filter(({ kind }) => kind === "pull"));
  const paths = walked(pulls, subject, to).map((steps) => ({ steps, product: steps.reduce((product, step) => product * localOf(trace, step), 1) }));
  return { to, count: BigInt(paths.length), paths };
}

/**
 * What a pull multiplies by: nothing comes through where it is cut.
 * @param {Trace} trace
 * @param {PullStep} step
 */
export function localOf({ numbers }, { local, cut }) {
  return numbers[cut] === 1 ? 0 : numberOf(numbers[local]);
}

/**
 * Every way along links from one node to another; no node leads back to itself.
 * @template {Link} L
 * @param {readonly L[]} links
 * @param {number} from
 * @param {number} to
 * @returns {L[][]}
 */
export function walked(links, from, to) {
  /** @type {Map<number, L[]>} */
  const onward = new Map();
  for (const link of links) onward.set(link.node, [...(onward.get(link.node) ?? []), link]);
  const leads = reaching(links, to);
  /** @type {L[][]} */
  const found = [];
  /** @type {{at: number, way: L[]}[]} */
  const open = [{ at: from, way: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, way } = next;
    if (at === to) found.push(way);
    else for (const link of (onward.get(at) ?? []).filter((one) => leads.has(one.to)).reverse()) open.push({ at: link.to, way: [...way, link] });
  }
  return found;
}

/**
 * The nodes from which links lead to one.
 * @param {readonly Link[]} links
 * @param {number} to
 */
function reaching(links, to) {
  /** @type {Map<number, number[]>} */
  const before = new Map();
  for (const link of links) before.set(link.to, [...(before.get(link.to) ?? []), link.node]);
  const found = new Set([to]);
  for (const id of found) for (const node of before.get(id) ?? []) found.add(node);
  return found;
}

/**
 * The edges of a path as they are drawn: what is inside of a closed part is not.
 * @param {Path | undefined} path
 * @param {import("./picture.js").Picture} picture
 * @returns {Set<string>}
 */
export function edgesOf(path, { whole: { nodes }, nodes: drawn }) {
  const shut = new Map(drawn.flatMap((node) => (node.closed ? [[node.id, node]] : [])));
  return new Set(path?.steps.flatMap(({ node, slot, to }) => {
    const part = shut.get(nodes[node].part);
    if (!part) return [edgeKey(node, slot)];
    return nodes[to].part === part.id ? [] : [edgeKey(part.id, part.inputs.indexOf(to))];
  }));
}

/**
 * The node whose paths are asked for: the one that is chosen, else the one that the step gives to, else the first input.
 * @param {Trace} trace
 * @param {(number | null | undefined)[]} wanted
 * @returns {number | null} null where nothing is differentiated
 */
export function targetOf(trace, wanted) {
  const ends = new Set(trace.steps.flatMap((step) => (step.kind === "pull" ? [step.to] : [])));
  const inputs = trace.graph.inputs.map(({ node }) => node);
  return [...wanted, ...inputs].find((id) => typeof id === "number" && ends.has(id)) ?? null;
}
