/**
 * What a link to this very picture says.
 *
 * @typedef {import("./document.js").Document} Document
 * @typedef {import("./types.js").Trace} Trace
 */
import { nameOf } from "./closed.js";
import { valuesIn } from "./elements.js";
import { shapeOf } from "./given.js";
import { isStale } from "./reducers/answer.js";
import { END } from "./reducers/playhead.js";

/**
 * @param {import("./store.js").State} state
 * @returns {import("./url.js").Place}
 */
export function placeOf({ document, answer, playhead, view, alone, sought }) {
  const { trace, keys } = answer;
  const id = alone ? keys.indexOf(alone.key) : -1;
  const looked = trace && id >= 0 ? nameOf(trace.graph, id) : sought && !sought.missing ? sought.name : null;
  const read = isStale(answer, document) || !trace ? document : { ...document, inputs: ofGraph(trace, document.inputs) };
  return { document: read, k: playhead.k === END ? trace?.total_steps ?? 0 : playhead.k, beat: playhead.beat, ...(playhead.line === undefined ? {} : { line: playhead.line }), ...(view.face ? { face: view.face } : {}), ...(view.symbols ? { symbols: true } : {}), ...(looked === null ? {} : { alone: looked }), present: view.present, hide: [...view.hide] };
}

/**
 * The values given to inputs that the graph has, of the shapes that they have there.
 * @param {Trace} trace
 * @param {import("./given.js").Inputs} given
 */
export function ofGraph(trace, given) {
  const shown = Object.entries(valuesIn(trace)).filter(([name, value]) => name in given && String(shapeOf(given[name])) === String(shapeOf(value)));
  return Object.fromEntries(shown.map(([name]) => [name, given[name]]));
}
