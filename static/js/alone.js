/** Looking at a node by itself: it is asked for once, then follows its own sliders; the focus comes back. */
import { shared } from "./core/beside.js";
import { grainOf, partOf } from "./core/closed.js";
import { boxOf } from "./core/follow.js";
import { bodyOf, questionOf } from "./core/question.js";
import { isCurrent, valuesShown } from "./core/reducers/answer.js";
import { text } from "./core/say.js";
import { fetchAlone } from "./io/alone.js";
import { lastOf } from "./io/clock.js";
import { createAloneCard } from "./view/alone.js";

/** So long nothing moves before it is said. */
const SAID_MS = 400;
/** How many times as much as another the node itself must not be covered. */
const WEIGHT = 50;

/** @param {Omit<import("./explore.js").Page, "values">} page */
export function createAlone({ root, store, stage, rest, catalogue }) {
  const card = createAloneCard(catalogue, {
    set: (name, value) => store.dispatch({ type: "aloneSet", name, value }),
    close: () => leave(),
    later: lastOf(SAID_MS),
  });
  root.append(card.root);
  /** What had the focus before. */
  let came = /** @type {Element | null} */ (null);
  /** Where one looked, and where one looks so that the node is seen beside its cards. */
  let looked = /** @type {import("./core/camera.js").Camera | null} */ (null);
  let aimed = /** @type {import("./core/camera.js").Camera | null} */ (null);

  /**
   * @param {number} key
   * @param {boolean} closed whether it stands for a closed part
   */
  async function fetchOf(key, closed) {
    const { answer: { trace, keys }, document: doc, answer } = store.get();
    const node = trace?.graph.nodes[keys.indexOf(key)];
    // What was typed a moment ago may mean other nodes.
    if (!node || !isCurrent(answer, doc)) return void leave();
    const end = rest.begin();
    const told = await fetchAlone({ ...bodyOf({ ...questionOf(doc), inputs: valuesShown(answer) }), node: `#${node.id}`, closed });
    end();
    const { alone } = store.get();
    if (alone?.key !== key || asked?.closed !== closed || store.get().document.text !== doc.text) return;
    if (told && "trace" in told) store.dispatch({ type: "aloneTold", key, ...told });
    else store.dispatch({ type: "aloneRefused", key, problem: told ? told.detail : text({ key: "page.away" }, { catalogue, numbers: [] }) });
    if (!alone.trace && !alone.problem) card.root.focus({ preventScroll: true });
  }

  /** Back to the graph, if a node is looked at. */
  function leave() {
    if (!store.get().alone) return false;
    store.dispatch({ type: "aloned", key: null });
    return true;
  }

  /** The node whose card is open, else the one that has the focus. */
  function toggle() {
    if (leave()) return;
    const { stage: { selected }, answer: { trace, keys } } = store.get();
    const key = selected ?? stage.nodes.keyOf(document.activeElement ?? root);
    if (key !== null && trace?.graph.nodes[keys.indexOf(key)]?.inputs.length) store.dispatch({ type: "aloned", key });
  }

  /** For whom an answer is awaited or there, and whether as a closed part. */
  let asked = /** @type {{key: number, closed: boolean} | null} */ (null);

  // By hand, by a link once its graph has come, or because its part was opened or closed.
  store.subscribe(({ alone }, { type }) => {
    if (!alone) return void (asked = null);
    if (type !== "aloned" && type !== "answered" && type !== "detailed" && type !== "parted") return;
    const closed = isClosed(alone.key);
    if (type !== "aloned" && alone.key === asked?.key && closed === asked.closed) return;
    if (!card.root.contains(document.activeElement)) came = document.activeElement;
    asked = { key: alone.key, closed };
    void fetchOf(alone.key, closed);
  });

  /**
   * Whether a node stands for a closed part.
   * @param {number} key
   */
  function isClosed(key) {
    const { answer: { trace, keys }, document: doc } = store.get();
    const id = keys.indexOf(key);
    return trace !== null && grainOf(trace, doc).closed.has(id) && partOf(trace, id)?.node === id;
  }

  return {
    toggle,
    leave,
    /**
     * After an action and its drawing.
     * @param {import("./core/store.js").State} state
     */
    after({ alone, answer: { trace, keys }, view: { present } }) {
      const shown = stage.shown();
      const node = alone && trace ? trace.graph.nodes[keys.indexOf(alone.key)] : null;
      if (!alone || !trace || !node || !shown || shown.opening || !(alone.trace || alone.problem)) {
        const had = card.root.contains(document.activeElement);
        card.hide();
        if (had) back();
        // Where one looked before, unless one has looked elsewhere since.
        const { camera } = store.get().stage;
        const again = aimed !== null && camera === aimed;
        aimed = null;
        if (again) store.dispatch({ type: "aimed", camera: looked, gently: true });
        return;
      }
      const fresh = card.root.hidden;
      card.render(trace, node.id, alone);
      if (fresh) place(alone.key, shown, present);
    },
  };

  /**
   * Where it covers little of the graph; where it would cover its node, the node makes room, above.
   * @param {number} key
   * @param {import("./view/stage.js").Shown} shown
   * @param {boolean} present
   */
  function place(key, { scene, view, room }, present) {
    const boxes = scene.places.flatMap((one) => {
      const box = boxOf(scene, one.key);
      const seen = box && { x: box.x * view.scale + view.left, y: box.y * view.scale + view.top, width: box.width * view.scale, height: box.height * view.scale };
      return seen ? [{ own: one.key === key, seen }] : [];
    });
    const at = card.place({ width: root.clientWidth, height: root.clientHeight }, boxes.flatMap(({ own, seen }) => Array(own ? WEIGHT : 1).fill(seen)), present);
    const place = scene.places.find((one) => one.key === key);
    if (!place || !boxes.some(({ own, seen }) => own && shared(seen, at) > 0)) return;
    const above = at.y > room.height - at.y - at.height;
    const scale = Math.min(view.scale, 1);
    looked = store.get().stage.camera;
    aimed = { x: place.x, y: place.y + ((above ? 1 : -1) * at.height) / 2 / scale, scale };
    store.dispatch({ type: "aimed", camera: aimed, gently: true });
  }

  function back() {
    const there = came instanceof HTMLElement || came instanceof SVGElement ? came : null;
    if (there?.isConnected && there.checkVisibility()) there.focus({ preventScroll: true });
  }
}
