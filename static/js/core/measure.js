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
 * @typedef {{width: number, height: number, zoom?: number, head?: number}} Room head: what of its height is taken at the top,
 *   while a network is trained, whose examples come from there
 */

import { COMPACT, DENSE, LARGE, WIDE } from "./sizes.js";

/** @typedef {import("./sizes.js").Form} Form */

/** The smallest letters on the stage, in px, and when presenting: those of a screen of 540 lines, and of any screen. */
const SMALLEST = Object.freeze({ usual: 12, presenting: 16, anywhere: 21.6 });
/** Projected letters must be 1.8 times as large as usual, whatever the screen; on a phone one presents to oneself. */
const LEAST_ZOOM = 1.3;
const PHONE = Object.freeze({ width: 768, zoom: 1.1 });
/** Letters may grow so many times as large before they leave no room for anything else. */
const MOST = 1.6;
/** A constant's mark beside another node's, that of what a unit adds up, and a longer formula's. */
const [CONSTANT, SMALL, LONG] = [0.7, 0.68, 11];
/** How far below the small circle of what a unit adds up its gradient is, by the height of its letters. */
const UNDER = 1.28;
/** Of a weight's mark and number beside other names; as long as its number usually is. */
const WEIGHT = Object.freeze({ mark: 1.12, gap: 5, name: 2.1, digits: "−0.00", letters: 16 });
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
 * @param {Pick<Measures, "mark" | "smallest"> & {label?: number}} measured
 */
export function markSize({ text }, kind, { mark, smallest, label = mark }) {
  const { length } = signs(text);
  if (kind === "weight") return WEIGHT.mark * weightLetters({ label, smallest });
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

/**
 * The letters of a weight on its line: there are many, so that even when presenting they are no larger than they must be.
 * @param {Pick<Measures, "label" | "smallest">} measured
 */
export function weightLetters({ label, smallest }) {
  return Math.max(smallest, Math.min(label, WEIGHT.letters));
}

/**
 * How large a weight on its line is: its name and number, and under them its gradient.
 * @param {Pick<Measures, "label" | "smallest">} measured
 */
export function weightSize(measured) {
  const letters = weightLetters(measured);
  return { width: WEIGHT.name * letters + WEIGHT.gap + textWidth(WEIGHT.digits, letters) + 8, height: 2.7 * letters };
}

/**
 * Where a weight's name is centred, where its number starts, and the baselines of both numbers, from its middle.
 * @param {Pick<Measures, "label" | "smallest">} measured
 */
export function weightLabels(measured) {
  const letters = weightLetters(measured);
  const left = -weightSize(measured).width / 2 + 4;
  return { name: { x: left + (WEIGHT.name * letters) / 2, y: -0.58 * letters }, value: { x: left + WEIGHT.name * letters + WEIGHT.gap, y: -0.22 * letters }, gradient: { x: 0, y: 1.1 * letters } };
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
export function labelsOf({ kind, lane }, flow, { size, value, gradient, number, stagger }) {
  if (flow === "right") return { value: -value[kind] - lane * stagger, gradient: kind === "total" ? size.total / 2 + number * UNDER : gradient + lane * stagger, beside: false };
  return kind === "constant" ? { value: 5, gradient: 12 + number, beside: true } : { value: -12, gradient: 8 + number, beside: true };
}

/**
 * Where a node's two numbers stand, from its middle.
 * @typedef {{x: number, y: number, start: boolean, letters: number}} Spot `y`: of the baseline; `start`: x is where it starts, else
 *   its middle
 * @param {{kind: Kind, lane: number, width: number}} place
 * @param {Flow} flow
 * @param {Measures} measured
 * @returns {{value: Spot, gradient: Spot}}
 */
export function spotsOf(place, flow, measured) {
  if (place.kind === "weight") {
    const { value, gradient } = weightLabels(measured);
    const letters = weightLetters(measured);
    return { value: { ...value, start: true, letters }, gradient: { ...gradient, start: false, letters } };
  }
  const { value, gradient, beside } = labelsOf(place, flow, measured);
  const at = { x: beside ? place.width / 2 + BESIDE : 0, start: beside, letters: measured.number };
  return { value: { ...at, y: value }, gradient: { ...at, y: gradient } };
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
