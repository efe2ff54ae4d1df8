/** The address bar, which holds the document. */
import { SECTIONS } from "../core/sections.js";
import { at } from "../core/site.js";
import { decode, decodeShown, encode, unreadOf } from "../core/url.js";

/**
 * @typedef {import("../core/url.js").Place} Place
 */

/** @returns {Place | null} */
export function readAddress() {
  return decode(window.location.hash);
}

/** What of the document in an address could not be read. */
export function unreadAddress(hash = window.location.hash) {
  return unreadOf(hash);
}

/** The section that the address without its document opens. @returns {import("../core/sections.js").Section} */
export function opens() {
  const path = window.location.pathname.replace(/\/$/, "");
  return SECTIONS.find((section) => path === at(`/${section}`)) ?? "expression";
}

/** How this address wants the page to look. */
export function readShown() {
  return decodeShown(window.location.search, window.location.hash);
}

/**
 * The whole address of a place, to be given to others.
 * @param {Place} place
 */
export function linkTo(place) {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}#${encode(place)}`;
}

/**
 * What the address said after ? about the page's look moves into the part that changes.
 * @param {Place} place
 */
export function writeAddress(place) {
  const { hash, search, pathname } = window.location;
  const rest = search.replace(/^\?/, "").split("&").filter((pair) => pair && !/^(?:present|hide)=/.test(pair)).join("&");
  const wanted = `${pathname}${rest && `?${rest}`}#${encode(place)}`;
  if (wanted !== pathname + search + hash) window.history.replaceState(null, "", wanted);
}

/**
 * Another document is opened: this one stays behind, for the browser's Back.
 * @param {Place} place
 */
export function leaveBehind(place) {
  writeAddress(place);
  window.history.pushState(null, "", window.location.href);
}

/**
 * The page is reloaded, left or put aside: what waits is done now or never.
 * @param {() => void} listener
 */
export function onLeaving(listener) {
  window.addEventListener("pagehide", listener);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") listener();
  });
}

/**
 * A link to another state of this page was followed, Back or Forward pressed, or the address edited by hand.
 * @param {(place: Place, unread: ReturnType<typeof unreadAddress>) => void} listener
 */
export function onAddress(listener) {
  window.addEventListener("hashchange", ({ newURL }) => {
    // The address bar may say something else by now: an answer that came between has the page write what it shows.
    const { hash } = new URL(newURL);
    const place = decode(hash);
    if (place) listener(place, unreadAddress(hash));
  });
}
