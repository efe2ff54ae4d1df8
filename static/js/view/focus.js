/** What kind of thing has the focus: its keys are its own. */

/**
 * @param {KeyboardEvent} event
 * @returns {import("../core/keymap.js").Focus}
 */
export function focusKind(event) {
  const target = event.composedPath()[0];
  if (target instanceof SVGElement) return target.closest(".hold") ? "node" : "none";
  if (!(target instanceof HTMLElement)) return "none";
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return "text";
  if (target instanceof HTMLInputElement) return target.type === "range" ? "range" : "text";
  return target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement ? "button" : "none";
}
