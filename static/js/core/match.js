/**
 * Which node of a graph is which of the graph before an edit: by name, then by structure and occurrence, then the same
 * op under a matched parent and slot. What is matched glides to its new place; only what is new grows in.
 *
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").GraphNode} GraphNode
 * @typedef {{keys: number[], nextKey: number}} Named the nodes' keys, and the first that no node ever had
 */

/**
 * @param {Graph} before
 * @param {Graph} after
 * @returns {Map<number, number>} from ids after to ids before, each used once
 */
export function match(before, after) {
  const pairs = new Pairs(before, after);
  const names = new Map(before.nodes.flatMap((node) => (nameOf(node, before) ? [[nameOf(node, before), node.id]] : [])));
  /** @param {(a: GraphNode, b: GraphNode) => boolean} fits */
  const byName = (fits) => {
    for (const node of after.nodes) {
      const old = names.get(nameOf(node, after));
      if (old !== undefined && fits(node, before.nodes[old])) pairs.join(node.id, old);
    }
  };
  byName((a, b) => a.op === b.op);
  byStructure(pairs);
  // A name that was given to another kind of node: `f = x + y` became `f = x y`.
  byName((a, b) => a.inputs.length > 0 && b.inputs.length > 0);
  byParents(pairs);
  return pairs.old;
}

/**
 * The same node of another graph under the same name for as long as it lives.
 * @param {Graph | null} before
 * @param {Named} named the nodes of the graph before
 * @param {Graph} after
 * @returns {Named} a key for each node; a new node's was never used, not by a node that is gone either
 */
export function inherit(before, named, after) {
  if (before === after) return named;
  const old = before ? match(before, after) : new Map();
  let { nextKey } = named;
  const keys = after.nodes.map(({ id }) => {
    const known = old.get(id);
    if (known !== undefined) return named.keys[known];
    nextKey += 1;
    return nextKey - 1;
  });
  return { keys, nextKey };
}

/** Pairs of nodes, each in one pair at most. */
class Pairs {
  /**
   * @param {Graph} before
   * @param {Graph} after
   */
  constructor(before, after) {
    this.before = before;
    this.after = after;
    /** @type {Map<number, number>} after to before */
    this.old = new Map();
    this.taken = new Set();
  }

  /**
   * @param {number} id
   * @param {number} old
   */
  free(id, old) {
    return !this.old.has(id) && !this.taken.has(old);
  }

  /**
   * @param {number} id
   * @param {number} old
   */
  join(id, old) {
    if (!this.free(id, old)) return false;
    this.old.set(id, old);
    this.taken.add(old);
    return true;
  }
}

/**
 * The output is called by the function's title when it has no name of its own.
 * @param {GraphNode} node
 * @param {Graph} graph
 */
function nameOf(node, graph) {
  return node.name ?? (node.id === graph.output && node.inputs.length ? graph.title : null);
}

/**
 * Equal sub-graphs, the largest first, each with the one that stands at the same place among its equals.
 * @param {Pairs} pairs
 */
function byStructure(pairs) {
  const { before, after } = pairs;
  /** @type {Map<string, number>} */
  const kinds = new Map();
  const [old, fresh] = [before, after].map((graph) => structures(graph, kinds));
  /** @type {Map<number, number[]>} */
  const places = new Map();
  for (const { id } of before.nodes) places.set(old[id], [...(places.get(old[id]) ?? []), id]);
  for (const { id } of [...after.nodes].reverse()) {
    const free = (places.get(fresh[id]) ?? []).filter((other) => pairs.free(id, other));
    if (free.length) joinDeep(pairs, id, free[free.length - 1]);
  }
}

/**
 * @param {Pairs} pairs
 * @param {number} id
 * @param {number} old
 */
function joinDeep(pairs, id, old) {
  const waiting = [[id, old]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [a, b] = pair;
    if (!pairs.join(a, b)) continue;
    pairs.after.nodes[a].inputs.forEach((from, slot) => waiting.push([from, pairs.before.nodes[b].inputs[slot]]));
  }
}

/**
 * A number for each node that says what it computes.
 * @param {Graph} graph
 * @param {Map<string, number>} kinds
 * @returns {number[]}
 */
function structures({ nodes }, kinds) {
  /** @type {number[]} */
  const own = [];
  for (const { op, inputs, attrs, name, mark } of nodes) {
    const leaf = inputs.length ? "" : name ?? mark.text;
    const said = JSON.stringify([op, leaf, attrs, inputs.map((from) => own[from])]);
    if (!kinds.has(said)) kinds.set(said, kinds.size);
    own.push(kinds.get(said) ?? 0);
  }
  return own;
}

/**
 * From the output down: what stands in the same slot of a matched node, then what stands in another slot of it.
 * @param {Pairs} pairs
 */
function byParents(pairs) {
  const { before, after } = pairs;
  for (const node of [...after.nodes].reverse()) {
    const id = pairs.old.get(node.id);
    if (id === undefined) continue;
    const old = before.nodes[id];
    /** @param {number} from @param {number} was */
    const fits = (from, was) => pairs.free(from, was) && after.nodes[from].op === before.nodes[was].op;
    node.inputs.forEach((from, slot) => {
      const was = old.inputs[slot];
      if (was !== undefined && fits(from, was)) pairs.join(from, was);
    });
    for (const from of node.inputs) {
      const was = old.inputs.find((other) => fits(from, other));
      if (was !== undefined) pairs.join(from, was);
    }
  }
}
