/** At the end of the pass back: each gradient in the inputs alone, to be heard, and to be seen where there is no table. */
import { endForms } from "../core/form.js";
import { spoken } from "../core/say.js";
import { element } from "./element.js";
import { maths } from "./maths.js";

/** So many px a line's own air may lie over another's. */
const OVER = 4;

/**
 * @param {HTMLElement} board
 * @param {import("../core/types.js").Catalogue} catalogue
 */
export function createForms(board, catalogue) {
  const words = { catalogue, numbers: [] };
  const line = element("div", { class: "forms-line" });
  const says = element("p", { class: "unseen", role: "status" });
  const root = element("div", { class: "forms" }, line, says);
  let fitted = "";

  return {
    /**
     * @param {import("../core/types.js").Trace} trace
     * @param {import("../core/frame.js").Frame} frame
     * @param {Map<number, import("../core/types.js").Face>} forms
     */
    render(trace, frame, forms) {
      if (!root.isConnected) board.append(root);
      const found = endForms(trace, frame, forms);
      const said = found.length ? spoken({ key: "page.forms.says", holes: { forms: { list: found.map(({ input, form }) => ({ key: "page.forms.by", holes: { input: { face: input }, form: { face: form } } })) } } }, words) : "";
      if (says.textContent !== said) says.textContent = said;
      // Asking for a size at each frame would lay the page out.
      const about = found.length ? JSON.stringify([found, board.clientWidth, board.clientHeight]) : "";
      if (!found.length) root.classList.add("none");
      if (!found.length || about === fitted) return void (fitted = found.length ? fitted : "");
      fitted = about;
      root.classList.remove("none");
      // That of the step itself, then as many as have room; what would lie on the words is not shown.
      let written = /** @type {typeof found} */ ([]);
      for (const one of [...found].sort((a, b) => Number(b.now) - Number(a.now))) {
        const more = found.filter((other) => other === one || written.includes(other));
        if (write(more)) written = more;
        else if (!one.now && written.length) break;
      }
      root.classList.toggle("none", !written.length || !write(written));
    },
    hide() {
      root.remove();
      fitted = says.textContent = "";
    },
  };

  /**
   * @param {{latex: string}[]} some
   * @returns {boolean} whether they have room
   */
  function write(some) {
    const math = maths(some.map(({ latex }) => latex).join(String.raw`\quad `));
    line.replaceChildren(math);
    const lowest = board.querySelector(".words > :last-child")?.getBoundingClientRect().bottom ?? 0;
    return math.getBoundingClientRect().width <= line.clientWidth && line.getBoundingClientRect().top >= lowest - OVER;
  }
}
