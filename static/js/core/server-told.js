/**
 * What the server tells of a run that it makes, line by line, and the same as the page's own runs tell it.
 *
 * @typedef {import("./reducers/training.js").Plan} Plan
 * @typedef {import("./types.js").Wire} Wire
 * @typedef {Record<string, number[] | number[][]>} Arrays parameters by name
 * @typedef {{accuracy: {train: number, test: number | null}, confusion: number[][] | null, outputs: number[][] | null, arrays: Arrays | null}} Seen
 *   outputs: of the test examples that are watched; they and the arrays are the last that were told
 * @typedef {{accuracy?: Seen["accuracy"], confusion?: number[][], outputs?: Wire[][]}} Watched
 * @typedef {Watched & {kind: "epoch", epoch: number, update: number, loss: Wire, test: Wire | null, parameters: Arrays | null, updates: {order: number[], sizes: number[], losses: Wire[], rates: Wire[]} | null}} EpochLine
 * @typedef {Watched & {kind: "end", reason: import("./training.js").End["reason"], epoch: number, update: number, loss: Wire, test: Wire | null, parameters: Arrays | null, threshold: import("./curvature.js").Threshold | null}} EndLine
 * @typedef {{kind: "begin"} | {kind: "progress", update: number} | EpochLine | EndLine} Line
 * @typedef {EpochLine | EndLine} Reached
 */
import { named, namesAt, spread } from "./elements.js";
import { numberOf } from "./format.js";
import { planOf } from "./trained.js";

/** What an example gives beside its label; masks of Dropout are drawn. */
const FEATURE = /^x_\d+$/;

/** As many held-out examples are watched; of more the first. */
export const WATCHED = 500;

/**
 * What is asked of /train: the run as it was planned, and what is to be seen of it.
 * @param {import("./trained.js").InTraining} document
 * @param {number} tests how many held-out examples there are
 */
export function trainOf(document, tests) {
  return { ...planOf(document), updates: true, watch: { parameters: true, outputs: Array.from({ length: Math.min(tests, WATCHED) }, (_, i) => i) } };
}

/**
 * The parameters by the names that values are given by.
 * @param {Arrays | null | undefined} arrays
 * @param {import("./types.js").Trace | null} trace
 * @returns {import("./given.js").Inputs}
 */
export function inputsOf(arrays, trace) {
  if (!arrays || !trace) return {};
  return Object.fromEntries(trace.graph.inputs.flatMap(({ name, node }) => (arrays[name] ? spread(namesAt(trace, node), arrays[name]) : [])));
}

/**
 * @param {Reached} line
 * @returns {import("./training.js").Told[]}
 */
export function recordsOf(line) {
  const [loss, test] = [numberOf(line.loss), line.test === null ? null : numberOf(line.test)];
  if (line.kind === "end") return [{ kind: "end", reason: line.reason, epoch: line.epoch, update: line.update, loss, test, parameters: [], threshold: line.threshold }];
  const { order, sizes, losses, rates } = line.updates ?? { order: [], sizes: [], losses: [], rates: [] };
  return [{ kind: "epoch", epoch: line.epoch, update: line.update, order, sizes, losses: losses.map(numberOf), rates: rates.map(numberOf), loss, test, parameters: [], ends: false }];
}

/**
 * What is seen after these lines; of the rest what was seen before stays.
 * @param {readonly Reached[]} lines
 * @returns {Partial<Seen>}
 */
export function seenOf(lines) {
  /** @type {Partial<Seen>} */
  const seen = {};
  for (const line of lines) {
    if (line.accuracy) Object.assign(seen, { accuracy: line.accuracy, confusion: line.confusion ?? null });
    if (line.outputs) seen.outputs = line.outputs.map((row) => row.map(numberOf));
    if (line.parameters) seen.arrays = line.parameters;
  }
  return seen;
}

/**
 * What a run on the server begins with, as one of the page's own has it, but for programs: its examples are scaled and labelled
 * here as they are there.
 * @param {Plan} plan
 * @param {import("./types.js").Trace} trace of the network on show
 * @param {import("./listing.js").Labels} labels what the loss takes
 * @returns {Plan}
 */
export function wholePlan(plan, trace, labels) {
  const { arrays, data } = plan;
  if (plan.by !== "server" || !arrays) return plan;
  const { network, graph } = trace;
  const own = new Set([...(network?.labels ?? []), ...(network?.parameters ?? [])]);
  const features = graph.inputs.filter(({ node, name }) => !own.has(node) && name !== "lambda").flatMap(({ node }) => named(namesAt(trace, node))).filter((name) => FEATURE.test(name));
  const label = (network?.labels ?? []).flatMap((node) => named(namesAt(trace, node)));
  const low = labels === "signs" ? -1 : 0;
  const values = [...new Set(data.rows.map((row) => Number(row[row.length - 1])))].sort((a, b) => a - b);
  /** @param {number} value @returns {number[]} */
  const labelled = (value) => {
    if (!data.classes.length && labels === "numbers") return [value];
    const at = data.classes.length ? value : values.indexOf(value);
    return arrays.outputs === 1 ? [at || low] : Array.from({ length: arrays.outputs }, (_, i) => (i === at ? 1 : low));
  };
  /** @param {number[]} places */
  const rows = (places) => places.map((i) => {
    const row = data.rows[i].map(Number);
    return [...row.slice(0, -1).map((x, at) => (x - data.scales[at].shift) / data.scales[at].by), ...labelled(row[row.length - 1])];
  });
  const learning = { parameters: [], columns: [...features, ...label], masks: {}, free: [], state: [], strength: null };
  return { ...plan, learning: /** @type {Plan["learning"]} */ (/** @type {unknown} */ (learning)), rows: rows(data.learned), test: rows(data.tested) };
}
