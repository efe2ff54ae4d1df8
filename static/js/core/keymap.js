/**
 * The keys: one table, which the handler and the hints both read.
 *
 * @typedef {"next" | "previous" | "first" | "last" | "play" | "editor"} Command
 * @typedef {{keys: string[], command: Command, hint: string}} Binding keys as KeyboardEvent names them; a catalogue key
 */

/** @type {readonly Binding[]} */
export const BINDINGS = Object.freeze([
  { keys: ["ArrowLeft"], command: "previous", hint: "page.hint.step" },
  { keys: ["ArrowRight"], command: "next", hint: "page.hint.step" },
  { keys: [" "], command: "play", hint: "page.hint.play" },
  { keys: ["Home"], command: "first", hint: "page.hint.ends" },
  { keys: ["End"], command: "last", hint: "page.hint.ends" },
  { keys: ["/"], command: "editor", hint: "page.hint.editor" },
]);

/**
 * What a key means, unless it belongs to the field or button that has the focus.
 * @param {{key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey?: boolean}} event
 * @param {"text" | "range" | "button" | "none"} focus what kind of thing has the focus
 * @returns {Command | null}
 */
export function commandOf(event, focus) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || focus === "text") return null;
  const binding = BINDINGS.find(({ keys }) => keys.includes(event.key));
  if (!binding) return null;
  if (focus === "range" && /^(Arrow|Home|End)/.test(event.key)) return null;
  if (focus === "button" && event.key === " ") return null;
  return binding.command;
}
