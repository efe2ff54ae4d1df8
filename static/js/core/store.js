/**
 * The state of the page and the one way to change it.
 *
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Layout} Layout
 *
 * @typedef {{type: "typed", text: string, values: import("./given.js").Inputs, rewritten: boolean}
 *   | {type: "gaveWay", inputs: import("./given.js").Inputs}
 *   | {type: "brokenDown", text: string, values: import("./given.js").Inputs, of?: string | null}
 *   | {type: "networked", change: import("./network.js").Beside, without?: readonly string[], inputs?: import("./given.js").Inputs}
 *   | {type: "inputSet", name: string, value: import("./given.js").Given}
 *   | {type: "exampleChosen", example: import("./types.js").Example}
 *   | {type: "opened", document: import("./document.js").Document, k: number, beat?: number, line?: number, face?: import("./reducers/view.js").Face, symbols?: boolean, alone?: string, present?: boolean, hide?: import("./reducers/view.js").Column[]}
 *   | {type: "merged", on: boolean}
 *   | {type: "differentiated", change: {of?: string | null, wrt?: string[] | null}}
 *   | {type: "detailed", detail: import("./stops.js").Detail, arrays?: boolean}
 *   | {type: "looked", as: import("./picture.js").Look}
 *   | {type: "parted", part: string, open: boolean, array?: boolean}
 *   | {type: "turned", flow: import("./types.js").Flow}
 *   | {type: "laidOut", trace: Trace, layout: Layout, camera?: import("./camera.js").Camera | null}
 *   | {type: "aimed", camera: import("./camera.js").Camera | null, gently?: boolean}
 *   | {type: "pointed", id: number | null}
 *   | {type: "selected", key: number | null}
 *   | {type: "walked", key: number | null}
 *   | {type: "aloned", key: number | null}
 *   | {type: "aloneTold", key: number, trace: Trace, tape: import("./tape.js").Tape | null}
 *   | {type: "aloneRefused", key: number, problem: string}
 *   | {type: "aloneSet", name: string, value: number}
 *   | {type: "tabled", on: boolean}
 *   | {type: "undone"} | {type: "redone"} | {type: "paused"}
 *   | {type: "viewed", change: Partial<import("./reducers/view.js").View>}
 *   | {type: "moved", k: number, beat?: number, line?: number, byClock?: boolean}
 *   | {type: "playing", on: boolean}
 *   | {type: "paced", speed: number}
 *   | {type: "answered", text: string, trace: Trace, layout: Layout}
 *   | {type: "programmed", about: string, tape: import("./tape.js").Tape}
 *   | {type: "formed", forms: import("./form.js").Forms}
 *   | {type: "chained", chains: import("./chain.js").Chains}
 *   | {type: "itemised", about: string, k: number, lines: import("./items.js").ItemLine[]}
 *   | {type: "costed", about: string, cost: import("./cost.js").Cost}
 *   | {type: "refused", problem: import("./types.js").Problem}
 *   | {type: "unreachable", busy: boolean}
 *   | {type: "training", change: Partial<import("./trained.js").Trained> | null, fit?: import("./fitting.js").Fit | null}
 *   | {type: "planned", about: string, plan: import("./reducers/training.js").Plan, order: number[]}
 *   | {type: "unplanned", about: string | null, problem: string}
 *   | {type: "tableRefused", refused: import("./reducers/training.js").Refused | null}
 *   | {type: "trained", update: number, inputs: import("./given.js").Inputs | null, at: Partial<import("./reducers/training.js").Training>}
 *   | {type: "trains", on: boolean}
 *   | {type: "pinned", run: import("./pinned.js").Pinned | null}
 *   | {type: "pictured", change: Partial<import("./reducers/training.js").Training["looks"]>}
 *   | {type: "begun"}} Action
 *
 * @typedef {object} State
 * @property {import("./document.js").Document} document
 * @property {import("./reducers/playhead.js").Playhead} playhead
 * @property {import("./reducers/answer.js").Answer} answer
 * @property {import("./reducers/play.js").Play} play
 * @property {import("./reducers/view.js").View} view
 * @property {import("./reducers/stage.js").StageState} stage
 * @property {import("./reducers/alone.js").Alone | null} alone
 * @property {import("./reducers/sought.js").Sought | null} sought
 * @property {import("./reducers/training.js").Training} training
 * @property {import("./undo.js").History} history
 */
import { beatOfLine, chainAt, linesAt, showsChain } from "./chain.js";
import { aloneReducer } from "./reducers/alone.js";
import { answerReducer, isCurrent } from "./reducers/answer.js";
import { documentReducer } from "./reducers/document.js";
import { playReducer } from "./reducers/play.js";
import { held, playheadReducer, turned } from "./reducers/playhead.js";
import { keyOf, soughtReducer } from "./reducers/sought.js";
import { among, stageReducer } from "./reducers/stage.js";
import { trainingReducer } from "./reducers/training.js";
import { viewReducer } from "./reducers/view.js";
import { EMPTY, isRewritten } from "./document.js";
import { formIn } from "./elements.js";
import { aboutOf } from "./question.js";
import { grainOf } from "./closed.js";
import { moved } from "./moving.js";
import { BEATS } from "./pace.js";
import { stepAt, stopAt, stopsOf } from "./stops.js";
import { given, singly } from "./unfolded.js";
import { NO_HISTORY, changed, paused, redo, undo } from "./undo.js";

/**
 * @param {State | undefined} state
 * @param {Action} told
 * @returns {State}
 */
export function reduce(state, told) {
  const action = state && told.type === "inputSet" ? inWhole(state, told) : told;
  if (action.type === "undone" || action.type === "redone") return state ? travelled(state, action.type) : reduce(undefined, { type: "begun" });
  /** @type {State} */
  const next = {
    document: documentReducer(state?.document, action),
    playhead: playheadReducer(state?.playhead, action),
    answer: answerReducer(state?.answer, action),
    play: playReducer(state?.play, action),
    view: viewReducer(state?.view, action),
    stage: stageReducer(state?.stage, action),
    alone: aloneReducer(state?.alone, action),
    sought: soughtReducer(state?.sought, action),
    training: trainingReducer(state?.training, action),
    history: state?.history ?? NO_HISTORY,
  };
  if (action.type === "trained" && action.inputs && follows(next)) next.answer = followed(next.answer, action.inputs);
  if (action.type === "inputSet" && follows(next)) next.answer = followed(next.answer, { [action.name]: action.value });
  if (action.type === "moved") next.playhead = held(next.playhead, next.answer.trace?.total_steps ?? 0);
  if (action.type === "answered") next.playhead = turned(next.playhead, state?.answer.trace ?? null, action.trace);
  if (action.type === "answered") next.stage = among(next.stage, next.answer.keys);
  if (action.type === "answered" && next.sought) Object.assign(next, found(next.sought, next.answer));
  return { ...next, history: remembered(state, next, action) };
}

/**
 * An element's value is its array's.
 * @param {State} state
 * @param {Extract<Action, {type: "inputSet"}>} action
 * @returns {Action}
 */
function inWhole({ answer, document }, action) {
  const [name, value] = given(answer.trace, document.inputs, action.name, action.value);
  return { ...action, name, value };
}

/**
 * What becomes of the node that a link asks for.
 * @param {import("./reducers/sought.js").Sought} sought
 * @param {import("./reducers/answer.js").Answer} answer
 * @returns {Partial<State>}
 */
function found(sought, answer) {
  const key = keyOf(sought, answer);
  return key === null ? { sought: { ...sought, missing: true } } : { sought: null, alone: aloneReducer(null, { type: "aloned", key }) };
}

/**
 * The past, after an action: whatever changes the document can be undone, and brings back the step it left.
 * @param {State | undefined} state
 * @param {State} next
 * @param {Action} action
 */
function remembered(state, next, action) {
  if (action.type === "paused") return paused(next.history);
  // A run is no edit: what is undone is how it is trained.
  if (action.type === "trained") return next.history;
  // Part of the edit that said other numbers, however late the answer came.
  if (action.type === "gaveWay") return next.history;
  if (!state || state.document === EMPTY || state.document === next.document) return next.history;
  const group = action.type === "inputSet" ? `input ${action.name}` : action.type === "typed" ? "typed" : null;
  return changed(next.history, { document: state.document, k: next.playhead === state.playhead ? null : state.playhead.k }, group);
}

/**
 * @param {State} state
 * @param {"undone" | "redone"} way
 * @returns {State}
 */
function travelled(state, way) {
  const found = (way === "undone" ? undo : redo)(state.history, { document: state.document, k: state.playhead.k });
  if (!found) return state;
  const { moment, history } = found;
  const playhead = moment.k === null ? state.playhead : { k: moment.k, beat: BEATS, form: formIn(moment.document) };
  // The way back over an example that was opened leads to another document: it is drawn as it was, not as an edit of this one.
  const answer = isRewritten(state.document.text, moment.document.text) ? { ...state.answer, fresh: true, edited: false, moved: false } : { ...state.answer, edited: false, moved: false };
  return { ...state, document: moment.document, playhead, answer, history, alone: null, sought: null, play: { ...state.play, playing: false } };
}

/**
 * Whether what is on show is the document's own walk, and its numbers can be had without the server.
 * @param {State} state
 */
export function follows({ document, answer }) {
  const { tape, fresh, problem } = answer;
  return isCurrent(answer, document) && tape?.about === aboutOf(document) && !fresh && problem === null;
}

/**
 * @param {import("./reducers/answer.js").Answer} answer
 * @param {import("./given.js").Inputs} change
 */
function followed(answer, change) {
  return answer.trace && answer.tape ? { ...answer, trace: moved(answer.trace, answer.tape.tape, singly(answer.trace.graph, change)), moved: true } : answer;
}

/**
 * Each k at which the walk on show stops.
 * @param {State} state
 */
export function stopsShown({ document, answer: { trace } }) {
  return trace ? stopsOf(trace, grainOf(trace, document)) : [];
}

/**
 * Where the walk stands on show: at the stop wanted, or the last one before it that there is.
 * @param {State} state
 * @returns {import("./pace.js").Stop}
 */
export function shownStop(state) {
  const { playhead: { k, beat, line } } = state;
  const shown = stopAt(stopsShown(state), k);
  if (shown !== k) return { k: shown, beat: BEATS };
  const count = line === undefined ? 0 : linesShown(state, k);
  return line === undefined || !count ? { k, beat } : { k, beat: beatOfLine(count, line), line };
}

/**
 * How many lines of a chain the board shows at a stop; 0 where it shows none.
 * @param {State} state
 * @param {number} k
 */
export function linesShown(state, k) {
  const chain = chainAt(state, k);
  const step = state.answer.trace && stepAt(state.answer.trace, k, grainOf(state.answer.trace, state.document));
  return chain && step && showsChain(chain, state.view, state.document) ? linesAt(chain, step).length : 0;
}

/** @returns {{get: () => State, dispatch: (action: Action) => void, subscribe: (listener: (state: State, action: Action) => void) => void}} */
export function createStore() {
  let state = reduce(undefined, { type: "begun" });
  /** @type {((state: State, action: Action) => void)[]} */
  const listeners = [];
  return {
    get: () => state,
    dispatch(action) {
      state = reduce(state, action);
      for (const listener of listeners) listener(state, action);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
