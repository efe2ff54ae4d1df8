/** The lines of the board, as large as their places allow. */
import { sizeIn } from "./maths.js";

/** Between a line and the words beside it, in px. */
const GAP = 14;

/**
 * Shrink or stack what is too wide on the board. All is read before anything is written, since a look at a size after a
 * change lays the page out, line by line.
 * @param {HTMLElement} title
 * @param {HTMLElement} target
 */
export function fitAll(title, target) {
  const head = /** @type {HTMLElement} */ (title.firstElementChild);
  const lines = [.../** @type {NodeListOf<HTMLElement>} */ (target.querySelectorAll(".rule > .math, .row-says > .math"))];
  for (const math of [head, ...lines]) math.style.removeProperty("font-size");
  // Words that went below are smaller there: measured anew as if they stood beside.
  for (const stacked of target.querySelectorAll(".stacked")) stacked.classList.remove("stacked");
  const sizes = [{ math: head, place: null, stacks: false, size: sizeIn(head, title.clientWidth, 0.6) }, ...lines.map((math) => {
    const place = /** @type {HTMLElement} */ (math.parentElement);
    const aside = /** @type {HTMLElement | null} */ (math.nextElementSibling);
    const beside = aside ? aside.offsetWidth + GAP : 0;
    // A sum is never made small for the words beside it: they go below, which under a fraction they cannot.
    const stacks = aside !== null && !math.querySelector(".mfrac") && math.offsetWidth + beside > place.clientWidth;
    const tall = place.matches(".rule") ? place.clientHeight : Infinity;
    return { math, place, stacks, size: sizeIn(math, place.clientWidth - (stacks ? 0 : beside), undefined, tall) };
  })];
  for (const { math, place, stacks, size } of sizes) {
    place?.classList.toggle("stacked", stacks);
    if (size) math.style.setProperty("font-size", size);
  }
}
