/** The layers as rows: kind, units, place. Each press is one edit of the list; the text that says it is the caller's. */
import { canMove, canRemove, chanceOf, inputsOf, isLinear, moved, withActivation, withChance, withHidden, withInputs, withKind, withUnits, without } from "../core/layers.js";
import { text } from "../core/say.js";
import { element, setAttributes } from "./element.js";
import { createJoin } from "./join.js";
import { restAt } from "./refocus.js";

/**
 * @typedef {import("../core/layers.js").Layers} Layers
 * @typedef {(edit: (layers: Layers) => Layers) => void} Edit
 * @typedef {(key: string, holes?: Record<string, number | string>) => string} Say
 */

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {string[]} kinds of what is applied to units
 * @param {(layers: Layers) => void} onEdit
 */
export function createLayers(root, catalogue, kinds, onEdit) {
  /** @type {Say} */
  const say = (key, holes) => text({ key, holes }, { catalogue, numbers: [] });
  let shown = /** @type {Layers} */ ([]);
  /** @type {Edit} */
  const edit = (change) => {
    const next = change(shown);
    if (next !== shown) onEdit(next);
  };
  const rest = () => restAt(root);
  const inputs = createCount(say("page.layers.inputs"), say, rest, (by) => edit((layers) => withInputs(layers, inputsOf(layers) + by)));
  const list = element("ol", { class: "layer-list" });
  const note = element("p", { class: "soft-says", role: "status" });
  const add = element("div", { class: "chips" },
    button("chip", say("page.layers.add-hidden"), null, rest, () => edit(withHidden)),
    button("chip", say("page.layers.add-activation"), null, rest, () => edit(withActivation)));
  const fields = element("fieldset", { class: "layer-fields" }, element("div", { class: "layer" }, element("span", { class: "layer-kind" }, say("page.layers.inputs")), inputs.root), list, add);
  root.replaceChildren(fields, note);
  /** @type {WeakMap<Element, (layers: Layers) => void>} */
  const renders = new WeakMap();
  const join = createJoin(list, (/** @type {{at: number, linear: boolean}} */ { at, linear }) => `${at} ${linear}`, ({ at, linear }) => {
    const { row, render } = makeRow(at, linear, kinds, say, rest, edit);
    renders.set(row, render);
    return row;
  });
  return {
    /**
     * @param {Layers} layers
     * @param {boolean} waits whether the text cannot be read, so that nothing can be changed here
     */
    render(layers, waits) {
      shown = layers;
      setAttributes(fields, { disabled: waits });
      const says = waits ? say("page.layers.waits") : "";
      if (note.textContent !== says) note.textContent = says;
      inputs.render(inputsOf(layers));
      join(layers.map((layer, at) => ({ at, linear: isLinear(layer) }))).each((_, i, rows) => renders.get(rows[i])?.(layers));
    },
  };
}

/**
 * @param {number} at
 * @param {boolean} linear
 * @param {string[]} kinds
 * @param {Say} say
 * @param {() => void} rest
 * @param {Edit} edit
 */
function makeRow(at, linear, kinds, say, rest, edit) {
  const nth = at + 1;
  const kind = element("select", { class: "menu-field", "aria-label": say("page.layers.kind", { nth }) }, ...kinds.map((name) => element("option", { value: name }, name)));
  kind.addEventListener("change", () => edit((layers) => withKind(layers, at, kind.value)));
  const units = createCount(say("page.layers.units", { nth }), say, rest, (by) => edit((layers) => withUnits(layers, at, Number(layers[at].settings.out_features) + by)));
  const chance = createCount(say("page.layers.chance", { nth }), say, rest, (by) => edit((layers) => withChance(layers, at, by)), 0, 0.9);
  const up = button("small-button", "↑", say("page.layers.up", { nth }), rest, () => edit((layers) => moved(layers, at, -1)));
  const down = button("small-button", "↓", say("page.layers.down", { nth }), rest, () => edit((layers) => moved(layers, at, 1)));
  const remove = button("small-button", "×", say("page.layers.remove", { nth }), rest, () => edit((layers) => without(layers, at)));
  const row = element("li", { class: "layer" }, ...(linear ? [element("span", { class: "layer-kind" }, "Linear"), units.root] : [kind, chance.root]), up, down, remove);
  return {
    row,
    /** @param {Layers} layers */
    render(layers) {
      if (linear) units.render(Number(layers[at].settings.out_features));
      else {
        const p = chanceOf(layers[at]);
        kind.value = layers[at].kind;
        chance.root.hidden = p === null;
        chance.render(p ?? 0);
      }
      setAttributes(up, { disabled: !canMove(layers, at, -1) });
      setAttributes(down, { disabled: !canMove(layers, at, 1) });
      setAttributes(remove, { disabled: !canRemove(layers, at) });
    },
  };
}

/**
 * A number with a button on either side of it.
 * @param {string} label
 * @param {Say} say
 * @param {() => void} rest
 * @param {(by: number) => void} move
 * @param {number} least
 * @param {number} most
 */
function createCount(label, say, rest, move, least = 1, most = Infinity) {
  const number = element("span", { class: "count-number" });
  const less = button("small-button", "\u2212", say("page.layers.fewer", { what: label }), rest, () => move(-1));
  const more = button("small-button", "+", say("page.layers.more", { what: label }), rest, () => move(1));
  return {
    root: element("span", { class: "count", role: "group", "aria-label": label }, less, number, more),
    /** @param {number} count */
    render(count) {
      const says = String(count);
      if (number.textContent !== says) number.textContent = says;
      setAttributes(less, { disabled: count <= least });
      setAttributes(more, { disabled: count >= most });
    },
  };
}

/**
 * @param {string} look
 * @param {string} says
 * @param {string | null} label
 * @param {() => void} rest
 * @param {() => void} act
 */
function button(look, says, label, rest, act) {
  const made = element("button", { class: look, type: "button", "aria-label": label, title: label }, says);
  made.addEventListener("click", (event) => {
    // After a press by hand Space is the walk's again.
    if (event.detail) rest();
    act();
  });
  return made;
}
