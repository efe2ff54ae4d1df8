/** The board while one asks what keeping partials saves: operations with and without, and the chains written out. */
import { countText, upTo, written } from "../core/cost.js";
import { text } from "../core/say.js";
import { subjectOf } from "../core/subject.js";
import { element, keep, setAttributes } from "./element.js";
import { fitWidth, maths } from "./maths.js";
import { reachable } from "./scrolls.js";
import { saying } from "./sentence.js";

/**
 * @typedef {import("../core/cost.js").Cost} Cost
 * @typedef {import("../core/cost.js").Factor} Factor
 * @typedef {import("../core/cost.js").Written} Written
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Trace} Trace
 */

/**
 * @param {Catalogue} catalogue
 * @param {{replay: () => void, deepen: (layers: number) => void, algorithm: () => void}} actions
 */
export function createCaching(catalogue, { replay, deepen, algorithm }) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const heading = element("p", { class: "heading" }, element("span", { class: "badge backward" }, say("page.caching")), say("page.caching.what"));
  const title = element("h2", { class: "title" }, say("page.caching.title"));
  const whole = element("button", { class: "aside to-algorithm", type: "button", title: say("page.keys.algorithm") }, say("page.algorithm"));
  whole.addEventListener("click", algorithm);
  const counts = element("dl", { class: "counts" });
  const sofar = element("p", { class: "counts-here" });
  const again = element("button", { class: "button", type: "button", "data-replay": "" }, say("page.caching.replay"));
  const chains = element("ol", { class: "chains" });
  const layers = element("input", { class: "slider", type: "range", min: "1", max: "8", step: "1", "aria-label": say("page.caching.layers") });
  const deeper = element("p", { class: "deeper-says" });
  const root = element("div", { class: "face step aside-face" }, heading, title, whole, counts, sofar, again, chains, element("div", { class: "deeper" }, element("span", { class: "row-name" }, say("page.caching.layers")), layers, deeper));
  again.addEventListener("click", replay);
  layers.addEventListener("input", () => deepen(Number(layers.value)));
  return {
    root,
    /**
     * @param {Trace} trace
     * @param {Cost | null} cost not known yet
     * @param {{k: number, shown: number, layers: number}} at `shown`: how many chains are written out
     */
    render(trace, cost, { k, shown, layers: deep }) {
      const said = { catalogue, numbers: trace.numbers };
      if (!cost) {
        for (const part of [counts, chains, deeper]) part.replaceChildren();
        return void keep(sofar, "", () => [say("page.caching.waits")]);
      }
      const { reverse, chains: plain, forward, inputs } = cost;
      const rows = [["reverse", reverse, 1], ["chains", plain, inputs.length], ["forward", forward, inputs.length]];
      keep(counts, JSON.stringify(rows), () => rows.flatMap(([name, count, passes]) => [
        element("dt", { "data-cost": String(name) }, text({ key: `page.caching.${name}`, holes: { count: Number(passes) } }, said)),
        element("dd", { class: name === "reverse" ? "kept" : "" }, countText(String(count))),
      ]));
      const { done, chains: chained } = upTo(cost, k);
      keep(sofar, `${done} ${chained}`, () => [saying("span", {}, { key: "page.caching.here", holes: { done: countText(done), saved: countText(chained > done ? chained - done : 0n) } }, said)]);
      const all = written(cost, trace);
      again.hidden = all === null || all.length === 0;
      setAttributes(again, { "aria-pressed": shown > 0 ? "true" : "false" });
      const lines = all?.slice(0, shown) ?? [];
      if (keep(chains, JSON.stringify([lines.map(({ to, ways }) => [to, ways]), trace.graph.nodes.map(({ label }) => label.latex)]), () => lines.map((line) => chain(trace, line, said)))) fit();
      layers.value = String(deep);
      layers.style.setProperty("--fill", `${((deep - 1) / 7) * 100}%`);
      const { sizes, chains: without, reverse: kept, paths } = cost.deeper[deep - 1];
      keep(deeper, String(deep), () => [saying("span", {}, { key: "page.caching.deeper", holes: { sizes: sizes.join("–"), kept: countText(kept), chains: countText(without), paths: countText(paths) } }, said)]);
      reachable(chains);
    },
  };

  function fit() {
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (chains.querySelectorAll(".math"))) fitWidth(line, chains.clientWidth - 52);
    chains.scrollTop = chains.scrollHeight;
  }
}

/**
 * @param {Trace} trace
 * @param {Written} chain
 * @param {import("../core/say.js").Words} said
 */
function chain(trace, { to, ways, operations }, said) {
  const { nodes } = trace.graph;
  /** @param {number} node @param {number} by */
  const slope = (node, by) => `\\frac{\\partial ${nodes[node].label.latex}}{\\partial ${nodes[by].label.latex}}`;
  /** @param {Factor} factor */
  const factor = ({ node, to: by, again }) => (again ? `\\htmlClass{soft}{${slope(node, by)}}` : slope(node, by));
  const latex = `${slope(subjectOf(trace), to)} = ${ways.map((way) => way.map(factor).join(" \\cdot ") || "1").join(" + ")}`;
  return element("li", { class: "chain" }, maths(latex), element("span", { class: "chain-cost", title: text({ key: "page.caching.operations", holes: { count: Number(operations) } }, said) }, countText(operations)));
}
