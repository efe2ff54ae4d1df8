/**
 * How the page is shown: nothing here changes the document. `present` and `hide` belong to a link, `theme` and
 * `singleKeys` to the reader, who finds them again; the rest lasts as long as the page.
 *
 * @typedef {"system" | "light" | "dark"} Theme
 * @typedef {"left" | "board" | "timeline" | "header"} Column what `hide=` can name
 * @typedef {"step" | "chain"} Face upstream, local and contribution, or the chain rule line by line
 * @typedef {"walk" | "edit" | "gradients"} Pane what a phone shows
 * @typedef {import("../store.js").Action} Action
 *
 * @typedef {object} View
 * @property {Theme} theme
 * @property {boolean} singleKeys whether keys without Ctrl or Alt are shortcuts (WCAG 2.1.4)
 * @property {boolean} present
 * @property {readonly Column[]} hide
 * @property {boolean} blank the screen is black: the class looks at the teacher
 * @property {boolean} hideValues numbers are slots: the class guesses
 * @property {boolean} sheet the sheet of all keys is open
 * @property {boolean} gallery the gallery of all examples is open
 * @property {import("../export.js").Format | null} exported the format in which the document is shown to be taken along
 * @property {string | null} dragged the input that is moved by hand: board and curve tell of it, until a step is taken
 * @property {"paths" | "caching" | "algorithm" | "losses" | "training" | null} aside what is looked at instead of the step
 * @property {number | null} pathTo the node whose paths these are
 * @property {number} pathAt which of them is lit
 * @property {number | null} scoreAt the score at which losses are compared; null: the example's own
 * @property {number} cell the element of a contribution between arrays whose sum is written out
 * @property {number} chains how many chains are written out
 * @property {number} layers hidden layers of the network beside it
 * @property {boolean} layersShown whether the layers of a network stand as rows, too
 * @property {boolean | null} weightsShown whether its weights do among the inputs; null: where they are few
 * @property {Pane} pane
 * @property {boolean} symbols whether gradients stand at their nodes in symbols
 * @property {Face | null} face what the board shows of a step, where the reader chose
 */

/** @type {readonly Theme[]} */
export const THEMES = Object.freeze(["system", "light", "dark"]);
/** @type {readonly Column[]} */
export const COLUMNS = Object.freeze(["left", "board", "timeline", "header"]);

/** @type {View} */
const PLAIN = Object.freeze({
  theme: "system", singleKeys: true, present: false, hide: Object.freeze([]), blank: false, hideValues: false, sheet: false, gallery: false, exported: null,
  dragged: null, aside: null, pathTo: null, pathAt: 0, scoreAt: null, cell: 0, chains: 0, layers: 3, layersShown: false, weightsShown: null, pane: "walk", face: null, symbols: false,
});

/**
 * @param {View} view
 * @param {Action} action
 * @returns {View}
 */
export function viewReducer(view = PLAIN, action) {
  switch (action.type) {
    case "opened":
      return changed(view, { present: action.present ?? false, hide: action.hide ?? [], face: action.face ?? null, symbols: action.symbols ?? false, dragged: null, aside: null });
    case "viewed":
      return changed(view, action.change);
    case "moved":
      // What caching saves is counted along the walk, and the algorithm runs along it.
      return changed(view, { dragged: null, cell: 0, aside: view.aside === "paths" || view.aside === "training" ? null : view.aside });
    case "trains":
      return changed(view, { dragged: null, aside: "training" });
    case "typed":
    case "brokenDown":
    case "differentiated":
    case "merged":
      return changed(view, { dragged: null, aside: null });
    case "exampleChosen":
      return changed(view, { pane: "walk", gallery: false, dragged: null, aside: null });
    default:
      return view;
  }
}

/**
 * The same view when nothing in it changes.
 * @param {View} view
 * @param {Partial<View>} change
 * @returns {View}
 */
function changed(view, change) {
  const names = /** @type {(keyof View)[]} */ (Object.keys(change));
  return names.every((name) => String(view[name]) === String(change[name])) ? view : { ...view, ...change };
}
