/** What scrolls must be within reach of the keyboard, and what does not is no stop of Tab. */
import { setAttributes } from "./element.js";

/**
 * @param {HTMLElement} target
 * @returns {boolean} whether it scrolls
 */
export function reachable(target) {
  const scrolls = target.scrollHeight > target.clientHeight + 1 || target.scrollWidth > target.clientWidth + 1;
  if (scrolls || document.activeElement !== target) setAttributes(target, { tabindex: scrolls ? 0 : null });
  return scrolls;
}
