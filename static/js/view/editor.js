/** The expression's editor: CodeMirror in a shadow root, where its styles pass the Content-Security-Policy. */
import {
  Decoration, EditorState, EditorView, StateEffect, StateField, Transaction, WidgetType, defaultKeymap, keymap, placeholder, selectedCompletion,
} from "../../vendor/codemirror.js";

import { plainLines, sameEnds } from "../core/document.js";
import { isNetwork } from "../core/network.js";
import { completion } from "./completion.js";
import { setAttributes } from "./element.js";
import { syntax } from "./syntax.js";

/** @type {import("../../vendor/codemirror.js").StateEffectType<{from: number, to: number} | null>} */
const problemAt = StateEffect.define();
/** @type {import("../../vendor/codemirror.js").StateEffectType<{from: number, to: number} | null>} */
const litAt = StateEffect.define();
/** @type {import("../../vendor/codemirror.js").StateEffectType<{from: number, to: number}[]>} */
const noticesAt = StateEffect.define();
const fromOutside = "outside";

class Missing extends WidgetType {
  toDOM() {
    const mark = document.createElement("span");
    mark.className = "cm-missing";
    return mark;
  }
}

const wrong = Decoration.mark({ class: "cm-wrong" });
const missing = Decoration.widget({ widget: new Missing(), side: 1 });

const problems = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(problemAt));
    if (!effect) return marks.map(transaction.changes);
    const span = effect.value;
    if (!span) return Decoration.none;
    const length = transaction.newDoc.length;
    const from = Math.min(span.from, length);
    const to = Math.min(span.to, length);
    return Decoration.set(from < to ? wrong.range(from, to) : missing.range(from));
  },
  provide: (field) => EditorView.decorations.from(field),
});

const lit = Decoration.mark({ class: "cm-lit" });

/** The piece that stands for the node the reader points at. */
const pieces = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(litAt));
    if (!effect) return transaction.docChanged ? Decoration.none : marks;
    const span = effect.value;
    return span && span.from < span.to && span.to <= transaction.newDoc.length ? Decoration.set(lit.range(span.from, span.to)) : Decoration.none;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const noticed = Decoration.mark({ class: "cm-noticed" });

/** What could be read in another way too. */
const notices = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(noticesAt));
    if (!effect) return marks.map(transaction.changes);
    const { length } = transaction.newDoc;
    const spans = effect.value.filter(({ from, to }) => from < to && to <= length).sort((a, b) => a.from - b.from);
    return Decoration.set(spans.map(({ from, to }) => noticed.range(from, to)));
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * A stroke from edge to edge of a tile of 8 × 4; two of them are one tooth of a zigzag.
 * @param {number} angle
 * @param {number} at how far along that angle
 */
const stroke = (angle, at) =>
  `linear-gradient(${angle}deg, transparent ${at - 0.9}px, var(--gradient) ${at - 0.5}px ${at + 0.5}px, transparent ${at + 0.9}px)`;

const theme = EditorView.theme({
  "&": { fontSize: "16px", borderRadius: "10px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "26px", maxHeight: "286px", overflow: "auto" },
  ".cm-content": { padding: "12px 0", caretColor: "var(--ink)", color: "var(--ink)" },
  ".cm-line": { padding: "0 16px" },
  ".cm-placeholder": { color: "var(--small)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { background: "var(--value-wash)" },
  ".cm-lit": { background: "var(--neutral-wash)", boxShadow: "0 0 0 3px var(--neutral-wash), 0 2px 0 3px var(--edge)", borderRadius: "1px" },
  ".cm-noticed": { borderBottom: "2px dotted var(--edge)", paddingBottom: "1px" },
  ".cm-wrong": {
    background: `${stroke(45, 2.83)}, ${stroke(135, 5.66)}`, backgroundSize: "8px 4px", backgroundRepeat: "repeat-x", backgroundPosition: "0 100%", paddingBottom: "4px",
  },
  ".cm-missing": {
    display: "inline-block", width: "0.62em", height: "1.1em", verticalAlign: "-0.2em", borderBottom: "2px solid var(--gradient)",
  },
  // Where the system forces colours it also draws a plate behind all text.
  "@media (forced-colors: active)": { ".cm-wrong": { borderBottom: "3px double CanvasText", paddingBottom: "0" } },
});

/**
 * What is typed over a selection. Chromium left to itself would carry the look of what stood there on to it, as an
 * inline style, which the Content-Security-Policy refuses.
 * @param {InputEvent} event
 * @param {EditorView} view
 */
function typeOver({ inputType, data }, view) {
  if (inputType !== "insertText" || data === null || view.composing || view.state.selection.main.empty) return false;
  view.dispatch(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

/**
 * @param {HTMLElement} host
 * @param {import("../core/vocabulary.js").Vocabularies} vocabularies
 * @param {{labels: {expression: string, network: string}, empty: string, hint: HTMLElement, list: string, onText: (text: string) => void, onWhole: () => void, onLeave: () => void, onPoint: (offset: number | null) => void}} options
 */
export function createEditor(host, vocabularies, { labels, empty, hint, list, onText, onWhole, onLeave, onPoint }) {
  const root = host.attachShadow({ mode: "open" });
  const parent = document.createElement("div");
  setAttributes(hint, { id: "hint", part: "hint" });
  root.append(parent, hint);
  const functions = completion(vocabularies, list);
  const view = new EditorView({
    root,
    parent,
    state: EditorState.create({
      extensions: [
        // No history of its own: undo and redo are the document's, wherever the focus is.
        keymap.of([{ key: "Escape", run: () => { onLeave(); return true; } }, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of(({ state }) => ({ "aria-label": isNetwork(state.doc.toString()) ? labels.network : labels.expression, "aria-describedby": hint.id, autocapitalize: "off", spellcheck: "false" })),
        placeholder(empty),
        // What comes first stands inside what comes after: a mark is round all of its tokens.
        syntax(vocabularies),
        functions.extension,
        problems,
        pieces,
        notices,
        EditorView.domEventHandlers({
          beforeinput: typeOver,
          pointermove: (event, editor) => onPoint(editor.posAtCoords({ x: event.clientX, y: event.clientY })),
          pointerleave: () => onPoint(null),
        }),
        theme,
        EditorView.updateListener.of((update) => {
          const own = update.transactions.some((transaction) => transaction.annotation(Transaction.userEvent) === fromOutside);
          if (update.docChanged && !own) onText(view.state.doc.toString());
          else if (functions.isHalfTyped(update.startState) && !functions.isHalfTyped(update.state)) onWhole();
        }),
      ],
    }),
  });
  return {
    /** Begin to write: over all that stands there, but where something is wrong, behind that. */
    begin() {
      const { value: fault, to: end } = view.state.field(problems).iter();
      view.dispatch({ selection: fault ? { anchor: end } : { anchor: 0, head: view.state.doc.length } });
      view.focus();
    },
    /** All functions there are, to choose from, where the editor has the focus. */
    functions() {
      if (view.hasFocus) functions.open(view);
    },
    /** Whether the word being written may be the beginning of a function's name: until its list is closed. */
    isHalfTyped: () => functions.isHalfTyped(view.state),
    isChoosing: () => selectedCompletion(view.state) !== null,
    /** @param {string} wanted */
    setText(wanted) {
      const text = plainLines(wanted);
      const current = view.state.doc.toString();
      if (current === text) return;
      const { start, end } = sameEnds(current, text);
      const insert = text.slice(start, text.length - end);
      view.dispatch({
        changes: { from: start, to: current.length - end, insert },
        selection: { anchor: start + insert.length },
        annotations: Transaction.userEvent.of(fromOutside),
      });
    },
    /** @param {{from: number, to: number} | null} span */
    light: (span) => view.dispatch({ effects: litAt.of(span) }),
    /** @param {{from: number, to: number}[]} spans */
    setNotices: (spans) => view.dispatch({ effects: noticesAt.of(spans) }),
    /** @param {{from: number, to: number} | null} span */
    setProblem(span) {
      view.dispatch({ effects: problemAt.of(span) });
      view.contentDOM.setAttribute("aria-invalid", String(span !== null));
    },
  };
}
