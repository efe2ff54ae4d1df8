/** The page of the table of derivatives: its formulas, which the server writes as text, are typeset. */
import { maths } from "./view/maths.js";

for (const place of document.querySelectorAll("[data-latex]")) {
  place.replaceChildren(maths(place.getAttribute("data-latex") ?? ""));
}
document.documentElement.dataset.ready = "";
