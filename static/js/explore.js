/** The stage as something to explore: where one looks, which way the graph runs. Hands, keys and buttons come here. */
import { ZOOM, cameraOf, moved, scalesOf, showing, transformOf, zoomed } from "./core/camera.js";
import { boxNow, boxOf } from "./core/follow.js";
import { formIn, isTurned } from "./core/elements.js";
import { holding, shareOf } from "./core/hold.js";
import { inPlace } from "./core/inplace.js";
import { LOOKS, isOf, lookOf, pictureFor, turnedIn } from "./core/picture.js";
import { text } from "./core/say.js";
import { isOfArrays } from "./core/unfolded.js";
import { createChoice } from "./choose.js";
import { createPulling } from "./pulling.js";
import { byId, setAttributes } from "./view/element.js";
import { createGestures } from "./view/gestures.js";
import { createChips } from "./view/chips.js";
import { createRows } from "./view/rows.js";
import { createToolbar } from "./view/toolbar.js";

/**
 * @typedef {import("./core/camera.js").Camera} Camera
 * @typedef {import("./core/camera.js").View} View
 * @typedef {import("./core/store.js").Action} Action
 * @typedef {import("./core/store.js").State} State
 * @typedef {import("./core/types.js").Catalogue} Catalogue
 *
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {ReturnType<typeof import("./core/store.js").createStore>} store
 * @property {ReturnType<typeof import("./view/stage.js").createStage>} stage
 * @property {ReturnType<typeof import("./io/layout.js").createLayouts>} layouts
 * @property {ReturnType<typeof import("./view/settled.js").createRest>} rest
 * @property {Catalogue} catalogue
 * @property {(sentence: import("./core/types.js").Sentence) => void} say says something aloud, once
 * @property {() => import("./core/given.js").Inputs} values the inputs' values on show, by name
 */

/** The scale at which letters can be read well. */
const READ = 0.8;

/** What may ask for another layout. */
const LAYS = new Set(["turned", "looked", "detailed", "parted", "undone", "redone", "answered"]);

/** @param {Page} page */
export function createExplore(page) {
  const { root, store, stage, layouts, rest, catalogue } = page;
  const toolbar = createToolbar(catalogue, (tool) => commands[tool]());
  const rows = createRows(catalogue);
  root.append(rows.root, toolbar.root);
  /** @param {string} key */
  const word = (key) => text({ key }, { catalogue, numbers: [] });
  const choice = createChoice(page);
  /** Where one looks from since a part was opened or closed, not by hand. */
  let kept = /** @type {Camera | null} */ (null);
  /** What had the focus before the table took it. */
  let came = /** @type {Element | null} */ (null);
  createPulling(store, stage.svg);
  const looks = createChips(byId("look"), LOOKS.map((name) => ({ name, label: word(`page.look.${name}`), says: word(`page.look.${name}.says`) })), (as) => store.dispatch({ type: "looked", as }));
  const gestures = createGestures(stage.svg, { look, press: choice.press });

  /**
   * The graph on the stage, unless there is the formula it opens on, which is always seen whole, or the table.
   */
  function graph() {
    const shown = stage.shown();
    return !shown || shown.opening || shown.model.stage.table ? null : shown;
  }

  /**
   * @param {Camera | null} camera
   * @param {boolean} [gently]
   */
  function aim(camera, gently = false) {
    store.dispatch({ type: "aimed", camera, gently });
  }

  /** @param {View} to as hands would have it */
  function look(to) {
    const shown = graph();
    if (shown) aim(moved(shown.view, to, { room: shown.room, drawing: shown.scene }) ?? whole());
  }

  /** The camera that has everything in view; where that can be read, it is what the stage shows of itself. */
  function whole() {
    const shown = stage.shown();
    return shown?.scene.near ? cameraOf(shown.scene, shown.room) : null;
  }

  /**
   * By one press of a button or key, towards what one looks at: the chosen node, the edge now, the middle. From where
   * nothing can be read, to where it can.
   * @param {number} factor
   */
  function press(factor) {
    const shown = graph();
    if (!shown) return;
    const { scene, view, room, model: { frame, stage: { selected, walked } } } = shown;
    const key = selected ?? walked;
    const box = (key === null ? null : boxOf(scene, key)) ?? boxNow(scene, frame, { width: Infinity, height: Infinity });
    const middle = { x: room.width / 2, y: room.height / 2 };
    const at = box ? { x: (box.x + box.width / 2) * view.scale + view.left, y: (box.y + box.height / 2) * view.scale + view.top } : middle;
    const seen = at.x > 0 && at.y > 0 && at.x < room.width && at.y < room.height;
    const by = factor > 1 && view.scale < scene.readable ? Math.max(READ, scene.readable * 1.1) / view.scale : factor;
    aim(zoomed(view, by, seen ? at : middle, { room, drawing: scene }) ?? whole(), true);
  }

  /** The edge now comes into view, where it is not; else nothing moves. */
  function follow() {
    const shown = graph();
    if (!shown?.model.stage.camera) return;
    const { scene, view, room, model } = shown;
    const box = boxNow(scene, model.frame, { width: room.width / view.scale, height: room.height / view.scale });
    const camera = box && showing(view, box, room);
    if (camera) aim(camera, true);
  }

  /** Lay the graph out the way the document wants it, with the parts closed that it wants so. */
  async function lay() {
    const { document: doc, answer: { trace, layout, text } } = store.get();
    if (!trace || !layout || text !== doc.text || isTurned(store.get())) return;
    const [flow, picture] = [doc.flow ?? "right", pictureFor(trace, doc)];
    if (layout.flow === flow && isOf(layout, picture)) return;
    const end = rest.begin();
    const part = layout.flow === flow && !layout.look && !picture.neurons ? turnedIn(layout, picture) : null;
    const shown = graph();
    const same = layout.flow === flow && isOf({ ...layout, apart: picture.apart }, picture) ? { ...layout, apart: picture.apart } : null;
    const found = same ?? (part === null ? null : inPlace(picture, layout, part)) ?? await layouts.of(picture, flow, { graph: trace.graph, layout });
    const laid = part !== null && shown && !same ? { ...found, pin: { id: part, at: shareOf(shown, part) } } : found;
    const { document: wanted, answer: now } = store.get();
    if (now.trace?.graph === trace.graph && now.layout && (wanted.flow ?? "right") === flow && pictureFor(now.trace, wanted) === picture) {
      store.dispatch({ type: "laidOut", trace: now.trace, layout: laid, camera: part === null ? null : held(part, picture, laid) });
    }
    end();
  }

  /**
   * Where one looks from when a part was opened or closed: it stays where it is.
   * @param {number} part
   * @param {import("./core/picture.js").Picture} picture
   * @param {import("./core/types.js").Layout} layout
   */
  function held(part, picture, layout) {
    const shown = graph();
    const after = stage.sceneOf(picture, layout);
    const place = shown?.scene.byId.get(part);
    if (!shown || !after || !place) return null;
    const { camera } = shown.model.stage;
    kept = holding(shown, after, place.key, camera === null || camera === kept, shown.model.present);
    return kept;
  }

  /**
   * @param {boolean} on
   * @param {Action} action
   */
  function showTable(on, action) {
    const shown = stage.shown();
    const within = document.activeElement === rows.root;
    root.classList.toggle("tabled", on);
    for (const picture of root.querySelectorAll(":scope > svg, :scope > .marks, :scope > .opening")) picture.toggleAttribute("inert", on);
    if (on && shown) rows.render(shown.model);
    else rows.hide();
    if (action.type !== "tabled") return;
    if (on) {
      came = document.activeElement;
      rows.root.focus({ preventScroll: true });
    } else if (within && came instanceof SVGElement) came.focus({ preventScroll: true });
  }

  const commands = {
    closer: () => press(ZOOM.press),
    farther: () => press(1 / ZOOM.press),
    fit: () => aim(whole(), true),
    turn: () => store.dispatch({ type: "turned", flow: store.get().document.flow === "up" ? "right" : "up" }),
    symbols: () => store.dispatch({ type: "viewed", change: { symbols: !store.get().view.symbols } }),
    table: () => store.dispatch({ type: "tabled", on: !store.get().stage.table }),
    ...choice.commands,
  };

  /**
   * After an action and its drawing.
   * @param {State} state
   * @param {Action} action
   */
  function after({ stage: { table }, document: { flow = "right" }, view: { symbols } }, action) {
    if (action.type === "aimed" && stage.shown()) stage.aim(store.get().stage, action.gently ?? false);
    if (action.type === "moved" || action.type === "detailed" || action.type === "looked") follow();
    // An answer may have been laid out for the way that the graph ran when it was asked for.
    if (LAYS.has(action.type)) void lay();
    const { answer: { trace }, document: doc } = store.get();
    for (const id of ["look-label", "look"]) setAttributes(byId(id), { hidden: !trace || !(trace.network || isOfArrays(trace.graph)) });
    looks.render(trace && (formIn(doc) === "tensor" ? "tensors" : lookOf(trace, doc)), { offered: LOOKS.filter((name) => (trace?.network ? !doc.training || doc.view === "tensors" || name !== "tensors" : name !== "neurons")) });
    toolbar.render({ flow, canZoom: graph() !== null, fitted: fitted(), table, symbols });
    showTable(table, action);
    hold();
    choice.after(action);
  }

  /** Whether all of the drawing is in view. */
  function fitted() {
    const shown = stage.shown();
    return shown !== null && transformOf(shown.view) === transformOf(shown.scene);
  }

  /** The hands go on from where the stage looks. */
  function hold() {
    const shown = stage.shown();
    if (shown) gestures.show(shown.view, scalesOf(shown.scene.scale), !graph() || fitted(), shown.room);
  }

  // After the stage's own look at its size, which was there first.
  new ResizeObserver(hold).observe(root);
  return { commands, after };
}
