/** How the page is shown, as attributes of its root that the style sheets go by. */
import { setAttributes } from "./element.js";
import { showTheme } from "./theme.js";

/**
 * @param {import("../core/reducers/view.js").View} view
 * @param {boolean} embedded whether the page stands in a slide
 */
export function showLook({ theme, present, hide, hideValues, singleKeys, pane }, embedded) {
  showTheme(theme);
  setAttributes(document.documentElement, {
    "data-present": present,
    "data-hide": [...hide, ...(embedded ? ["header"] : [])].join(" ") || null,
    "data-values": hideValues ? "hidden" : null,
    "data-single-keys": singleKeys ? null : "off",
    "data-pane": pane,
  });
}
