/** The list of functions at the caret. Nothing in it is chosen until an arrow goes there, so that Enter is a new line. */
import {
  EditorState, EditorView, Prec, StateEffect, StateField, acceptCompletion, autocompletion, closeCompletion, completionKeymap,
  completionStatus, keymap, pickedCompletion, startCompletion, tooltips,
} from "../../vendor/codemirror.js";

import { isHalfTyped, offered, taken } from "../core/completion.js";
import { element } from "./element.js";

/**
 * @typedef {import("../core/completion.js").Way} Way
 * @typedef {import("../../vendor/codemirror.js").Completion & {about: string}} Option
 * @typedef {import("../../vendor/codemirror.js").CompletionResult} CompletionResult
 * @typedef {{from: number, at: number}} Closing a bracket that was put there with its function, and where that stands
 */

/** How near the list comes to the edges of what is in view. */
const EDGE = 8;
/** Of these keys the page's own table has one, and Escape must not be taken while nothing is open. */
const OTHERS = new Set(["Escape", "Ctrl-Space"]);

const theme = EditorView.theme({
  ".cm-tooltip.cm-tooltip-autocomplete": {
    overflow: "hidden", border: "1px solid var(--slot)", borderRadius: "10px", background: "var(--paper)", color: "var(--ink)",
    boxShadow: "0 8px 24px rgb(0 0 0 / 12%)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    boxSizing: "border-box", width: `min(352px, 100vw - ${2 * EDGE}px)`, minWidth: "0", maxHeight: "300px", padding: "4px",
    fontFamily: "var(--mono)", fontSize: "14px", whiteSpace: "normal",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "5px 10px 6px", borderRadius: "6px", lineHeight: "20px" },
  ".cm-tooltip-autocomplete ul li:hover": { background: "var(--stage)" },
  ".cm-tooltip-autocomplete ul li[aria-selected], .cm-tooltip-autocomplete-disabled ul li[aria-selected]": {
    background: "var(--neutral-wash)", color: "var(--ink)", borderRadius: "2px 6px 6px 2px", boxShadow: "inset 2px 0 0 var(--ink)",
  },
  ".cm-completionMatchedText": { fontWeight: "700", textDecoration: "none" },
  ".cm-completionDetail": { marginLeft: "0", color: "var(--muted)" },
  ".about": { display: "block", color: "var(--muted)", fontFamily: "var(--sans)", fontSize: "13px", lineHeight: "18px" },
  "@media (forced-colors: active)": {
    ".cm-tooltip-autocomplete ul li[aria-selected]": { outline: "2px solid Highlight", outlineOffset: "-2px" },
  },
});

/** @type {import("../../vendor/codemirror.js").StateEffectType<Closing>} */
const closingAt = StateEffect.define({ map: ({ from, at }, changes) => ({ from: changes.mapPos(from), at: changes.mapPos(at, 1) }) });

/** The brackets that can be typed over, for as long as the caret is between them. */
const closings = StateField.define({
  create: () => /** @type {Closing[]} */ ([]),
  update(before, { changes, effects, newDoc, newSelection: { main: { head } } }) {
    const kept = before.map(({ from, at }) => ({ from: changes.mapPos(from), at: changes.mapPos(at, 1) }));
    const added = effects.flatMap((effect) => (effect.is(closingAt) ? [effect.value] : []));
    return [...kept, ...added].filter(({ from, at }) => head > from && head <= at && newDoc.sliceString(at, at + 1) === ")");
  },
});

/**
 * @param {import("../core/vocabulary.js").Vocabularies} vocabularies
 * @param {string} label of the list
 */
export function completion(vocabularies, label) {
  /** Whether the list is to be opened as one asks for it, rather than as one types. */
  let asked = false;

  /**
   * @param {EditorState} state
   * @param {number} pos
   * @param {Way} way
   * @returns {CompletionResult | null}
   */
  function found(state, pos, way) {
    const text = state.doc.toString();
    const offer = offered(vocabularies(text), text, pos, way);
    if (!offer) return null;
    const { from, to, offers } = offer;
    return {
      from,
      to,
      filter: false,
      options: offers.map((one) => ({ label: one.label, detail: one.takes, about: one.about, apply: (view, option, start, end) => take(view, option, one, start, end) })),
      getMatch: () => (pos > from ? [0, pos - from] : []),
      update: (_before, _from, _to, context) => found(context.state, context.pos, way === "typing" ? way : "narrowing"),
    };
  }

  const extension = [
    autocompletion({
      override: [({ state, pos }) => {
        const way = asked ? "all" : "typing";
        asked = false;
        return found(state, pos, way);
      }],
      selectOnOpen: false,
      interactionDelay: 0,
      icons: false,
      defaultKeymap: false,
      addToOptions: [{ position: 90, render: (option) => element("span", { class: "about" }, /** @type {Option} */ (option).about) }],
    }),
    Prec.highest(keymap.of([
      { key: "Escape", run: (view) => completionStatus(view.state) === "active" && closeCompletion(view) },
      // A list that scrolls would be the next stop of Chromium's Tab.
      { key: "Tab", run: (view) => acceptCompletion(view) || (closeCompletion(view) && false), shift: (view) => closeCompletion(view) && false },
      ...completionKeymap.filter(({ key }) => key && !OTHERS.has(key)),
    ])),
    // One may leave before the list that is on its way is there.
    EditorView.domEventHandlers({ blur: (_event, view) => void closeCompletion(view) }),
    EditorView.inputHandler.of((view, from, to, text) => {
      if (text !== ")" || from !== to || !view.state.field(closings).some(({ at }) => at === from)) return false;
      view.dispatch({ selection: { anchor: from + 1 }, scrollIntoView: true });
      return true;
    }),
    closings,
    // Not under a phone's keyboard.
    tooltips({ tooltipSpace: inView }),
    EditorState.phrases.of({ Completions: label }),
    theme,
  ];

  return {
    extension,
    /** @param {EditorView} view */
    open(view) {
      asked = true;
      startCompletion(view);
    },
    /** @param {EditorState} state */
    isHalfTyped(state) {
      const text = state.doc.toString();
      return completionStatus(state) !== null && isHalfTyped(vocabularies(text), text, state.selection.main.head);
    },
  };
}

/**
 * @param {EditorView} view
 * @param {import("../../vendor/codemirror.js").Completion} option
 * @param {import("../core/completion.js").Offer} offer
 * @param {number} from
 * @param {number} to
 */
function take(view, option, offer, from, to) {
  const { insert, caret, closes } = taken(offer, view.state.doc.toString(), from, to);
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: caret },
    effects: closes === null ? [] : [closingAt.of({ from: closes - 1, at: closes })],
    annotations: pickedCompletion.of(option),
    userEvent: "input.complete",
    scrollIntoView: true,
  });
}

function inView() {
  const { offsetLeft: left, offsetTop: top, width, height } = window.visualViewport ?? { offsetLeft: 0, offsetTop: 0, width: innerWidth, height: innerHeight };
  return { left: left + EDGE, top: top + EDGE, right: left + width - EDGE, bottom: top + height - EDGE };
}
