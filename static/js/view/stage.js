/** The stage: the graph at step k, or at k = 0 the formula it is made from. */
import { scene } from "../core/scene.js";
import { text } from "../core/say.js";
import { createEdges } from "./edges.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { maths } from "./maths.js";
import { createNodes, nodeViews } from "./nodes.js";
import { createOpening } from "./opening.js";

/**
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/scene.js").Scene} Scene
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Graph} Graph
 * @typedef {import("../core/types.js").Layout} Layout
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {{trace: Trace, layout: Layout, frame: Frame, stale: boolean}} StageModel
 */

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 */
export function createStage(root, catalogue) {
  const [hints, lines, dots, circles] = ["sooner", "later", "later", ""].map((name) => drawn("g", { class: name }));
  const world = drawn("g", { class: "stage-graph" }, hints, lines, circles, dots);
  const svg = drawn("svg", { role: "img" }, fadeDefinition(), world);
  const marks = element("div", { class: "marks stage-graph", "aria-hidden": true });
  const stubName = element("span", { class: "tag stub-name later" });
  const letters = element("div", {});
  marks.append(letters, stubName);
  const layer = element("div", { class: "opening sooner" });
  root.append(svg, marks, layer);
  const nodes = createNodes(circles, letters);
  const edges = createEdges(lines, dots);
  const opening = createOpening(hints, layer, catalogue);
  const geometry = memoScene();
  // Read once and when it changes: asking for it at each step would lay the page out.
  let room = { width: root.clientWidth, height: root.clientHeight };
  /** @type {StageModel | null} */
  let last = null;

  /** @param {StageModel} model */
  function render(model) {
    last = model;
    const { trace, layout, frame, stale } = model;
    if (!room.width || !room.height) return;
    const drawing = geometry(trace.graph, layout, room);
    const { scale, left, top } = drawing;
    setAttributes(world, { transform: `translate(${left},${top}) scale(${scale})` });
    marks.style.setProperty("transform", `translate(${left}px, ${top}px) scale(${scale})`);
    const views = nodeViews(trace, frame, drawing.places, receivers(trace));
    nodes.render(views);
    const visible = { x: -left / scale, y: -top / scale, width: room.width / scale, height: room.height / scale };
    edges.render(trace, frame, drawing, views, visible);
    nameOutput(stubName, trace.graph, drawing);
    opening.render(trace, drawing, room);
    setAttributes(root, {
      "data-face": frame.k === 0 && trace.total_steps > 0 ? "opening" : "graph",
      "data-state": stale ? "stale" : "good",
    });
    svg.setAttribute("aria-label", summary(trace.graph, catalogue));
  }

  new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = root;
    if (width === room.width && height === room.height) return;
    room = { width, height };
    if (last) render(last);
  }).observe(root);
  return { render };
}

/** Geometry is made anew only when graph, layout or room change: while stepping nothing moves. */
function memoScene() {
  /** @type {{key: string, layout: Layout, graph: Graph, scene: Scene} | null} */
  let known = null;
  return (/** @type {Graph} */ graph, /** @type {Layout} */ layout, /** @type {{width: number, height: number}} */ room) => {
    const faces = graph.nodes.map(({ op, mark, tag, inputs, name }) => [op, mark.latex, tag?.latex, inputs, name]);
    const key = JSON.stringify([room, graph.output, faces]);
    if (known?.key !== key || known.layout !== layout) known = { key, layout, graph, scene: scene(graph, layout, room) };
    return known.scene;
  };
}

/**
 * Nodes that get a gradient sooner or later.
 * @param {Trace} trace
 */
function receivers({ steps }) {
  return new Set(steps.flatMap((step) => {
    if (step.kind === "pull") return [step.to];
    return step.kind === "seed" ? [step.node, ...(step.zeros ?? [])] : [];
  }));
}

/**
 * @param {HTMLElement} target
 * @param {Graph} graph
 * @param {Scene} drawing
 */
function nameOutput(target, graph, { stub }) {
  const node = graph.nodes[graph.output];
  const { latex } = node.tag ?? node.label;
  keep(target, latex, () => [maths(latex, { silent: true })]);
  target.style.setProperty("transform", `translate(${stub.to.x}px, ${stub.to.y - 4}px) translate(-100%, -100%)`);
}

/**
 * @param {Graph} graph
 * @param {Catalogue} catalogue
 */
function summary({ title, nodes }, catalogue) {
  return text({ key: "page.stage.summary", holes: { title, count: nodes.length } }, { catalogue, numbers: [] });
}

function fadeDefinition() {
  return drawn("defs", {}, drawn("linearGradient", { id: "fade" },
    drawn("stop", { class: "fade-from", offset: "0" }), drawn("stop", { class: "fade-to", offset: "1" })));
}
