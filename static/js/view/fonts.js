/** What is measured before its font has come is measured wrong: these are fetched before the first picture. */

const FONTS = ["16px KaTeX_Main", "bold 16px KaTeX_Main", "italic 16px KaTeX_Math", "16px KaTeX_Size1", "16px KaTeX_Size2", "600 16px Inter"];

/** @returns {Promise<unknown>} never fails: without a font the page still works */
export function fontsLoaded() {
  return Promise.allSettled(FONTS.map((font) => document.fonts.load(font)));
}
