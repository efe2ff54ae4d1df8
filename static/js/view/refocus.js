/**
 * The focus is never lost: when what has it goes away, the region it stood in takes it, and gives it back when it is
 * there again. In a region that rests so no key has a meaning of its own, and Tab goes on from there.
 */
import { setAttributes } from "./element.js";

const REGIONS = "section, header, footer, nav";

/**
 * Let something that takes no keys have the focus until it goes elsewhere.
 * @param {HTMLElement} target
 */
export function restAt(target) {
  // For so long only: a press on it is a press on the page.
  setAttributes(target, { tabindex: -1, "data-rests": true });
  const leave = () => {
    // Another window has the focus now, and will give it back.
    if (document.activeElement === target) return;
    setAttributes(target, { tabindex: null, "data-rests": null });
    target.removeEventListener("blur", leave);
  };
  target.addEventListener("blur", leave);
  target.focus({ preventScroll: true });
}

/** @param {HTMLElement} home the region that is always there */
export function createRefocus(home) {
  let region = home;
  let held = /** @type {Element | null} */ (null);
  let resting = /** @type {Element | null} */ (null);
  let gone = /** @type {HTMLElement | SVGElement | null} */ (null);

  document.addEventListener("focusin", ({ target }) => {
    // A dialog gives it back itself.
    if (!(target instanceof Element) || target === resting || target.closest("dialog")) return;
    held = target;
    resting = gone = null;
    region = target.closest(/** @type {"section"} */ (REGIONS)) ?? home;
  });
  // A press beside everything takes the focus away, and is meant to; after a drag d3-zoom lets no click come any farther.
  window.addEventListener("click", () => {
    if (document.activeElement === document.body) held = resting = gone = null;
  }, { capture: true });

  return {
    /**
     * Look after it, once an action is drawn.
     * @param {Element | null} had what had it before
     */
    after(had) {
      const now = document.activeElement === document.body ? null : document.activeElement;
      // Drawn in another place among others, an element loses it.
      if (!now && had === held && held && isThere(held)) return /** @type {SVGElement} */ (held).focus({ preventScroll: true });
      if (now && isThere(now)) {
        if (now === resting && gone && isThere(gone)) gone.focus({ preventScroll: true });
        return;
      }
      const lost = now && !now.closest("dialog") ? now : held;
      if (!lost || isThere(lost)) return;
      resting = isThere(region) ? region : home;
      gone = lost instanceof HTMLElement || lost instanceof SVGElement ? lost : null;
      restAt(resting === region ? region : home);
    },
  };
}

/** @param {Element} part */
function isThere(part) {
  return part.isConnected && part.checkVisibility({ visibilityProperty: true }) && !part.closest("[inert]");
}
