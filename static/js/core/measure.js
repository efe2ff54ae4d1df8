/**
 * How large things on the stage are, in its own units: on a stage with room, on a narrow one, in a graph too large for
 * either, and when presenting, where the whole is `zoom` times as large and letters grow more than nodes do.
 *
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {"op" | "part" | "input" | "constant" | "unit" | "total" | "weight"} Kind a part is a closed one; of a network drawn as
 *   neurons a unit, what it adds up, and a weight on its line
 * @typedef {{least: number, most: number}} Reach
 * @typedef {object} Measures
 * @property {"wide" | "compact" | "dense"} form
 * @property {Record<Kind, number>} size of a node
 * @property {Record<Kind, number>} value how far above the node's centre a value's baseline is
 * @property {number} formula as many signs of its formula as a closed part shows, else its name
 * @property {number} gradient how far below it a gradient's
 * @property {number} number the letters of values and gradients
 * @property {number} label those of the edge's label
 * @property {number} mark the mathematics in a node
 * @property {number} smallest the smallest letters
 * @property {number} stagger how much farther from their node the numbers of every other rank are
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
  size: { op: 60, part: 60, input: 60, constant: 44 },
  value: { op: 42, part: 42, input: 42, constant: 34 },
  formula: 22,
  gradient: 58,
  number: 18,
  label: 15,
  mark: 20,
  tag: 15,
  smallest: 12,
  stagger: 0,
  between: 52,
  right: { along: { least: 112, most: 176 }, across: { least: 128, most: 180 }, margin: { before: 90, after: 148, stub: 100, near: 96, far: 104 } },
  up: { along: { least: 112, most: 160 }, across: { least: 156, most: 200 }, margin: { before: 62, after: 104, stub: 78, near: 64, far: 124 } },
});

/** @type {Form} */
const COMPACT = Object.freeze({
  form: "compact",
  size: { op: 44, part: 44, input: 44, constant: 36 },
  value: { op: 30, part: 30, input: 30, constant: 26 },
  formula: 14,
  gradient: 41,
  number: 16,
  label: 14,
  mark: 16,
  tag: 14,
  smallest: 12,
  stagger: 0,
  between: 44,
  right: { along: { least: 92, most: 150 }, across: { least: 100, most: 150 }, margin: { before: 44, after: 68, stub: 60, near: 58, far: 62 } },
  up: { along: { least: 88, most: 130 }, across: { least: 120, most: 170 }, margin: { before: 48, after: 80, stub: 60, near: 44, far: 90 } },
});

/** @type {Form} */
const DENSE = Object.freeze({
  form: "dense",
  size: { op: 40, part: 40, input: 40, constant: 32 },
  value: { op: 26, part: 26, input: 26, constant: 22 },
  formula: 9,
  gradient: 36,
  number: 14,
  label: 13,
  mark: 15,
  tag: 13,
  smallest: 12,
  stagger: 0,
  between: 14,
  right: { along: { least: 56, most: 120 }, across: { least: 80, most: 120 }, margin: { before: 36, after: 60, stub: 52, near: 46, far: 50 } },
  up: { along: { least: 64, most: 110 }, across: { least: 100, most: 140 }, margin: { before: 36, after: 60, stub: 46, near: 40, far: 80 } },
});

/** Letters when presenting. */
const LARGE = Object.freeze({
  wide: { number: 25, label: 21, tag: 21 },
  compact: { number: 25, label: 21, tag: 21 },
  dense: { number: 20, label: 18, tag: 18 },
});
/** The smallest letters on the stage, in px, and when presenting: those of a screen of 540 lines, and of any screen. */
const SMALLEST = Object.freeze({ usual: 12, presenting: 16, anywhere: 21.6 });
/** Projected letters must be 1.8 times as large as usual, whatever the screen; on a phone one presents to oneself. */
const LEAST_ZOOM = 1.3;
const PHONE = Object.freeze({ width: 768, zoom: 1.1 });
/** Letters may grow so many times as large before they leave no room for anything else. */
const MOST = 1.6;
/** A constant's mark beside another node's, and a longer formula's. */
const [CONSTANT, SMALL, LONG] = [0.7, 0.68, 11];
/** As many signs as fit into a circle. */
const FITS = 5;
const WIDE_LETTERS = new Set("mwMW");
/** As long as a number gets. */
const LONGEST = "−0.00999";
const [MEDIUM, NARROW] = [640, 480];
/** Down to where the formula stands when presenting: no part of the drawing, however small that must be. */
const CAPTION = 46;

/**
 * How much of the stage's height the drawing leaves to the formula.
 * @param {number} zoom
 */
export function headOf(zoom) {
  return zoom === 1 ? 0 : CAPTION * zoom;
}

/**
 * The forms in which a graph may be drawn, the roomiest first.
 * @param {Room} room
 * @param {Flow} flow
 */
export function forms({ width, zoom = 1 }, flow) {
  const wide = width / zoom;
  return (wide < NARROW ? [COMPACT, DENSE] : [WIDE, COMPACT, DENSE]).map((form) => presented(tightened(form, wide, flow), flow, zoom));
}

/**
 * The roomiest form.
 * @param {Room} room
 * @param {Flow} [flow]
 * @returns {Measures}
 */
export function measures(room, flow = "right") {
  return forms(room, flow)[0];
}

/**
 * @param {Form} full
 * @param {number} wide
 * @param {Flow} flow
 * @returns {Measures}
 */
function tightened({ right, up, ...form }, wide, flow) {
  const { along, across, margin } = flow === "up" ? up : right;
  const tight = flow === "right" && form.form === "wide" && wide < MEDIUM;
  return { ...form, along, across, margin: tight ? { ...margin, before: 66, after: 106, stub: 82 } : margin };
}

/**
 * @param {Measures} plain
 * @param {Flow} flow
 * @param {number} zoom
 * @returns {Measures}
 */
function presented(plain, flow, zoom) {
  if (zoom === 1) return plain;
  const { margin, form, value: { op: over }, gradient: under } = plain;
  const large = LARGE[form];
  const roomier = flow === "up" ? { after: margin.after - 12, far: margin.far + 20 } : { near: over + large.number * 0.75 + 6, far: under + 20 };
  // A gradient's larger digits need more room below their node, and a value's above.
  const across = { ...plain.across, least: plain.across.least + 16 };
  return { ...plain, ...large, mark: plain.mark * 1.1, gradient: under + (flow === "up" ? 0 : 4), across, margin: { ...margin, ...roomier } };
}

/**
 * The same form with letters that can be read at a scale.
 * @param {Measures} measured
 * @param {number} scale
 * @param {number} zoom
 * @returns {Measures | null} null where letters of that size would leave no room
 */
export function legible(measured, scale, zoom = 1) {
  const least = (zoom < LEAST_ZOOM ? SMALLEST.usual / zoom : Math.max(SMALLEST.presenting, SMALLEST.anywhere / zoom)) / scale;
  const [number, label, tag, mark] = [measured.number, measured.label, measured.tag, measured.mark].map((size) => Math.max(size, least));
  if (number > measured.number * MOST) return null;
  const more = number - measured.number;
  const { across, margin, gradient } = measured;
  return {
    ...measured, number, label, tag, mark, smallest: least,
    gradient: gradient + more * 0.7,
    across: { ...across, least: across.least + more * 1.4 },
    margin: { ...margin, near: margin.near + more * 0.7, far: margin.far + more * 0.7 },
  };
}

/**
 * Where ranks follow so closely that long numbers would meet, every other rank's stand a line farther off.
 * @param {Measures} measured
 * @param {number} pitch from rank to rank
 * @returns {Measures}
 */
export function staggered(measured, pitch) {
  const { number, across, margin, form } = measured;
  if (form !== "dense" || textWidth(LONGEST, number) < pitch) return measured;
  const stagger = number * 1.1;
  return { ...measured, stagger, across: { ...across, least: across.least + 2 * stagger }, margin: { ...margin, near: margin.near + stagger, far: margin.far + stagger } };
}

/** As long as an intermediate's own name gets. */
const NAMED = "v999";

/**
 * Where nodes stand densely, names need room of their own: over the value, or where edges run upwards, left of the node.
 * @param {Measures} measured
 * @param {Flow} flow
 * @returns {Measures}
 */
export function named(measured, flow) {
  const { form, across, tag, number, size } = measured;
  if (form !== "dense") return measured;
  const least = flow === "right" ? across.least + tag + 6 : size.op + 2 * BESIDE + textWidth(LONGEST, number) + textWidth(NAMED, tag);
  return { ...measured, across: { ...across, least: Math.max(across.least, least) } };
}

/**
 * The signs of a mark that stand side by side: an index stands under what is raised.
 * @param {string} text
 */
function signs(text) {
  return text.replace(/\^[^_\s]+(?=_)/g, "").replace(/[\^_]/g, "");
}

/**
 * Whether a mark is so long that its node is a pill.
 * @param {{text: string}} face
 */
export function isLong({ text }) {
  return signs(text).length > FITS;
}

/**
 * What stands in a node: a closed part's formula where there is room for it, else its name.
 * @param {import("./types.js").GraphNode} node
 * @param {Pick<Measures, "formula">} measured
 */
export function faceOf({ closed, mark, tag, label }, { formula }) {
  return closed && signs(mark.text).length > formula ? tag ?? label : mark;
}

/**
 * The letters of a mark: longer ones are set smaller, so that a node stays a node.
 * @param {{text: string}} face
 * @param {Kind} kind
 * @param {Pick<Measures, "mark" | "smallest">} measured
 */
export function markSize({ text }, kind, { mark, smallest }) {
  const { length } = signs(text);
  const share = kind === "constant" ? CONSTANT : length <= (kind === "input" ? 3 : 4) && !text.includes("^") ? 1 : kind === "part" && length > LONG ? SMALL : 0.8;
  return Math.max(smallest, share * mark);
}

/**
 * How wide a mark is, roughly.
 * @param {{text: string}} face
 * @param {Kind} kind
 * @param {Pick<Measures, "mark" | "smallest">} measured
 */
export function markWidth(face, kind, measured) {
  const letters = [...signs(face.text)].reduce((sum, letter) => sum + (WIDE_LETTERS.has(letter) ? 0.95 : 0.56), 0);
  return letters * markSize(face, kind, measured);
}

/** How far from the node a number beside it starts, where edges run upwards. */
export const BESIDE = 9;

/**
 * Baselines of value and gradient from a node's centre, and whether the name stands beside it: numbers stand over and
 * under the node, or where edges run upwards, beside it.
 * @param {{kind: Kind, lane: number}} place
 * @param {Flow} flow
 * @param {Measures} measured
 */
export function labelsOf({ kind, lane }, flow, { value, gradient, number, stagger }) {
  if (flow === "right") return { value: -value[kind] - lane * stagger, gradient: gradient + lane * stagger, beside: false };
  return kind === "constant" ? { value: 5, gradient: 12 + number, beside: true } : { value: -12, gradient: 8 + number, beside: true };
}

/**
 * How wide a number is, roughly: enough to keep its neighbours off.
 * @param {string} text
 * @param {number} size of its letters
 */
export function textWidth(text, size) {
  return text.length * size * 0.622;
}

/**
 * How many times as large the stage is drawn when presenting: twice on 1920 × 1080.
 * @param {{width: number, height: number}} screen
 */
export function presentZoom({ width, height }) {
  return width < PHONE.width ? PHONE.zoom : Math.max(LEAST_ZOOM, Math.min(width / 960, height / 540));
}
