/**
 * The keys: one table, which the handler, the hints and the sheet of all keys read.
 *
 * @typedef {"next" | "previous" | "turn-board" | "next-beat" | "previous-beat" | "slower" | "faster" | "speed" | "first" | "last" | "play" | "coarser" | "finer" | "editor" | "functions" | "undo" | "redo" | "nudge" | "paths" | "caching" | "algorithm" | "losses"
 *   | OnStage | OfLook} Command
 * @typedef {"closer" | "farther" | "fit" | "turn" | "symbols" | "table" | "to-right" | "to-left" | "to-up" | "to-down" | "to-first" | "to-last" | "open" | "open-close" | "alone" | "leave-graph"} OnStage
 *   what one does on the stage
 * @typedef {"present" | "blank" | "hide-values" | "keys" | "gallery" | "export" | "leave"} OfLook how the page is shown
 * @typedef {"text" | "range" | "button" | "node" | "none"} Focus what kind of thing has the focus
 * @typedef {"walk" | "stage" | "show" | "edit"} Group
 * @typedef {"" | "shift" | "control" | "control+shift"} Held control is ⌘ on a Mac
 * @typedef {object} Binding
 * @property {string[]} keys as KeyboardEvent names them, letters small
 * @property {Held} [held]
 * @property {Focus} [at] what must have the focus: there it goes before the page's own meaning of the key
 * @property {Command} command
 * @property {Group} group in the sheet
 * @property {string} says the catalogue's sentence in the sheet; bindings that share one stand on one line
 * @property {string} [hint] the catalogue's word under the timeline, where there is room for few
 * @typedef {object} Pressed as KeyboardEvent has it
 * @property {string} key
 * @property {boolean} ctrlKey
 * @property {boolean} metaKey
 * @property {boolean} altKey
 * @property {boolean} [shiftKey]
 * @property {(name: string) => boolean} [getModifierState]
 */

/** @type {readonly Group[]} */
export const GROUPS = Object.freeze(["walk", "stage", "show", "edit"]);

/** @type {readonly Binding[]} */
export const BINDINGS = Object.freeze([
  { keys: ["ArrowLeft"], command: "previous", group: "walk", says: "page.keys.step", hint: "page.hint.step" },
  { keys: ["ArrowRight"], command: "next", group: "walk", says: "page.keys.step", hint: "page.hint.step" },
  { keys: ["PageUp"], command: "previous", group: "walk", says: "page.keys.page" },
  { keys: ["PageDown"], command: "next", group: "walk", says: "page.keys.page" },
  { keys: ["ArrowLeft"], held: "shift", command: "previous-beat", group: "walk", says: "page.keys.beat" },
  { keys: ["ArrowRight"], held: "shift", command: "next-beat", group: "walk", says: "page.keys.beat" },
  { keys: [" "], command: "play", group: "walk", says: "page.keys.play", hint: "page.hint.play" },
  { keys: ["["], command: "slower", group: "walk", says: "page.keys.speed" },
  { keys: ["]"], command: "faster", group: "walk", says: "page.keys.speed" },
  { keys: [","], command: "coarser", group: "walk", says: "page.keys.detail" },
  { keys: ["."], command: "finer", group: "walk", says: "page.keys.detail" },
  { keys: ["c"], command: "turn-board", group: "walk", says: "page.keys.chain" },
  { keys: ["Home"], command: "first", group: "walk", says: "page.keys.ends" },
  { keys: ["End"], command: "last", group: "walk", says: "page.keys.ends" },
  { keys: ["n"], command: "nudge", group: "walk", says: "page.keys.nudge" },
  { keys: ["w"], command: "paths", group: "walk", says: "page.keys.paths" },
  { keys: ["k"], command: "caching", group: "walk", says: "page.keys.caching" },
  { keys: ["d"], command: "algorithm", group: "walk", says: "page.keys.algorithm" },
  { keys: ["l"], command: "losses", group: "walk", says: "page.keys.losses" },
  { keys: ["+", "="], command: "closer", group: "stage", says: "page.keys.zoom" },
  { keys: ["-", "\u2212"], command: "farther", group: "stage", says: "page.keys.zoom" },
  { keys: ["f"], command: "fit", group: "stage", says: "page.keys.fit" },
  { keys: ["s"], command: "symbols", group: "stage", says: "page.keys.symbols" },
  { keys: ["a"], command: "alone", group: "stage", says: "page.keys.alone" },
  { keys: ["t"], command: "table", group: "stage", says: "page.keys.table" },
  { keys: ["ArrowRight"], at: "node", command: "to-right", group: "stage", says: "page.keys.wander" },
  { keys: ["ArrowLeft"], at: "node", command: "to-left", group: "stage", says: "page.keys.wander" },
  { keys: ["ArrowUp"], at: "node", command: "to-up", group: "stage", says: "page.keys.wander" },
  { keys: ["ArrowDown"], at: "node", command: "to-down", group: "stage", says: "page.keys.wander" },
  { keys: ["Home"], at: "node", command: "to-first", group: "stage", says: "page.keys.order" },
  { keys: ["End"], at: "node", command: "to-last", group: "stage", says: "page.keys.order" },
  { keys: ["Enter", " "], at: "node", command: "open", group: "stage", says: "page.keys.open" },
  { keys: ["o"], at: "node", command: "open-close", group: "stage", says: "page.keys.open-close" },
  { keys: ["Escape"], at: "node", command: "leave-graph", group: "stage", says: "page.keys.leave-graph" },
  { keys: ["p"], command: "present", group: "show", says: "page.keys.present" },
  { keys: ["b"], command: "blank", group: "show", says: "page.keys.blank" },
  { keys: ["h"], command: "hide-values", group: "show", says: "page.keys.hide", hint: "page.hint.hide" },
  { keys: ["e"], command: "export", group: "show", says: "page.keys.export" },
  { keys: ["Escape"], command: "leave", group: "show", says: "page.keys.leave" },
  { keys: ["?"], command: "keys", group: "show", says: "page.keys.sheet", hint: "page.hint.keys" },
  { keys: ["/"], command: "editor", group: "edit", says: "page.keys.editor" },
  { keys: [" "], held: "control", at: "text", command: "functions", group: "edit", says: "page.keys.functions" },
  { keys: ["g"], command: "gallery", group: "edit", says: "page.keys.gallery" },
  { keys: ["z"], held: "control", command: "undo", group: "edit", says: "page.keys.undo" },
  { keys: ["z"], held: "control+shift", command: "redo", group: "edit", says: "page.keys.redo" },
  { keys: ["y"], held: "control", command: "redo", group: "edit", says: "page.keys.redo" },
]);

/**
 * Whether a binding is one key that also writes something: such keys can be switched off (WCAG 2.1.4).
 * @param {Binding} binding
 */
export function isSingle({ keys, held = "", at }) {
  return at === undefined && held === "" && keys[0].length === 1;
}

/**
 * What a key means, unless it belongs to the field or button that has the focus.
 * @param {Pressed} event
 * @param {Focus} focus
 * @param {boolean} [singleKeys] whether keys that also write something are shortcuts
 * @returns {Command | null}
 */
export function commandOf(event, focus, singleKeys = true) {
  if (event.altKey && !writes(event)) return null;
  const held = heldOf(event);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const candidates = BINDINGS.filter((candidate) => candidate.keys.includes(key) && (candidate.held ?? "") === held);
  const binding = candidates.find(({ at }) => at === focus) ?? candidates.find(({ at }) => at === undefined);
  if (!binding) return null;
  if (isSingle(binding) && !singleKeys) return null;
  if (focus === "text" && !held.startsWith("control")) return null;
  if (focus === "range" && /^(Arrow|Page|Home|End)/.test(key)) return null;
  if (focus === "button" && key === " ") return null;
  return binding.command;
}

/**
 * Which keys are held that make another shortcut of it; a sign that needs Shift to be written is that sign alone.
 * @param {Pressed} event
 * @returns {Held}
 */
function heldOf(event) {
  const { key, ctrlKey, metaKey, shiftKey = false } = event;
  if ((ctrlKey || metaKey) && !writes(event)) return shiftKey ? "control+shift" : "control";
  return shiftKey && key.length > 1 ? "shift" : "";
}

/**
 * Whether AltGr is held to write a sign, as many keyboards need for `[`; Windows says Ctrl and Alt of it.
 * @param {Pressed} event
 */
function writes(event) {
  return event.key.length === 1 && (event.getModifierState?.("AltGraph") ?? false);
}
