/** Numbers in the ink of what they are: a value's blue, a gradient's bold orange. */

/**
 * @param {string} latex
 * @param {"v" | "g"} ink
 */
export function inked(latex, ink) {
  return `\\htmlClass{${ink}}{${ink === "g" ? `\\boldsymbol{${latex}}` : latex}}`;
}

/**
 * As a factor or a later term, which stands in brackets where it is negative.
 * @param {string} latex
 * @param {"v" | "g"} ink
 */
export function bracketed(latex, ink) {
  return latex.startsWith("-") ? `(${inked(latex, ink)})` : inked(latex, ink);
}
