/** The sections of the page, in its header: links, so that they open in another tab, too. */
import { SECTIONS } from "../core/sections.js";
import { text } from "../core/say.js";
import { at } from "../core/site.js";
import { element, setAttributes } from "./element.js";
import { restAt } from "./refocus.js";

/**
 * @typedef {import("../core/sections.js").Section} Section
 *
 * @param {HTMLElement} root
 * @param {import("../core/types.js").Catalogue} catalogue
 * @param {(section: Section) => void} go
 */
export function createSections(root, catalogue, go) {
  const links = SECTIONS.map((section) => {
    const link = element("a", { class: "section", href: at(section === "expression" ? "/" : `/${section}`), "data-section": section }, text({ key: `page.${section}` }, { catalogue, numbers: [] }));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      // After a press by hand Space is the walk's.
      if (event.detail) restAt(root);
      go(section);
    });
    return link;
  });
  root.replaceChildren(...links);
  return {
    /** @param {Section} current */
    render(current) {
      SECTIONS.forEach((section, i) => setAttributes(links[i], { "aria-current": section === current ? "page" : null }));
    },
  };
}
