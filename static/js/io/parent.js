/** The frame that this page stands in: a slide show, which has a use for keys that the page has none for. */

/** @param {string} key as KeyboardEvent names it */
export function tellParent(key) {
  if (window.parent !== window) window.parent.postMessage({ type: "gradwalk.key", key }, "*");
}
