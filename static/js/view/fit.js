/** The lines of the board, as large as their places allow. */
import { fitWidth } from "./maths.js";

/**
 * Shrink or stack what is too wide on the board.
 * @param {HTMLElement} title
 * @param {HTMLElement} target
 */
export function fitAll(title, target) {
  fitWidth(/** @type {HTMLElement} */ (title.firstElementChild), title.clientWidth, 0.6);
  // Words that went below are smaller there: measured anew as if they stood beside.
  for (const stacked of target.querySelectorAll(".stacked")) stacked.classList.remove("stacked");
  for (const math of /** @type {NodeListOf<HTMLElement>} */ (target.querySelectorAll(".rule > .math, .row-says > .math"))) {
    const place = /** @type {HTMLElement} */ (math.parentElement);
    const aside = /** @type {HTMLElement | null} */ (math.nextElementSibling);
    // A sum is never made small for the words beside it: they go below, which under a fraction they cannot.
    math.style.removeProperty("font-size");
    const stacks = aside !== null && !math.querySelector(".mfrac") && math.offsetWidth + aside.offsetWidth + 14 > place.clientWidth;
    place.classList.toggle("stacked", stacks);
    fitWidth(math, place.clientWidth - (aside && !stacks ? aside.offsetWidth + 14 : 0));
  }
}
