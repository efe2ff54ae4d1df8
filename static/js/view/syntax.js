/** The editor's text set as mathematics is: letters that stand for something slanted, functions in bold, the rest upright. */
import { Decoration, EditorView, StateField } from "../../vendor/codemirror.js";

import { tokens } from "../core/tokens.js";

/**
 * @typedef {import("../core/tokens.js").Kind} Kind
 * @typedef {import("../../vendor/codemirror.js").EditorState} EditorState
 */

/** @type {Record<Kind, Decoration>} */
const MARKS = /** @type {any} */ (Object.fromEntries(["comment", "number", "constant", "function", "command", "name", "bracket", "operator"]
  .map((kind) => [kind, Decoration.mark({ class: `tok-${kind}` })])));

/** Weight, slant and grey only: blue is a value, orange a gradient. */
const theme = EditorView.theme({
  ".tok-name": { fontStyle: "italic" },
  ".tok-function": { fontWeight: "700" },
  ".tok-command, .tok-bracket": { color: "var(--muted)" },
  ".tok-comment": { color: "var(--small)", fontStyle: "italic" },
});

/** @param {import("../core/vocabulary.js").Vocabularies} vocabularies */
export function syntax(vocabularies) {
  /** @param {EditorState} state */
  function marks(state) {
    const text = state.doc.toString();
    return Decoration.set(tokens(text, vocabularies(text)).map(({ kind, from, to }) => MARKS[kind].range(from, to)));
  }
  return [
    StateField.define({
      create: marks,
      update: (before, { docChanged, state }) => (docChanged ? marks(state) : before),
      provide: (field) => EditorView.decorations.from(field),
    }),
    theme,
  ];
}
