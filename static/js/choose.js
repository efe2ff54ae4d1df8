/** Choosing a node of the stage, by hand or by keyboard: its card, and what the card does. */
import { cellsIn, isArray } from "./core/cells.js";
import { cardOf } from "./core/card.js";
import { nameOf, partOf } from "./core/closed.js";
import { isCurrent } from "./core/reducers/answer.js";
import { showing } from "./core/camera.js";
import { boxNow, boxOf } from "./core/follow.js";
import { text } from "./core/say.js";
import { wander } from "./core/wander.js";
import { rewrite } from "./io/rewrite.js";
import { createCard } from "./view/card.js";
import { focusKind } from "./view/focus.js";
import { restAt } from "./view/refocus.js";

/**
 * @typedef {import("./core/card.js").Deed} Deed
 * @typedef {import("./core/route.js").Box} Box
 * @typedef {import("./core/store.js").Action} Action
 * @typedef {import("./core/wander.js").Way} Way
 * @typedef {import("./view/stage.js").Shown} Shown
 */

/** How much of the stage's height or width the node takes beside a card that needs the rest. */
const BESIDE = 0.16;

/** @param {import("./explore.js").Page} page */
export function createChoice({ root, store, stage, rest, catalogue, values, say }) {
  const card = createCard(catalogue, { act, close });
  stage.svg.after(card.root);
  /** Where the focus goes back to: none when the card was opened by hand. */
  let came = /** @type {SVGElement | null} */ (null);
  /** Where one looked before the node made room for its card, and where one looks since. */
  let moved = /** @type {{from: import("./core/camera.js").Camera | null, to: import("./core/camera.js").Camera} | null} */ (null);

  // Not at the graph itself: what listens to the focus there is a stop for Tab in Chromium.
  root.addEventListener("focusin", ({ target }) => {
    const key = target instanceof Element ? stage.nodes.keyOf(target) : null;
    if (key === null) return;
    store.dispatch({ type: "walked", key });
    show(key);
  });
  // A press chooses; it takes no arrow keys from the walk, and leaves none to a field.
  stage.circles.addEventListener("mousedown", (event) => {
    event.preventDefault();
    if (document.activeElement !== document.body && !root.contains(document.activeElement)) restAt(root);
  });
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || card.root.hidden || ["text", "node"].includes(focusKind(event))) return;
    event.stopImmediatePropagation();
    close();
  });

  /**
   * Bring a node into view, where it is not.
   * @param {number} key
   */
  function show(key) {
    const shown = stage.shown();
    if (!shown || shown.opening) return;
    const box = boxOf(shown.scene, key);
    const camera = box && showing(shown.view, box, shown.room);
    if (camera && (store.get().stage.camera || shown.scene.near)) store.dispatch({ type: "aimed", camera, gently: true });
  }

  /** @param {Way} way */
  function walk(way) {
    const shown = stage.shown();
    if (!shown) return;
    const key = here(shown);
    const next = wander(visible(shown), key, way);
    stage.nodes.element(next)?.focus({ preventScroll: true });
  }

  function open() {
    const shown = stage.shown();
    if (!shown || shown.opening) return;
    const key = here(shown);
    came = stage.nodes.element(key);
    store.dispatch({ type: "selected", key });
    card.root.focus({ preventScroll: true });
  }

  /** @param {Element} target what was pressed: a closed part opens, the outline of an open one closes it */
  function press(target) {
    const shown = stage.shown();
    const key = shown?.opening ? null : stage.nodes.keyOf(target);
    came = null;
    const place = shown?.scene.places.find((one) => one.key === key);
    const outlined = target.closest(".outlined");
    // A neuron stays one: what is inside is seen in the graph, which its card offers.
    if (place?.node.closed && !shown?.scene.neurons) return part(place.id, true);
    if (place?.cells) return unfold(place.id, false);
    if (outlined instanceof SVGElement && !shown?.opening) return part(Number(outlined.dataset.part), false);
    store.dispatch({ type: "selected", key: key === store.get().stage.selected ? null : key });
  }

  /** The part at hand: the one that the keyboard's node is, or is in; or the array that it is. */
  function openClose() {
    const shown = stage.shown();
    if (!shown || shown.opening) return;
    const { trace, frame: { grain } } = shown.model;
    const place = shown.scene.places.find(({ key }) => key === here(shown));
    const found = place && partOf(trace, place.id);
    if (place && isArray(trace.graph, place.id)) unfold(place.id, !place.cells);
    else if (found) part(found.node, grain.closed.has(found.node));
  }

  /**
   * Open a part in its place, or close it: its own node stays.
   * @param {number} id
   * @param {boolean} open
   */
  function part(id, open) {
    const { answer, document: doc } = store.get();
    const shown = stage.shown();
    const place = shown?.scene.byId.get(id);
    // What was typed a moment ago may have other parts.
    if (!shown || !place || !answer.trace || !isCurrent(answer, doc)) return;
    const { graph } = answer.trace;
    // What goes away must not take the focus with it.
    if (root.contains(document.activeElement)) stage.nodes.element(place.key)?.focus({ preventScroll: true });
    store.dispatch({ type: "parted", part: nameOf(graph, id), open });
    const { label, expression } = graph.nodes[id];
    const count = answer.trace.parts.find(({ node }) => node === id)?.nodes.length ?? 0;
    /** @type {Record<string, import("./core/types.js").Hole>} */
    const what = open ? { nodes: { key: "page.stage.nodes", holes: { count } } } : { formula: { face: expression ?? label } };
    say({ key: open ? "page.part.opened" : "page.part.closed", holes: { name: { face: label }, ...what } });
  }

  /**
   * Let an array stand as its elements, or as one node: it stays where it is.
   * @param {number} id
   * @param {boolean} open
   */
  function unfold(id, open) {
    const { answer, document: doc } = store.get();
    const place = stage.shown()?.scene.byId.get(id);
    if (!place || !answer.trace || !isCurrent(answer, doc)) return;
    const { graph } = answer.trace;
    const { label, shape } = graph.nodes[id];
    const holes = { name: { face: label }, count: shape.reduce((product, side) => product * side, 1) };
    if (!cellsIn(graph, id)) {
      if (store.get().stage.selected !== place.key) store.dispatch({ type: "selected", key: place.key });
      return card.say(text({ key: "page.unfold.large", holes }, { catalogue, numbers: [] }));
    }
    if (root.contains(document.activeElement)) stage.nodes.element(place.key)?.focus({ preventScroll: true });
    store.dispatch({ type: "parted", part: id === graph.output ? graph.title : nameOf(graph, id), open, array: true });
    say({ key: open ? "page.unfold.done" : "page.unfold.undone", holes });
  }

  function close() {
    const within = card.root.contains(document.activeElement);
    const back = came ?? stage.nodes.element(store.get().stage.selected ?? -1);
    store.dispatch({ type: "selected", key: null });
    if (within) back?.focus({ preventScroll: true });
  }

  function leave() {
    if (!card.root.hidden) return close();
    restAt(root);
  }

  /** @param {Deed} deed */
  async function act(deed) {
    const now = store.get();
    // The card is of the graph before what was typed a moment ago: its ids mean other nodes now.
    if (!isCurrent(now.answer, now.document)) return card.say(text({ key: "page.card.wait" }, { catalogue, numbers: [] }));
    if (deed.does === "alone") return store.dispatch({ type: "aloned", key: now.stage.selected });
    if (deed.does === "unfolded") return unfold(deed.node, deed.open);
    if (deed.does === "parted") return part(deed.part, deed.open);
    if (deed.does === "differentiated") return store.dispatch({ type: "differentiated", change: deed.change });
    const { document: doc } = store.get();
    const end = rest.begin();
    const answer = await rewrite({ expression: doc.text, inputs: values(), node: deed.node, to: deed.to, ...(doc.merge ? { merge: true } : {}) });
    end();
    if (store.get().document.text !== doc.text) return;
    if (answer && "text" in answer) store.dispatch({ type: "brokenDown", text: answer.text, values: values(), ...(doc.of === deed.node ? { of: answer.name } : {}) });
    else card.say(answer ? answer.detail : text({ key: "page.away" }, { catalogue, numbers: [] }));
  }

  /**
   * Put the card beside its node.
   * @param {boolean} fresh whether it was just opened: then, on a stage too small for both, the node makes room
   */
  function place(fresh) {
    const shown = stage.shown();
    const { selected } = store.get().stage;
    if (!shown || selected === null || card.root.hidden) return;
    const { scene, view, room } = shown;
    const box = boxOf(scene, selected);
    if (!box) return;
    /** @param {Box} b */
    const seen = (b) => ({ x: b.x * view.scale + view.left, y: b.y * view.scale + view.top, width: b.width * view.scale, height: b.height * view.scale });
    const others = scene.places.filter(({ key }) => key !== selected).map(({ key }) => seen(/** @type {Box} */ (boxOf(scene, key))));
    const now = boxNow(scene, shown.model.frame, { width: Infinity, height: Infinity });
    if (now) others.push(seen(now));
    if (card.place(seen(box), room, others) || !fresh) return;
    const scale = Math.min(view.scale, 1);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { camera: from } = store.get().stage;
    moved = { from, to: { x: at.x + ((0.5 - BESIDE) * room.width) / scale, y: at.y, scale } };
    store.dispatch({ type: "aimed", camera: moved.to, gently: true });
  }

  /** Give way to the node alone, with the room that was made for the card; unless one has looked elsewhere since. */
  function give() {
    card.hide();
    const made = moved;
    moved = null;
    if (made && store.get().stage.camera === made.to) store.dispatch({ type: "aimed", camera: made.from, gently: true });
  }

  /**
   * After an action and its drawing.
   * @param {Action} action
   */
  function after(action) {
    const shown = stage.shown();
    if (!shown) return;
    if (action.type === "answered") card.say("");
    stage.nodes.rove(here(shown));
    const { selected } = store.get().stage;
    const chosen = selected === null || shown.opening ? undefined : shown.scene.places.find(({ key }) => key === selected);
    if (store.get().alone) return give();
    if (!chosen) return card.hide();
    const fresh = Boolean(card.root.hidden) || action.type === "selected";
    const { trace, frame } = shown.model;
    card.render(chosen.node, cardOf(trace, frame, chosen.id, Boolean(chosen.cells)), trace);
    place(fresh);
  }

  // After the stage's own look at its size, which was there first.
  new ResizeObserver(() => place(false)).observe(root);

  /** @type {Record<"to-right" | "to-left" | "to-up" | "to-down" | "to-first" | "to-last" | "open" | "open-close" | "leave-graph", () => void>} */
  const commands = {
    "to-right": () => walk("right"),
    "to-left": () => walk("left"),
    "to-up": () => walk("up"),
    "to-down": () => walk("down"),
    "to-first": () => walk("first"),
    "to-last": () => walk("last"),
    open,
    "open-close": openClose,
    "leave-graph": leave,
  };
  return { commands, press, after };
}

/**
 * The nodes one can go to: on the opening only the inputs stand there.
 * @param {Shown} shown
 */
function visible({ scene, opening }) {
  return opening ? { ...scene, places: scene.places.filter(({ kind }) => kind === "input") } : scene;
}

/**
 * The node where the keyboard is, or where it would come in.
 * @param {Shown} shown
 */
function here(shown) {
  const { walked } = shown.model.stage;
  const { places } = visible(shown);
  return (places.find(({ key }) => key === walked) ?? places[0])?.key ?? -1;
}
