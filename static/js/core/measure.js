/**
 * How large things on the stage are, in its own units: on a stage with room, on a narrow one, and on either when
 * presenting, where the whole is `zoom` times as large and letters grow more than nodes do.
 *
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {"op" | "input" | "constant"} Kind
 * @typedef {{least: number, most: number}} Reach
 * @typedef {object} Measures
 * @property {"wide" | "compact"} form
 * @property {Record<Kind, number>} size of a node
 * @property {Record<Kind, number>} value how far above the node's centre a value's baseline is
 * @property {number} gradient how far below it a gradient's
 * @property {number} number the letters of values and gradients
 * @property {number} label those of the edge's label
 * @property {number} mark the mathematics in a node
 * @property {number} tag the names beside nodes
 * @property {Reach} along between ranks
 * @property {Reach} across between the nodes of a rank
 * @property {number} between what stays free between two nodes of neighbouring ranks
 * @property {{before: number, after: number, stub: number, near: number, far: number}} margin around the outermost
 *   centres: before the first rank, after the last, where the stub ends; across the ranks likewise
 * @typedef {{width: number, height: number, zoom?: number}} Room
 */

/**
 * @typedef {Pick<Measures, "along" | "across" | "margin">} Ways
 * @typedef {Omit<Measures, keyof Ways> & Record<Flow, Ways>} Form
 */

/** @type {Form} */
const WIDE = Object.freeze({
  form: "wide",
  size: { op: 60, input: 60, constant: 44 },
  value: { op: 42, input: 42, constant: 34 },
  gradient: 58,
  number: 18,
  label: 15,
  mark: 20,
  tag: 15,
  between: 52,
  right: { along: { least: 112, most: 176 }, across: { least: 128, most: 180 }, margin: { before: 90, after: 148, stub: 100, near: 96, far: 104 } },
  up: { along: { least: 112, most: 160 }, across: { least: 156, most: 200 }, margin: { before: 62, after: 104, stub: 78, near: 64, far: 124 } },
});

/** @type {Form} */
const COMPACT = Object.freeze({
  form: "compact",
  size: { op: 44, input: 44, constant: 36 },
  value: { op: 30, input: 30, constant: 26 },
  gradient: 41,
  number: 16,
  label: 14,
  mark: 16,
  tag: 14,
  between: 44,
  right: { along: { least: 92, most: 150 }, across: { least: 100, most: 150 }, margin: { before: 44, after: 68, stub: 60, near: 58, far: 62 } },
  up: { along: { least: 88, most: 130 }, across: { least: 120, most: 170 }, margin: { before: 48, after: 80, stub: 60, near: 44, far: 90 } },
});

const LARGE = Object.freeze({ number: 25, label: 21, tag: 21 });
const [MEDIUM, NARROW] = [640, 480];
/** Down to where the formula stands when presenting. */
const CAPTION = 46;

/**
 * @param {Room} room
 * @param {Flow} [flow]
 * @returns {Measures}
 */
export function measures({ width, zoom = 1 }, flow = "right") {
  const wide = width / zoom;
  const { right, up, ...form } = wide < NARROW ? COMPACT : WIDE;
  const { along, across, margin: usual } = flow === "up" ? up : right;
  const tight = flow === "right" && form.form === "wide" && wide < MEDIUM;
  const margin = tight ? { ...usual, before: 66, after: 106, stub: 82 } : usual;
  const plain = { ...form, along, across, margin };
  if (zoom === 1) return plain;
  const { value: { op: over }, gradient: under } = form;
  const roomier = flow === "up" ? { after: margin.after + CAPTION - 12, far: margin.far + 20 } : { near: over + LARGE.number * 0.75 + CAPTION, far: under + 20 };
  // A gradient's larger digits need more room below their node, and a value's above.
  const rows = { ...across, least: across.least + 8 };
  return { ...plain, ...LARGE, mark: form.mark * 1.1, gradient: under + (flow === "up" ? 0 : 4), across: rows, margin: { ...margin, ...roomier } };
}

/** How far from the node a number beside it starts, where edges run upwards. */
export const BESIDE = 9;

/**
 * Baselines of value and gradient from a node's centre, and whether the name stands beside it: numbers stand over and
 * under the node, or where edges run upwards, beside it.
 * @param {Kind} kind
 * @param {Flow} flow
 * @param {Measures} measured
 */
export function labelsOf(kind, flow, { value, gradient, number }) {
  if (flow === "right") return { value: -value[kind], gradient, beside: false };
  return kind === "constant" ? { value: 5, gradient: 12 + number, beside: true } : { value: -12, gradient: 8 + number, beside: true };
}

/** Letters at nodes must be 1.8 times as large as usual, on whatever screen. */
const LEAST_ZOOM = 1.3;

/**
 * How many times as large the stage is drawn when presenting: twice on 1920 × 1080.
 * @param {{width: number, height: number}} screen
 */
export function presentZoom({ width, height }) {
  return Math.max(LEAST_ZOOM, Math.min(width / 960, height / 540));
}

/**
 * How wide a number is, roughly: enough to keep its neighbours off.
 * @param {string} text
 * @param {number} size of its letters
 */
export function textWidth(text, size) {
  return text.length * size * 0.622;
}
