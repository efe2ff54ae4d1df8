/** The graph as a table: the facts of the picture, a row for each node in the order in which they are computed. */
import { kindOf } from "../core/scene.js";
import { pathsOf, summaryOf } from "../core/describe.js";
import { asText } from "../core/format.js";
import { gradientIn } from "../core/frame.js";
import { receiversOf } from "../core/receivers.js";
import { pieces, spoken, text } from "../core/say.js";
import { subjectOf } from "../core/subject.js";
import { numberOf } from "../core/digits.js";
import { flat, fullOf } from "../core/grid.js";
import { pixelsOf } from "../core/images.js";
import { arrayNode, sizeText } from "./array.js";
import { element, keep, setAttributes, setClass } from "./element.js";
import { pictureOf } from "./pixels.js";
import { faceNodes, numberText } from "./sentence.js";

/**
 * @typedef {import("../core/frame.js").Frame} Frame
 * @typedef {import("../core/say.js").Words} Words
 * @typedef {import("../core/types.js").GraphNode} GraphNode
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("./stage.js").StageModel} Model
 */

const COLUMNS = /** @type {const} */ (["node", "does", "from", "value", "gradient", "paths"]);
/** From here on a number of paths is written with a power of ten. */
const MANY = 1_000_000n;
/** A longer table has the rows in sight alone, as many as `SEEN`, of which some are around what is in sight. */
const [WHOLE, SEEN, AROUND] = [150, 48, 12];
/** How high a row is, and the head, in px. */
const [ROW, HEAD] = [34, 40];

/** @param {import("../core/types.js").Catalogue} catalogue */
export function createRows(catalogue) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const caption = element("caption", { class: "unseen" });
  const body = element("tbody", {});
  const paths = element("abbr", { tabindex: -1 }, say("page.rows.paths"));
  const heads = COLUMNS.map((name) => element("th", { scope: "col", class: name === "node" ? null : name }, name === "paths" ? paths : say(`page.rows.${name}`)));
  const table = element("table", {}, caption, element("thead", {}, element("tr", {}, ...heads)), body);
  const root = element("div", { class: "stage-rows", role: "region", tabindex: 0, "aria-label": say("page.rows"), hidden: true }, table);
  const [before, after] = [gap(), gap()];
  /** @type {Map<number, HTMLTableRowElement>} */
  let made = new Map();
  let shown = /** @type {Model | null} */ (null);
  let first = 0;
  root.addEventListener("scroll", () => shown && show(shown));

  /**
   * All rows, or of very many those in sight, with what the others take before and after them.
   * @param {Model} model
   */
  function show({ trace, picture, frame }) {
    const { nodes } = picture;
    const ways = pathsOf(picture, subjectOf(trace));
    const all = nodes.length <= WHOLE;
    const at = Math.floor(root.scrollTop / ROW);
    if (Math.abs(at - AROUND - first) > AROUND / 2) first = at - AROUND;
    first = all ? 0 : Math.max(0, Math.min(nodes.length - SEEN, first));
    const seen = all ? nodes : nodes.slice(first, first + SEEN);
    const rows = seen.map((node, i) => {
      const row = made.get(node.id) ?? makeRow(node, picture.whole.nodes, ways.get(node.id) ?? 0n, catalogue);
      made.set(node.id, row);
      if (!all) row.ariaRowIndex = String(first + i + 2);
      showRow(row, node, trace, frame, { catalogue, numbers: trace.numbers });
      return row;
    });
    before.style.setProperty("height", `${first * ROW}px`);
    after.style.setProperty("height", `${(nodes.length - first - seen.length) * ROW}px`);
    keep(body, `${first} ${made.size} ${seen.length} ${kept}`, () => (all ? rows : [before, ...rows, after]));
    table.ariaRowCount = all ? null : String(nodes.length + 1);
  }

  let kept = "";

  return {
    root,
    /** @param {Model} model */
    render(model) {
      const { trace, picture, frame, typed, hidden } = model;
      const { nodes } = picture;
      const words = { catalogue, numbers: trace.numbers };
      root.hidden = false;
      const summary = spoken(summaryOf(picture, frame, typed, hidden), words);
      keep(caption, summary, () => [summary]);
      paths.title = text({ key: "page.rows.paths.of", holes: { name: { face: trace.graph.nodes[subjectOf(trace)].label } } }, words);
      const wanted = JSON.stringify([nodes.map(({ id, op, inputs, label, mark }) => [id, op, inputs, label.latex, mark.latex]), subjectOf(trace)]);
      if (wanted !== kept) made = new Map();
      kept = wanted;
      shown = model;
      show(model);
      reveal(frame.through, nodes);
    },
    hide() {
      root.hidden = true;
      shown = null;
    },
  };

  /**
   * Keep the current row in view, where the table has to scroll.
   * @param {number | null} id
   * @param {GraphNode[]} nodes
   */
  function reveal(id, nodes) {
    if (id === null || root.scrollHeight <= root.clientHeight) return;
    const row = made.get(id);
    const top = row?.isConnected ? row.offsetTop : nodes.findIndex((node) => node.id === id) * ROW + HEAD;
    const height = row?.offsetHeight ?? ROW;
    if (top - root.scrollTop >= HEAD && top + height <= root.scrollTop + root.clientHeight) return;
    root.scrollTop = top - root.clientHeight / 2;
    if (shown && nodes.length > WHOLE) show(shown);
  }
}

/** What stands for rows out of sight. */
function gap() {
  return element("tr", { class: "gap", "aria-hidden": true });
}

/**
 * @param {GraphNode} node
 * @param {GraphNode[]} nodes
 * @param {bigint} ways
 * @param {import("../core/types.js").Catalogue} catalogue
 */
function makeRow(node, nodes, ways, catalogue) {
  const words = { catalogue, numbers: [] };
  const kind = kindOf(node);
  const from = node.inputs.flatMap((id, i) => [...(i ? [", "] : []), ...faceNodes(nodes[id].label, words)]);
  return element("tr", { "data-node": node.id },
    element("th", { scope: "row" }, ...faceNodes(node.label, words)),
    element("td", { class: "does" }, ...(node.inputs.length ? faceNodes(node.mark, words) : [text({ key: `page.rows.${kind}` }, words)])),
    element("td", { class: "from" }, ...from),
    element("td", { class: "value" }),
    element("td", { class: "gradient" }),
    element("td", { class: "paths" }, ways < MANY ? String(ways) : asText(Number(ways))));
}

/**
 * @param {HTMLTableRowElement} row
 * @param {GraphNode} node
 * @param {Trace} trace
 * @param {Frame} frame
 * @param {Words} words
 */
function showRow(row, node, trace, { values, gradients, through }, words) {
  const { id } = node;
  setAttributes(row, { "aria-current": through === id ? "step" : null });
  const [, , , value, gradient] = row.cells;
  const slot = values.get(id);
  showNumber(value, slot === undefined ? null : trace.numbers[slot], true, { ...words, trace }, node);
  const slope = gradients.get(id);
  const isWhole = slope?.final ?? true;
  setClass(gradient, ["gradient", isWhole ? "" : "partial"]);
  if (receiversOf(trace).has(id)) showNumber(gradient, slope ? gradientIn(trace, id, slope) : null, isWhole, { ...words, trace }, node);
  else keep(gradient, "none", () => []);
}

/**
 * @param {Element} cell
 * @param {import("../core/types.js").Wire | null} shown
 * @param {boolean} isWhole whether nothing is left to come; else the ear is told, as the eye is by a dashed frame
 * @param {Words & {trace: Trace}} words
 * @param {GraphNode} node
 */
function showNumber(cell, shown, isWhole, words, { shape, image }) {
  keep(cell, JSON.stringify([shown, isWhole, image]), () => {
    if (shown !== null && image) return [pictureOf(pixelsOf(flat(shown).map(numberOf), image), image, sizeText(shape, words.catalogue))];
    if (shown !== null && shape.length) return [arrayNode(shown, { ink: cell.classList.contains("gradient") ? "g" : "v", shape, full: fullOf(words.trace), catalogue: words.catalogue })];
    if (shown === null) return [element("span", { class: "number-slot", role: "img", "aria-label": text({ key: "page.unknown" }, words) })];
    if (isWhole) return [numberText(shown)];
    return pieces({ key: "page.rows.partial", holes: { number: asText(shown) } }, words)
      .map((part) => (part.hole ? numberText(shown) : element("span", { class: "unseen" }, part.text)));
  });
}
