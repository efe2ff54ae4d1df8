/**
 * How large letters are: in the roomiest form in which the whole drawing can be read; else as dense as can be, to be read
 * from nearby.
 *
 * @typedef {import("./types.js").Flow} Flow
 * @typedef {import("./measure.js").Measures} Measures
 * @typedef {import("./spread.js").Spread} Spread
 * @typedef {Map<number, {width: number, height: number}>} Sizes
 * @typedef {{sizes: Sizes, laid: Spread, crowded?: boolean, headings?: import("./types.js").Point[]}} Fit crowded: not all that belongs
 *   to it has room; headings: what else stands on it
 */
import { around } from "./around.js";
import { READABLE, TOOLS } from "./camera.js";
import { forms, headOf, legible, staggered } from "./measure.js";

/** The stage for which sizes are drawn; on a larger one all is larger, but so that presenting is still 1.8 times as large. */
const DRAWN = Object.freeze({ width: 708, height: 740 });
const LARGEST = 1.2;
/** A stage less tall than this has no height to spare for names that stand over their numbers. */
const TALL = 360;
/** Half a heading. */
const HALF_WORD = 30;

/** Larger letters need more room, which makes the whole smaller: how often to weigh the two. */
const TURNS = 6;
/** The letters, in px, from which on a drawing too large to be read as a whole shows its numbers. */
const NEAR = 8.5;

/**
 * How a drawing is laid on the stage, clear of what stands at the stage's top: of the formula when presenting, else of the
 * buttons, where a node would come under them and the drawing can still be read as a whole a little smaller.
 * @template {Fit} Laid
 * @param {import("./measure.js").Room} room
 * @param {Flow} flow
 * @param {(measured: Measures, stage: {width: number, height: number}, windowed: boolean) => Laid} lay windowed: it is looked at window by window
 */
export function clear(room, flow, lay) {
  const { zoom = 1 } = room;
  const grown = zoom === 1 ? Math.max(1, Math.min(LARGEST, room.width / DRAWN.width, room.height / DRAWN.height)) : 1;
  /** @param {number} head */
  const below = (head) => ({ fit: fitted({ ...room, height: room.height - head }, grown, flow, lay), head });
  /** @param {ReturnType<typeof below>} found */
  const shown = ({ fit: { laid, readable, near, ...fit }, head }) => ({
    ...fit, laid, width: laid.width, height: laid.height, scale: laid.scale * zoom * grown, readable: readable * zoom,
    near: near === null ? null : near * zoom, left: laid.left * zoom * grown, top: laid.top * zoom * grown + head,
  });
  const { head = 0 } = room;
  if (zoom !== 1) return shown(below(head + headOf(zoom)));
  const first = below(head);
  if ((room.height < TALL && !first.fit.headings) || first.fit.near !== null || !isUnder(first.fit, room, flow, grown)) return shown(first);
  const lower = below(head + TOOLS.height);
  return shown(lower.fit.near === null ? lower : first);
}

/**
 * Whether a node with its numbers would lie under the stage's buttons.
 * @param {Fit & {measured: Measures}} fit
 * @param {import("./measure.js").Room} room
 * @param {Flow} flow
 * @param {number} grown
 */
function isUnder({ measured, sizes, headings = [], laid: { nodes, scale, left, top } }, room, flow, grown) {
  const by = scale * grown;
  if (headings.some(({ x, y }) => (x + HALF_WORD) * by + left * grown > room.width - TOOLS.width && (y - measured.label) * by + top * grown < TOOLS.height)) return true;
  return [...nodes].some(([id, at]) => {
    const box = around({ ...at, ...(sizes.get(id) ?? { width: 0, height: 0 }), lane: 0 }, flow, measured);
    return (box.x + box.width) * by + left * grown > room.width - TOOLS.width && box.y * by + top * grown < TOOLS.height;
  });
}

/**
 * @template {Fit} Laid
 * @param {import("./measure.js").Room} room
 * @param {number} grown how many times as large the whole is drawn after that
 * @param {Flow} flow
 * @param {(measured: Measures, stage: {width: number, height: number}, windowed: boolean) => Laid} lay windowed: it is looked at window by window
 * @returns {Laid & {measured: Measures, readable: number, near: number | null}}
 */
function fitted({ zoom = 1, ...whole }, grown, flow, lay) {
  const room = { width: whole.width / grown, height: whole.height / grown };
  const stage = { width: room.width / zoom, height: room.height / zoom };
  /** @param {Measures} measured */
  const fit = (measured, windowed = false) => ({ measured, ...lay(measured, stage, windowed), readable: READABLE, near: /** @type {number | null} */ (null) });
  const tried = forms({ ...room, zoom }, flow).map((form) => () => fit(form));
  /** @param {ReturnType<typeof fit>} found */
  const isLegible = ({ measured, laid }) => legible(measured, laid.scale * grown, zoom)?.label === measured.label;
  let best = tried[0]();
  let readable = isLegible(best) ? best : null;
  for (const next of tried.slice(1)) {
    if (isLegible(best) && !best.crowded) break;
    best = next();
    readable ??= isLegible(best) ? best : null;
  }
  if (best.crowded && readable) best = readable;
  const { measured: form } = best;
  /** @param {Measures} letters */
  const apart = (letters) => (flow === "right" ? staggered(letters, best.laid.pitch) : letters);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const letters = legible(form, best.laid.scale * grown, zoom);
    if (!letters) return { ...fit(apart(legible(form, 1, zoom) ?? form), true), readable: NEAR / form.number, near: 1 };
    const spaced = apart(letters);
    // The last of them grow without more room.
    const enough = turn + 1 === TURNS || (letters.smallest <= best.measured.smallest && spaced.stagger <= best.measured.stagger);
    best = enough ? { ...best, measured: { ...spaced, stagger: best.measured.stagger } } : fit(spaced);
    if (enough) break;
  }
  return best;
}
