/** How the text was read where it could mean something else, under the editor: with the other reading one press away. */
import { element, keep } from "./element.js";
import { saying } from "./sentence.js";
import { text } from "../core/say.js";

/**
 * @typedef {import("../core/types.js").Notice} Notice
 *
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(text: string) => void} onOther the text with the other reading
 */
export function createNotices(root, catalogue, onOther) {
  const words = { catalogue, numbers: [] };
  return {
    /** @param {Notice[]} notices */
    render(notices) {
      keep(root, JSON.stringify(notices), () => notices.map(({ code, sentence, other }) => {
        const says = saying("span", {}, sentence, words);
        if (!other) return element("p", { "data-code": code }, says);
        const button = element("button", { class: "quiet", type: "button" }, text(other.sentence, words));
        button.addEventListener("click", () => onOther(other.text));
        return element("p", { "data-code": code }, says, " ", button);
      }));
    },
  };
}
