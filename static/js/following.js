/** What is on show follows its inputs without the server: the program is fetched once all has come to rest. */
import { cornerOf } from "./core/corner.js";
import { aboutOf, questionOf } from "./core/question.js";
import { isCurrent } from "./core/reducers/answer.js";
import { formsOf } from "./core/form.js";
import { dragOf } from "./core/drag.js";
import { isArray, numberOf } from "./core/format.js";
import { alike } from "./core/moving.js";
import { follows } from "./core/store.js";
import { isOfRun } from "./core/trained.js";
import { tape } from "./core/tape.js";
import { lastOf } from "./io/clock.js";
import { fetchProgram } from "./io/about.js";

/**
 * @typedef {import("./core/types.js").Trace} Trace
 * @typedef {import("./core/store.js").State} State
 * @typedef {import("./core/question.js").Question} Question
 */

/** So long nothing is answered before the program is asked for: not at each letter that is typed. */
const REST_MS = 400;
/** So long nothing moves before the server is asked whether it has the same numbers. */
const SETTLED_MS = 250;

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {() => (() => void)} begin
 */
export function createFollowing(store, begin) {
  const ready = lastOf(REST_MS);
  const settled = lastOf(SETTLED_MS, begin);

  async function prepare() {
    const { document: doc, answer } = store.get();
    const about = aboutOf(doc);
    if (!isCurrent(answer, doc) || answer.trace?.graph.arrays || answer.tape?.about === about) return;
    const program = await fetchProgram(questionOf(doc));
    if (program && aboutOf(store.get().document) === about) store.dispatch({ type: "programmed", about, tape: tape(program) });
  }

  store.subscribe((state, { type }) => {
    if (type === "answered") ready(() => void prepare());
    document.documentElement.toggleAttribute("data-follows", follows(state));
  });

  /** @param {State} state */
  const tapeOf = (state) => (follows(state) ? (state.answer.tape?.tape ?? null) : null);

  return {
    /**
     * What is to be told of the input that is moved by hand; nothing while numbers are hidden.
     * @param {State} state
     * @param {import("./core/frame.js").Frame} frame
     */
    moving(state, frame) {
      const { answer: { trace }, view: { dragged, hideValues } } = state;
      const ready = tapeOf(state);
      const drag = trace && ready && !hideValues && dragged !== null ? dragOf(trace, ready, frame, dragged, formsOf(state)) : null;
      return drag && trace && ready ? { trace, tape: ready, drag } : null;
    },
    /**
     * The corner that the step shown goes over; nothing while numbers are hidden, or the graph is a table.
     * @param {State} state
     * @param {import("./core/frame.js").Frame} frame
     */
    corner(state, frame) {
      const { answer: { trace }, view: { dragged, hideValues }, stage: { table } } = state;
      const ready = tapeOf(state);
      return trace && ready && !hideValues && !table ? cornerOf(trace, ready, frame, dragged !== null) : null;
    },
    /**
     * Move the input in hand by a little, else the first.
     * @param {number} by
     */
    nudge(by) {
      const { answer: { trace }, view: { dragged } } = store.get();
      const inputs = (trace?.graph.inputs ?? []).filter(({ name, node }) => !isArray(trace?.numbers[node] ?? 0) && !isOfRun(store.get(), name));
      const input = inputs.find(({ name }) => name === dragged) ?? inputs[0];
      if (!trace || !input) return;
      const value = Math.round((numberOf(trace.numbers[input.node]) + by) * 1e6) / 1e6;
      if (Number.isFinite(value)) store.dispatch({ type: "inputSet", name: input.name, value });
      store.dispatch({ type: "viewed", change: { dragged: input.name } });
    },
    /**
     * Ask at once, or, while what is on show follows by itself, once it stands still.
     * @param {() => void} ask
     */
    ask(ask) {
      if (follows(store.get())) settled(ask);
      else ask();
    },
    /**
     * Whether an answer tells what is on show; one of numbers that have moved on since does not.
     * @param {Trace} trace
     * @param {Question} question
     */
    tells(trace, question) {
      const { answer, document: doc } = store.get();
      if (!answer.moved || !answer.trace || !follows(store.get())) return true;
      if (question.inputs !== doc.inputs) return false;
      if (!alike(answer.trace.numbers, trace.numbers)) console.error("the tape and the server differ", question);
      return true;
    },
  };
}
