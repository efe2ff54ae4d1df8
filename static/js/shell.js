/** Wires how the page is shown: header, theme, presenting, black-out, hidden values, what lies over it, the panes of a phone. */
import { grainOf } from "./core/closed.js";
import { formsOf } from "./core/form.js";
import { frame } from "./core/frame.js";
import { placeOf } from "./core/place.js";
import { THEMES } from "./core/reducers/view.js";
import { spoken } from "./core/say.js";
import { sectionOf } from "./core/sections.js";
import { shownStop, stopsShown } from "./core/store.js";
import { createExporting } from "./exporting.js";
import { linkTo } from "./io/address.js";
import { copy } from "./io/clipboard.js";
import { after } from "./io/clock.js";
import { tellParent } from "./io/parent.js";
import { recall, remember } from "./io/storage.js";
import { createBlackout } from "./view/blackout.js";
import { createCaption } from "./view/caption.js";
import { byId } from "./view/element.js";
import { createHeader } from "./view/header.js";
import { showLook } from "./view/look.js";
import { createPanes } from "./view/panes.js";
import { createSheet } from "./view/sheet.js";
import { createTable } from "./view/table.js";

/**
 * @typedef {import("./core/keymap.js").Command} Command
 * @typedef {import("./core/reducers/view.js").View} View
 * @typedef {import("./core/store.js").State} State
 */

const COPIED_MS = 2000;

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {import("./core/types.js").Catalogue} catalogue
 * @param {object} page
 * @param {boolean} page.embedded whether the page stands in a slide
 * @param {(section: import("./core/sections.js").Section) => void} page.section opens a section
 * @param {() => (() => void)} page.begin
 */
export function createShell(store, catalogue, { embedded, section, begin }) {
  /** @param {Partial<View>} change */
  const show = (change) => store.dispatch({ type: "viewed", change });
  const view = () => store.get().view;
  const commands = {
    present: () => show({ present: !view().present }),
    blank: () => show({ blank: !view().blank }),
    "hide-values": () => show({ hideValues: !view().hideValues }),
    keys: () => show({ sheet: true }),
    gallery: () => show({ gallery: true }),
    export: () => exporting.open(),
    leave: () => show({ present: false }),
  };
  const header = createHeader(byId("header"), catalogue, { share, present: commands.present, keys: commands.keys, gallery: commands.gallery, export: commands.export, section, theme: (theme) => show({ theme }) });
  const sheet = createSheet(catalogue, { close: () => show({ sheet: false }), singleKeys: (singleKeys) => show({ singleKeys }) });
  const blackout = createBlackout(catalogue, () => show({ blank: false }));
  const panes = createPanes(byId("panes"), catalogue, (pane) => show({ pane }));
  const captions = ["head-formula", "caption"].map((id) => createCaption(byId(id)));
  const table = createTable(catalogue, { only: "gradients" });
  byId("gradients").append(table.root);
  document.body.append(sheet.root, blackout.root);
  const exporting = createExporting(store, catalogue, begin, say);
  byId("leave-present").addEventListener("click", commands.leave);
  show({ theme: recall("theme", THEMES, "system"), singleKeys: recall("singleKeys", [true, false], true) });
  let before = view();
  let cancelCopied = () => {};

  async function share() {
    const link = linkTo(placeOf(store.get()));
    const taken = await copy(link);
    cancelCopied();
    if (!taken) return header.offer(link);
    header.copied(true);
    say("page.share.done.spoken");
    cancelCopied = after(COPIED_MS, () => header.copied(false));
  }

  /**
   * @param {string | import("./core/types.js").Sentence} sentence said aloud, once; a key where it has no holes
   * @param {import("./core/types.js").Wire[]} [numbers] that fill it
   */
  function say(sentence, numbers = []) {
    const region = byId("said");
    region.textContent = "";
    region.textContent = spoken(typeof sentence === "string" ? { key: sentence } : sentence, { catalogue, numbers });
  }

  /** @param {View} now */
  function keep(now) {
    if (now.theme !== before.theme) remember("theme", now.theme);
    if (now.singleKeys !== before.singleKeys) remember("singleKeys", now.singleKeys);
    if (now.face !== before.face && now.face) say(`page.face.${now.face}.spoken`);
    for (const [name, on, off] of SAID) if (now[name] !== before[name]) say(now[name] ? on : off);
    before = now;
  }

  return {
    commands,
    say,
    /** @returns {boolean} whether the editor can be shown, which on a phone has a pane of its own */
    showEditor() {
      const { present, hide } = view();
      if (present || hide.includes("left")) return false;
      show({ pane: "edit" });
      return true;
    },
    /** @param {State} state */
    render(state) {
      const now = state.view;
      showLook(now, embedded);
      if (now !== before) keep(now);
      header.render(now, sectionOf(state.document));
      sheet.render(now);
      exporting.render(state);
      blackout.render(now.blank);
      panes.render(now.pane);
      const { trace } = state.answer;
      if (!trace) return;
      const stop = shownStop(state);
      for (const caption of captions) caption.render(trace);
      if (now.pane === "gradients") table.render(trace, frame(trace, stop.k, stop.beat, grainOf(trace, state.document)), formsOf(state));
    },
    /**
     * A key that the page has no use for goes to the slide it stands in.
     * @param {KeyboardEvent} event
     * @param {string} focus
     * @param {Command | null} command
     */
    passOn(event, focus, command) {
      const own = focus === "text" || focus === "range" || (command !== null && !isIdle(command));
      if (embedded && /^(Arrow|Page)/.test(event.key) && !own) tellParent(event.key);
    },
  };

  /** @param {Command} command */
  function isIdle(command) {
    const { k } = shownStop(store.get());
    return (command === "next" && k === (stopsShown(store.get()).at(-1) ?? 0)) || (command === "previous" && k === 0);
  }
}

/** @type {["present" | "blank" | "hideValues" | "symbols", string, string][]} */
const SAID = [
  ["present", "page.present.on", "page.present.off"],
  ["blank", "page.blank.says", "page.blank.off"],
  ["symbols", "page.symbols.on", "page.symbols.off"],
  ["hideValues", "page.values.hidden", "page.values.shown"],
];
