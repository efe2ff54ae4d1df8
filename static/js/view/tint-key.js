/** What the tints of arrays say: the larger the number, the fuller. It gives way to what is drawn there. */
import { around } from "../core/around.js";
import { asText } from "../core/format.js";
import { fullOf } from "../core/grid.js";
import { overlap } from "../core/label.js";
import { receiversOf } from "../core/receivers.js";
import { text } from "../core/say.js";
import { element, keep } from "./element.js";

/**
 * @param {HTMLElement} root the stage
 * @param {import("../core/types.js").Catalogue} catalogue
 */
export function createTintKey(root, catalogue) {
  const most = element("span");
  const ramp = (/** @type {string} */ ink) => element("span", { class: `tint-ramp ${ink}`, "aria-hidden": true });
  const key = element("p", { class: "tint-key later" }, text({ key: "page.tints" }, { catalogue, numbers: [] }), " 0 ", ramp("v"), ramp("g"), " ", most);

  return {
    /**
     * @param {import("../core/types.js").Trace} trace
     * @param {import("../core/scene.js").Scene} scene
     * @param {import("../core/camera.js").View} view
     */
    render(trace, { places, flow, measures }, { scale, left, top }) {
      if (!places.some(({ grid }) => grid?.look === "numbers")) return key.remove();
      if (!key.isConnected) root.append(key);
      const full = fullOf(trace);
      keep(most, String(full), () => [asText(full)]);
      const box = { x: (key.offsetLeft - left) / scale, y: (key.offsetTop - top) / scale, width: key.offsetWidth / scale, height: key.offsetHeight / scale };
      const receives = receiversOf(trace);
      key.classList.toggle("gone", places.some((place) => {
        const taken = around(place, flow, measures);
        const below = receives.has(place.id) ? taken.y + taken.height : place.y + place.height / 2;
        return overlap({ ...taken, height: below - taken.y }, box);
      }));
    },
  };
}
