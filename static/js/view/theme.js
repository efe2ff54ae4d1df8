/** The theme: its colours stand in css/tokens.css, each written once for light and for dark. */
import { setAttributes } from "./element.js";

/** @param {import("../core/reducers/view.js").Theme} theme */
export function showTheme(theme) {
  setAttributes(document.documentElement, { "data-theme": theme === "system" ? null : theme });
}
