/** What a network's weights begin with: initialiser and seed, another draw, and the way back from what was set by hand. */
import { text } from "../core/say.js";
import { element, setAttributes } from "./element.js";
import { restAt } from "./refocus.js";

const LARGEST_SEED = Number.MAX_SAFE_INTEGER;

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {string[]} kinds of initialisers
 * @param {{start: (kind: string) => void, seed: (seed: number) => void, reset: () => void}} actions
 */
export function createWeights(root, catalogue, kinds, { start, seed, reset }) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const kind = element("select", { class: "menu-field" }, ...kinds.map((name) => element("option", { value: name }, name.replaceAll("_", " "))));
  kind.addEventListener("change", () => start(kind.value));
  const field = element("input", { class: "input-field", type: "text", inputmode: "numeric", autocomplete: "off", spellcheck: "false" });
  const problem = element("p", { class: "input-problem", id: "problem-of-seed", role: "status" });
  let now = 0;
  /** @param {boolean} wrong */
  const complain = (wrong) => {
    setAttributes(field, { "aria-invalid": wrong ? "true" : null, "aria-describedby": wrong ? problem.id : null });
    problem.textContent = wrong ? say("page.seed.invalid") : "";
  };
  field.addEventListener("input", () => complain(seedOf(field.value) === null));
  field.addEventListener("change", () => {
    const typed = seedOf(field.value);
    if (typed !== null) seed(typed);
  });
  field.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") settle();
    if (key === "Escape" || (key === "Enter" && seedOf(field.value) !== null)) restAt(root);
  });
  const again = element("button", { class: "chip", type: "button", title: say("page.weights.again.says") }, say("page.weights.again"));
  const back = element("button", { class: "chip", type: "button", title: say("page.weights.reset.says") }, say("page.weights.reset"));
  again.addEventListener("click", () => seed(now >= LARGEST_SEED ? 0 : now + 1));
  back.addEventListener("click", reset);
  root.replaceChildren(
    element("label", { class: "setting" }, element("span", {}, say("page.initialiser")), kind),
    element("label", { class: "setting" }, element("span", {}, say("page.seed")), field), problem,
    element("div", { class: "chips" }, again, back));

  function settle() {
    field.value = String(now);
    complain(false);
  }

  return {
    /**
     * @param {string} current the initialiser
     * @param {number} given the seed
     * @param {boolean} own whether some weight was set by hand
     */
    render(current, given, own) {
      kind.value = current;
      const moved = given !== now || !field.value;
      now = given;
      if (moved) settle();
      setAttributes(back, { disabled: !own });
    },
  };
}

/** @param {string} typed */
function seedOf(typed) {
  const plain = typed.trim();
  return /^\d{1,16}$/.test(plain) && Number(plain) <= LARGEST_SEED ? Number(plain) : null;
}
