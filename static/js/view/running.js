/** The buttons that train: one example, one epoch, many, and from the beginning. */
import { text } from "../core/say.js";
import { element, setAttributes } from "./element.js";

/** Updates a second at each place of the slider; the last: as many as can be made. */
const PACES = Object.freeze([1, 4, 16, 64, 256, 1024, null]);

/**
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {{example: () => void, epoch: () => void, running: (on: boolean) => void, reset: () => void, speed: (pace: number | null) => void}} actions
 */
export function createRunning(root, catalogue, { example, epoch, running, reset, speed }) {
  /** @param {string} key @param {Record<string, import("../core/types.js").Hole>} [holes] */
  const say = (key, holes) => text({ key, holes }, { catalogue, numbers: [] });
  let on = false;
  /** @param {string} key @param {() => void} press @param {string} [name] */
  const button = (key, press, name = "button") => {
    const made = element("button", { class: name, type: "button" }, say(key));
    made.addEventListener("click", () => press());
    return made;
  };
  const one = button("page.training.example", example);
  const whole = button("page.training.epoch", epoch);
  const go = button("page.training.run", () => running(!on), "button primary");
  const back = button("page.training.reset", reset);
  const slider = element("input", { class: "slider", type: "range", min: 0, max: PACES.length - 1, step: 1, "aria-label": say("page.training.speed") });
  const shown = element("span", { class: "speed-says" });
  slider.addEventListener("input", () => turn(Number(slider.value)));
  slider.value = "2";

  /** @param {number} at */
  function turn(at) {
    const pace = PACES[at];
    slider.style.setProperty("--fill", `${(at / (PACES.length - 1)) * 100}%`);
    const says = pace === null ? say("page.training.speed.most") : say("page.training.speed.says", { count: pace });
    shown.textContent = says;
    setAttributes(slider, { "aria-valuetext": says });
    speed(pace);
  }
  turn(2);
  const pace = element("div", { class: "setting pace" }, element("span", { "aria-hidden": true }, say("page.training.speed")), slider, shown);
  root.replaceChildren(
    pace,
    element("div", { class: "run-buttons" }, one, whole, go, back));

  return {
    /**
     * @param {import("../core/reducers/training.js").Training} training
     * @param {boolean} ready whether it can go on
     */
    render({ plan, running: now }, ready) {
      on = now;
      go.textContent = say(now ? "page.training.pause" : "page.training.run");
      setAttributes(go, { "aria-pressed": String(now) });
      for (const made of [one, whole]) made.disabled = !ready || now;
      // The server makes an epoch at a time, as fast as it can.
      setAttributes(one, { hidden: plan?.by === "server" });
      setAttributes(pace, { hidden: plan?.by === "server" });
      go.disabled = !ready;
      back.disabled = !plan;
    },
  };
}
