/** The address bar, which holds the document. */
import { decode, encode } from "../core/url.js";

/**
 * @typedef {import("../core/url.js").Place} Place
 */

/** @returns {Place | null} */
export function readAddress() {
  return decode(window.location.hash);
}

/** @param {Place} place */
export function writeAddress(place) {
  const hash = `#${encode(place)}`;
  if (hash !== window.location.hash) window.history.replaceState(null, "", hash);
}

/**
 * A link to another state of this page was followed, or the address edited by hand.
 * @param {(place: Place) => void} listener
 */
export function onAddress(listener) {
  window.addEventListener("hashchange", () => {
    const place = readAddress();
    if (place) listener(place);
  });
}
