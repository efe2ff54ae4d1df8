/** Elements joined to data by d3-selection: what stays keeps its element, what is new is made, what goes fades. */
import { select } from "../../vendor/d3.js";
import { leave } from "./glide.js";

/**
 * Join a parent's children to data, in their order, whenever called: only what stands out of order is moved.
 * @template {HTMLElement | SVGElement} Made
 * @template Datum
 * @param {Element} parent
 * @param {(datum: Datum) => string | number} key what lasts of a datum
 * @param {(datum: Datum) => Made} make
 * @returns {(data: Datum[], fades?: number) => import("d3-selection").Selection<Made, Datum, Element, unknown>}
 */
export function createJoin(parent, key, make) {
  return (data, fades = 0) => {
    /** @type {import("d3-selection").Selection<Made, Datum, Element, unknown>} */
    const there = select(parent).selectChildren(":not(.leaving)");
    return there.data(data, key).join((enter) => enter.append(make), (update) => update, (exit) => exit.each((_, i, gone) => leave(gone[i], fades)));
  };
}
