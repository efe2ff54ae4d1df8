/**
 * A network as one draws it: circles in columns, one for each layer, weights on the lines between them, what a unit adds up
 * as a small circle before it. Units that are always 1 stand beside: they are no nodes.
 *
 * @typedef {import("./fitted.js").Sizes} Sizes
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./route.js").Route} Route
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./types.js").Face} Face
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./types.js").Layout} Layout
 * @typedef {import("./types.js").Network} Network
 * @typedef {import("./types.js").Point} Point
 *
 * @typedef {{x: number, y: number, size: number, latex: string, value: number}} Bias a unit that is always 1: its size, its name,
 *   and how far above it the 1 stands
 * @typedef {{x: number, y: number, key: string, activation: string}} Heading of a column
 * @typedef {{biases: Bias[], headings: Heading[], quiet: boolean}} Beside `quiet`: there is no room for the numbers on all
 *   lines, and they are shown one by one
 */
import { biasesOf, headingsOf } from "./captions.js";
import { clear } from "./fitted.js";
import { edgeKey } from "./frame.js";
import { labelled } from "./lines.js";
import { faceOf, textWidth, weightSize } from "./measure.js";
import { route } from "./route.js";
import { kindOf, sizeOf, stubOf } from "./scene.js";

/** Between columns at least, beside a weight's size, and at most; beside a unit's, how far what it adds up is, and the loss. */
const ALONG = Object.freeze({ right: { least: 1.05, most: 260, total: 1.3, loss: 1.73 }, up: { least: 2.4, most: 200, total: 1.4, loss: 1.67 } });
/** How far apart a column's units are at most, and how much farther a label is from its loss. */
const ROWS = Object.freeze({ most: 220, label: 0.8 });
/** So much longer the way of a unit is where a mask stands beside it. */
const MASKED = 1.6;
/** As long as a number usually is. */
const LONG = "−0.0208";
/** Above the columns, for their names. */
const HEADING = 34;

/**
 * Where each node stands, in columns and rows.
 * @param {Picture} picture
 * @param {Network} network
 * @param {Flow} flow
 * @returns {Layout}
 */
export function neuronLayout(picture, network, flow) {
  const { columns, rows, stages } = extentOf(network);
  const steps = { columns: Array.from({ length: columns }, (_, i) => 2 * i), totals: stages.map((count) => 1 / count), loss: 2, row: 1, label: 1 };
  const places = placesOf(picture, network, steps);
  const weights = new Map(network.lines.map(({ weight, end }) => [weight, { x: 2 * network.units[end].column - 1.5, y: network.units[end].row }]));
  return { nodes: new Map([...places.nodes, ...weights]), routes: new Map(), flow, closed: picture.closed, look: "neurons", room: { depth: 2 * columns, extent: rows } };
}

/**
 * How many columns there are, how many units in each, and in how many stages a unit gives what it does of what it adds up.
 * @param {Network} network
 */
function extentOf({ units, inner = [] }) {
  const columns = Math.max(...units.map(({ column }) => column)) + 1;
  const counts = Array.from({ length: columns }, (_, column) => units.filter((unit) => unit.column === column).length);
  const stages = counts.map((_, column) => 1 + Math.max(0, ...inner.flatMap((one) => (one.column === column ? Math.floor(one.stage) : []))));
  return { columns, counts, rows: Math.max(...counts), stages };
}

/**
 * Units in the middle of their columns, labels under the outputs or above, the loss at the end; what a regulariser adds above it.
 * @param {Picture} picture
 * @param {Network} network
 * @param {{columns: number[], totals: number[], loss: number, row: number, label: number, below?: 1 | -1}} steps where columns are, how far
 *   it is there from stage to stage, the loss from the last column, rows from each other, a label from the outputs
 * @returns {{nodes: Map<number, Point>, units: Point[]}} x along the layers, y across; weights are not among the nodes
 */
function placesOf({ nodes: drawn, whole }, network, { columns, totals, loss, row, label, below = 1 }) {
  const { counts, rows, stages } = extentOf(network);
  const middle = ((rows - 1) * row) / 2;
  /** @type {number[]} */
  const met = [];
  const units = network.units.map(({ column }) => {
    const nth = met[column] ?? 0;
    met[column] = nth + 1;
    return { x: columns[column], y: middle + (nth - (counts[column] - 1) / 2) * row };
  });
  /** @type {Map<number, Point>} */
  const nodes = new Map();
  /** @param {number} column @param {number} stage */
  const along = (column, stage) => columns[column] - totals[column] * (stages[column] - stage);
  network.units.forEach(({ column, node, total: sum }, i) => {
    if (node !== null) nodes.set(node, units[i]);
    if (sum !== null) nodes.set(sum, { x: along(column, 0), y: units[i].y });
  });
  const inputs = new Set(whole.inputs.map(({ node }) => node));
  const inner = network.inner ?? [];
  for (const { column, row: of, node, stage } of inner) {
    const unit = units[network.units.findIndex((one) => one.column === column && one.row === Math.max(1, of))];
    const beside = inner.filter((one) => one.column === column && one.row === of && one.stage === stage && inputs.has(one.node));
    const nth = beside.findIndex((one) => one.node === node);
    // Of all units above them; inputs between the rows, side by side.
    if (!of) nodes.set(node, { x: along(column, stage), y: unit.y - row });
    else nodes.set(node, nth < 0 ? { x: along(column, stage), y: unit.y } : { x: along(column, stage + 0.8 * (nth - (beside.length - 1) / 2)), y: unit.y - row / 2 });
  }
  const last = /** @type {number} */ (columns.at(-1));
  const half = (((counts.at(-1) ?? 1) - 1) / 2) * row;
  network.labels.forEach((id, i) => nodes.set(id, { x: last, y: middle + below * (half + (i + 1) * label) }));
  const lines = new Set(network.lines.map(({ weight }) => weight));
  for (const { id, inputs } of drawn) {
    if (nodes.has(id) || lines.has(id)) continue;
    const isPenalty = inputs.some((from) => lines.has(from));
    // Beside the labels, where these are above, too.
    const at = { x: below === 1 ? last : last + loss, y: middle - half - label };
    if (!inputs.length) nodes.set(id, at);
    else if (isPenalty) nodes.set(id, { ...at, x: at.x + loss });
    else nodes.set(id, { x: last + loss * (id === whole.output && network.regulariser !== null ? 2 : 1), y: middle });
  }
  return { nodes, units };
}

/**
 * @param {Picture} picture
 * @param {Network} network
 * @param {Flow} flow
 * @param {1 | -1} below where labels are: under the outputs, or −1 above them
 * @returns {(measured: Measures, stage: {width: number, height: number}, windowed: boolean) => {sizes: Sizes, laid: import("./spread.js").Spread, units: Point[], headings: Point[], on: ReturnType<typeof labelled>}}
 */
function laying(picture, network, flow, below) {
  const { columns, rows, stages } = extentOf(network);
  const weights = new Set(network.lines.map(({ weight }) => weight));
  const totals = innerOf(network);
  const applied = Array.from({ length: columns }, (_, column) => network.units.some((unit) => unit.column === column && unit.total !== null));
  const reaches = network.regulariser === null ? 1 : 2;
  return (measured, stage, windowed) => {
    const round = measured.size.input;
    const sizes = new Map(picture.nodes.map((node) => [node.id, sizeIn(node, measured, weights, totals)]));
    const label = weightSize(measured);
    const [long, wide] = flow === "right" ? [stage.width, stage.height] : [stage.height, stage.width];
    const { least, most, ...ways } = ALONG[flow];
    // Numbers of two that follow closely must not meet.
    const apart = flow === "right" ? textWidth(LONG, measured.number) + 8 : 0;
    const [total, loss] = [Math.max(apart, ways.total * round), Math.max(apart, ways.loss * round)];
    // A mask has its number between those of its unit.
    const inside = applied.map((is, i) => (is ? stages[i] * total * (stages[i] === 1 && network.inner?.some(({ column }) => column === i) ? MASKED : 1) : 0));
    const head = flow === "right" ? HEADING : 0;
    const { near, far } = { near: measured.margin.near + head, far: measured.margin.far };
    const [before, after] = flow === "right" ? [round * 1.07, round * 1.23] : [round / 2 + 16, round / 2 + 46];
    const own = (flow === "right" ? label.width : label.height) * least + round;
    const fixed = before + after + loss * reaches + inside.reduce((sum, way) => sum + way, 0);
    const gap = Math.max(own, Math.min(most, (long - fixed) / Math.max(1, columns - 1)));
    /** @type {number[]} */
    const places = [];
    for (let i = 0; i < columns; i += 1) places.push(i ? places[i - 1] + gap + inside[i] : 0);
    const end = places[columns - 1] + loss * reaches + before + after;
    // What is too long is drawn smaller, and then has more room across; but for what is seen window by window.
    const room = windowed ? wide : wide / Math.min(1, long / end);
    const row = Math.max(measured.across.least * airOf(network), Math.min(ROWS.most, (room - near - far) / Math.max(1, rows - 1)));
    const { nodes, units } = placesOf(picture, network, { columns: places, totals: inside.map((way, i) => way / stages[i]), loss, row, below, label: Math.max(measured.across.least, row * ROWS.label) });
    const all = [...nodes.values(), ...units];
    const [low, high] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))];
    const across = high - low + near + far;
    /** @param {Point} at */
    const turned = ({ x, y }) => (flow === "right" ? { x: x + before, y: y - low + near } : { x: y - low + near, y: end - x - before });
    const placed = new Map([...nodes].map(([id, at]) => [id, turned(at)]));
    const ends = units.map(turned);
    const on = labelled(network, { nodes: placed, units: ends, sizes, measured, label, flow });
    for (const { weight, at } of on.lines) placed.set(weight, at);
    const size = flow === "right" ? { width: end, height: across } : { width: across, height: end };
    const scale = Math.min(1, stage.width / size.width, stage.height / size.height);
    const top = low - near + 30;
    const headings = [...places.map((x, i) => turned({ x: x - inside[i] / 2, y: top })), turned({ x: places[columns - 1] + loss, y: top })];
    const laid = { nodes: placed, routes: new Map(), ...size, pitch: gap, scale, left: (stage.width - size.width * scale) / 2, top: (stage.height - size.height * scale) / 2 };
    return { sizes, laid, units: ends, headings, on, crowded: on.quiet };
  };
}

/**
 * How much farther rows are where something stands between them: most where it has a gradient.
 * @param {Network} network
 */
function airOf({ inner = [], parameters }) {
  const tuned = new Set(parameters);
  return inner.some(({ node }) => tuned.has(node)) ? 2.4 : inner.length ? 1.5 : 1;
}

/**
 * What units add up, and what their layers have behind that: small circles.
 * @param {Network} network
 * @returns {ReadonlySet<number>}
 */
function innerOf({ units, inner = [] }) {
  return new Set([...units.flatMap(({ total }) => total ?? []), ...inner.map(({ node }) => node)]);
}

/**
 * @param {import("./types.js").GraphNode} node
 * @param {Measures} measured
 * @param {ReadonlySet<number>} weights
 * @param {ReadonlySet<number>} totals
 */
function sizeIn(node, measured, weights, totals) {
  if (weights.has(node.id)) return weightSize(measured);
  if ((!node.inputs.length && !totals.has(node.id)) || (node.inputs.length && !node.tag)) return sizeOf(node, measured);
  const size = totals.has(node.id) ? measured.size.total : measured.size.unit;
  return { width: size, height: size };
}

/**
 * @param {Picture & {neurons: Network}} picture
 * @param {Layout} layout
 * @param {import("./measure.js").Room} room
 * @param {number[]} keys
 * @param {number} subject
 * @returns {Scene}
 */
export function neuronScene(picture, layout, room, keys, subject) {
  const { neurons: network } = picture;
  const { flow } = layout;
  const { measured, sizes, laid, units, headings, on, ...view } = clear(room, flow, laying(picture, network, flow, room.head ? -1 : 1));
  const weights = new Map(on.lines.map((line) => [line.weight, line]));
  const between = new Map(on.lines.map((line) => [`${line.from} ${line.to}`, line]));
  const [values, totals] = [new Set(network.units.flatMap(({ node }) => node ?? [])), innerOf(network)];
  /** @param {number} id */
  const keyOf = (id) => keys[id] ?? id;
  const places = picture.nodes.map((node, nth) => {
    const kind = /** @type {import("./measure.js").Kind} */ (weights.has(node.id) ? "weight" : totals.has(node.id) && node.inputs.length ? "total" : values.has(node.id) && node.inputs.length ? "unit" : kindOf(node));
    const face = node.inputs.length ? node.tag ?? node.label : faceOf(node, measured);
    return { id: node.id, nth, key: keyOf(node.id), node, kind, face, grid: null, lane: 0, .../** @type {Point} */ (laid.nodes.get(node.id)), .../** @type {{width: number, height: number}} */ (sizes.get(node.id)) };
  });
  const byId = new Map(places.map((place) => [place.id, place]));
  const edges = picture.nodes.flatMap((node) => node.inputs.map((from, slot) => {
    const line = weights.get(from);
    const own = line?.to === node.id ? line : null;
    const other = own ? null : between.get(`${from} ${node.id}`);
    const [a, b] = [byId.get(from), byId.get(node.id)].map((place) => /** @type {import("./scene.js").Place} */ (place));
    const way = own?.route ?? other?.way ?? (weights.has(from) || totals.has(from) ? straight(a, b) : curved(a, b, flow));
    return { key: edgeKey(node.id, slot), lasting: `${keyOf(from)} ${keyOf(node.id)}`, from, to: node.id, slot, route: way, pair: Boolean(other) || (weights.has(from) && !own) };
  }));
  const stub = stubOf(/** @type {import("./scene.js").Place} */ (byId.get(subject)), measured, flow, true);
  return { flow, measures: measured, ...view, places, byId, edges, stub, neurons: { biases: biasesOf(network, picture, units, measured), headings: headingsOf(network, picture, headings, flow), quiet: on.quiet } };
}

/**
 * @param {{x: number, y: number, width: number, height: number}} a
 * @param {{x: number, y: number, width: number, height: number}} b
 * @returns {Route}
 */
function straight(a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const [from, to] = [Math.min(a.width, a.height) / 2 / length, 1 - Math.min(b.width, b.height) / 2 / length];
  /** @param {number} t */
  const at = (t) => ({ x: a.x + dx * (from + (to - from) * t), y: a.y + dy * (from + (to - from) * t) });
  const [start, end] = [at(0), at(1)];
  return { d: `M${start.x},${start.y}L${end.x},${end.y}`, at };
}

/**
 * @param {import("./scene.js").Place} a
 * @param {import("./scene.js").Place} b
 * @param {Flow} flow
 */
function curved(a, b, flow) {
  if (flow === "up") return route({ x: a.x, y: a.y - a.height / 2 }, { x: b.x, y: b.y + b.height / 2 }, [], null, flow);
  return route({ x: a.x + a.width / 2, y: a.y }, { x: b.x - b.width / 2, y: b.y }, [], null, flow);
}
