/**
 * What a look at the page finds wrong, in words: text that is too small, that meets other text, that is cut.
 * Run in the page by the matrix of states.
 * @param {{least: number, lowest: boolean}} wanted `least`: the smallest letters allowed; `lowest`: whether all of the
 *   board must be in view
 * @returns {string[]}
 */
({ least, lowest }) => {
  const SLACK = { x: 2, y: 4 };
  const SCROLLS = ".table-rows, .chain-lines, .stage-rows, .gallery-body, .sheet, .cm-scroller, .cm-tooltip > ul, .export-code, .board, .panel, .columns";
  const LAYERS = ".node-card, .corner, .alone, .menu, .share-note, .stage-rows, .cm-tooltip";
  /** How tall KaTeX's capitals are beside those of Inter of the same size: 0.683 and 0.727 of it. */
  const CAPITALS = 0.94;
  const faults = [];
  const dialog = document.querySelector("dialog[open]");
  const roots = [dialog ?? document.body, ...(dialog ? [] : [document.getElementById("editor")?.shadowRoot])].filter(Boolean);

  /** An inner part of mathematics, a slot for the ear, or nothing to be seen. */
  const isShown = (part) => {
    if (part.closest(".unseen, .katex-mathml, .blackout, defs")) return false;
    return part.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const scaleOf = (part) => {
    const graph = part.closest(".stage-graph");
    return graph ? new DOMMatrix(getComputedStyle(graph).transform).a : 1;
  };
  /** Round a part's own letters, without what stands in it for the ear. */
  const rectOf = (part) => {
    if (part instanceof SVGElement || part.classList.contains("katex-html")) return part.getBoundingClientRect();
    const rects = [...part.childNodes].filter((node) => node.nodeType === 3 && node.data.trim()).map((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect();
    });
    const [left, top] = [Math.min(...rects.map((r) => r.left)), Math.min(...rects.map((r) => r.top))];
    const [right, bottom] = [Math.max(...rects.map((r) => r.right)), Math.max(...rects.map((r) => r.bottom))];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };

  const texts = roots.flatMap((root) => [...root.querySelectorAll("*")]).filter((part) => {
    if (part.closest(".katex")) return part.classList.contains("katex-html");
    if (part instanceof SVGTSpanElement || part.tagName === "STYLE") return false;
    return part instanceof SVGTextElement || [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  }).filter(isShown).map((part) => ({ part, box: rectOf(part), says: (part.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 40) }))
    .filter(({ box }) => box.width > 0 && box.height > 0);
  /** A shape without ink is a place to point at, and hides nothing. */
  const isInked = (part) => {
    const { fill, stroke } = getComputedStyle(part);
    return !(part instanceof SVGElement && part.matches(".shape")) || fill !== "rgba(0, 0, 0, 0)" || stroke !== "none";
  };
  const shapes = [...document.querySelectorAll(".node:not(.unfolded) .shape, .cell-shape, .stage-tool")].filter((part) => !dialog && isShown(part) && isInked(part))
    .map((part) => ({ part, box: part.getBoundingClientRect(), says: part.ariaLabel ?? `node ${part.closest(".node").dataset.name}` }));

  for (const { part, says } of texts) {
    const size = parseFloat(getComputedStyle(part).fontSize) * scaleOf(part) * (part.classList.contains("katex-html") ? CAPITALS : 1);
    if (size < least - 0.05) faults.push(`small: "${says}" ${size.toFixed(1)} px`);
  }

  /** Where a part may be seen: inside the window and whatever cuts it off; what scrolls may go on below. */
  const cutBy = (part, box) => {
    // A graph that is looked at from near, or made room for its card, goes on beyond the stage.
    if (part.closest(".stage-graph") && document.querySelector(".node-card:not([hidden]), .stage > svg:not(.fitted)")) return null;
    let within = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let around = part instanceof ShadowRoot ? null : part; around; around = around.parentElement ?? around.getRootNode().host) {
      const style = getComputedStyle(around);
      // Lines of code keep their length, and go on sideways, too.
      if (around instanceof Element && around.matches(".export-code")) return null;
      const edge = around.getBoundingClientRect();
      const scrolls = /auto|scroll/.test(style.overflowY) && around.scrollHeight > around.clientHeight + 1;
      if (scrolls) return box.left < edge.left - 1 || box.right > edge.right + 1 ? around : null;
      if (style.overflowX !== "visible" || style.overflowY !== "visible") {
        within = { left: Math.max(within.left, edge.left), top: Math.max(within.top, edge.top), right: Math.min(within.right, edge.right), bottom: Math.min(within.bottom, edge.bottom) };
      }
      // What is fixed is cut by the window alone.
      if (style.position === "fixed") break;
    }
    const out = box.left < within.left - 1 || box.right > within.right + 1 || box.top < within.top - SLACK.y || box.bottom > within.bottom + SLACK.y;
    return out ? document.documentElement : null;
  };
  for (const { part, box, says } of [...texts, ...shapes]) if (cutBy(part, box)) faults.push(`cut: "${says}" at ${[box.left, box.top, box.right, box.bottom].map(Math.round).join()}`);

  /** What lies over the page may hide what is under it; a sign stands inside its node. */
  const layerOf = (part) => part.closest(`${LAYERS}, dialog`);
  const seenThrough = ({ part, box }) => {
    const at = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(...at);
    const over = (top?.shadowRoot?.elementFromPoint(...at) ?? top)?.closest(LAYERS);
    return !over || over === layerOf(part);
  };
  const open = [...texts, ...shapes].filter(seenThrough);
  /** Of what scrolls, and of a graph looked at from near, only what is in view is seen. */
  const clipped = ({ part, box, says }) => {
    let { left, right, top, bottom } = box;
    if (part.closest(".stage-graph")) {
      const stage = document.querySelector(".stage").getBoundingClientRect();
      [left, right] = [Math.max(left, stage.left), Math.min(right, stage.right)];
      [top, bottom] = [Math.max(top, stage.top), Math.min(bottom, stage.bottom)];
    }
    for (let around = part.closest(SCROLLS); around; around = around.matches(".cm-tooltip > ul") ? null : around.parentElement?.closest(SCROLLS)) {
      const frame = around.getBoundingClientRect();
      [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    // Rows pass under the table's head.
    if (part.closest(".stage-rows tbody")) top = Math.max(top, document.querySelector(".stage-rows thead th").getBoundingClientRect().bottom);
    return { part, says, box: { left, right, top, bottom } };
  };
  const seen = open.map(clipped).filter(({ box }) => box.bottom > box.top && box.right > box.left);
  seen.forEach((a, i) => {
    for (const b of seen.slice(i + 1)) {
      const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (x <= SLACK.x || y <= SLACK.y) continue;
      if (a.part.contains(b.part) || b.part.contains(a.part)) continue;
      // A button at the end of a sentence stands within the box of its lines.
      if (a.part.parentElement === b.part.parentElement && a.part.closest(".notices")) continue;
      if (layerOf(a.part) !== layerOf(b.part)) continue;
      const inside = (text, shape) => shape.part.matches(".shape, .cell-shape") && text.part.closest(".mark")
        && text.box.left >= shape.box.left - 1 && text.box.right <= shape.box.right + 1;
      if (inside(a, b) || inside(b, a)) continue;
      // A weight's numbers stand in the box that keeps its line off them.
      if (a.part.closest(".node.weight") && a.part.closest(".node.weight") === b.part.closest(".node.weight") && (a.part.matches(".shape") || b.part.matches(".shape"))) continue;
      faults.push(`meet: "${a.says}" and "${b.says}" by ${x.toFixed(0)} × ${y.toFixed(0)}`);
    }
  });

  if (document.documentElement.scrollWidth > innerWidth) faults.push(`sideways: ${document.documentElement.scrollWidth} in ${innerWidth}`);
  const board = document.querySelector(".board");
  if (lowest && !dialog && board.checkVisibility() && board.scrollHeight > board.clientHeight + 1) faults.push(`the board scrolls: ${board.scrollHeight} in ${board.clientHeight}`);
  return faults;
}
