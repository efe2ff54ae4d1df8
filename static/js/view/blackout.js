/** The black-out: the class looks at the teacher, until any key or click brings the page back. */
import { text } from "../core/say.js";
import { createDialog } from "./dialog.js";
import { element } from "./element.js";

/**
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {() => void} onReturn
 */
export function createBlackout(catalogue, onReturn) {
  const says = text({ key: "page.blank.says" }, { catalogue, numbers: [] });
  const root = element("dialog", { class: "blackout", "aria-label": says, tabindex: -1 });
  root.addEventListener("click", onReturn);
  root.addEventListener("keydown", (event) => {
    if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    onReturn();
  });
  return { root, ...createDialog(root, onReturn) };
}
