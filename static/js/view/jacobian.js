/** A pull through arrays on the board: vᵀ, J and what they give, each with its shape, or its name, under it; and what has come so far. */
import { fullOf, shapeText } from "../core/grid.js";
import { text } from "../core/say.js";
import { arrayNode, inARow } from "./array.js";
import { element } from "./element.js";
import { formulaMaths, maths } from "./maths.js";

/**
 * @typedef {import("../core/types.js").PullStep} PullStep
 * @typedef {import("../core/types.js").Trace} Trace
 * @typedef {import("../core/types.js").Value} Value
 */

/** As many cells are as wide as a shape. */
const USUAL = 2;
/** Of these J is an operand, and upstream and contribution keep their shapes; else all elements stand in one row. */
const OPERANDS = new Set(["matrix", "outer"]);

/**
 * @param {Trace} trace
 * @param {PullStep} step which has a jacobian
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {HTMLElement | null} origin where the upstream comes from
 * @param {HTMLElement | null} status whether anything else is to be added
 */
export function jacobianNode(trace, step, catalogue, origin, status) {
  const { numbers, graph: { nodes } } = trace;
  const { pattern, shape, drawn, side } = /** @type {NonNullable<PullStep["jacobian"]>} */ (step.jacobian);
  const full = fullOf(trace);
  /** @param {number} slot */
  const at = (slot) => /** @type {Value} */ (numbers[slot]);
  const keeps = OPERANDS.has(pattern);
  const [from, to] = [nodes[step.node].shape, nodes[step.to].shape];
  const upstream = vector(at(step.upstream), from, keeps, pattern === "outer" && side === "right" ? "column" : "row", full, catalogue);
  const local = drawn && at(step.local) !== null ? arrayNode(at(step.local), { ink: "v", shape: drawn, full, catalogue }) : element("span", { class: "array large v" }, shapeText(shape));
  const gives = vector(at(step.contribution), to, keeps, "row", full, catalogue);
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const name = element("span", { class: "jacobian-under" }, formulaMaths(step.lines.jacobian ?? [], numbers));
  const factors = [part("upstream", [say("page.row.upstream"), " ", maths("v^{\\mathsf T}", { silent: true })], upstream.node, upstream.says), part("local", [say("page.row.local"), " ", maths("J", { silent: true })], local, name)];
  if (side === "left") factors.reverse();
  const [first, second] = factors;
  const block = element("div", { class: "jacobian", "data-pattern": pattern }, first, sign("·"), second, sign("="), part("contribution", [say("page.row.contribution")], gives.node, gives.says));
  const columns = [upstream.node, local, gives.node].map(({ style }) => Number(style.getPropertyValue("--columns") || USUAL));
  block.style.setProperty("--cells", String(columns.reduce((sum, count) => sum + count, 0)));
  block.style.setProperty("--most", String(Math.max(...columns)));
  // An array that came alone stands right above.
  const total = step.expected === 1 ? [] : [vector(at(step.total), to, keeps, "row", full, catalogue).node];
  const sum = element("div", { class: "row", "data-row": "sum", "data-single": step.expected === 1 }, element("span", { class: "row-name" }, say("page.row.sum")), element("div", { class: "row-says" }, ...total, ...(status ? [status] : []), ...(origin ? [element("span", { class: "jacobian-origin" }, origin)] : [])));
  return [block, sum];
}

/**
 * @param {Value} value
 * @param {readonly number[]} shape
 * @param {boolean} keeps its shape
 * @param {"row" | "column"} as how a vector lies
 * @param {number} full
 * @param {import("../core/types.js").Catalogue} catalogue
 */
function vector(value, shape, keeps, as, full, catalogue) {
  const count = shape.reduce((all, size) => all * size, 1);
  const [shown, of] = keeps ? [value, shape] : [inARow(value), [count]];
  const lies = of.length < 2 ? (as === "row" ? [1, count] : [count, 1]) : of;
  return { node: arrayNode(shown, { ink: "g", shape: of, full, catalogue, as }), says: element("span", { class: "jacobian-under" }, shapeText(lies)) };
}

/**
 * @param {string} name
 * @param {(Node | string)[]} label
 * @param {HTMLElement} array
 * @param {HTMLElement} under
 */
function part(name, label, array, under) {
  return element("div", { class: "jacobian-part", "data-row": name }, element("span", { class: "row-name" }, ...label), element("span", { class: "jacobian-array" }, array), under);
}

/** @param {string} written */
function sign(written) {
  return element("span", { class: "jacobian-sign", "aria-hidden": true }, written);
}
