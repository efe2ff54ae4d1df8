/** The header: sharing, presenting and the theme, as buttons or, where there is little room, in a menu. */
import { THEMES } from "../core/reducers/view.js";
import { text } from "../core/say.js";
import { SECTIONS } from "../core/sections.js";
import { drawn, element, keep, setAttributes } from "./element.js";
import { createMenu } from "./menu.js";

/**
 * @typedef {import("../core/reducers/view.js").Theme} Theme
 * @typedef {import("../core/reducers/view.js").View} View
 * @typedef {import("../core/sections.js").Section} Section
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {{share: () => void, present: () => void, keys: () => void, gallery: () => void, export: () => void, section: (section: Section) => void, theme: (theme: Theme) => void}} HeaderActions
 */

/** In boxes of 16: a half disc, a sun, a moon; three dots. */
const SIGNS = Object.freeze({
  system: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 3a5 5 0 0 1 0 10z",
  light: "M8 4.6a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 0 0 0-6.8zM7.3 0h1.4v2.6H7.3zM7.3 13.4h1.4V16H7.3zM0 7.3h2.6v1.4H0zM13.4 7.3H16v1.4h-2.6zM1.9 2.9l1-1 1.8 1.8-1 1zM11.3 12.3l1-1 1.8 1.8-1 1zM12.3 4.7l-1-1 1.8-1.8 1 1zM2.9 14.1l-1-1 1.8-1.8 1 1z",
  dark: "M6.2 1.2A6.9 6.9 0 1 0 14.8 9.8A5.7 5.7 0 0 1 6.2 1.2z",
  more: "M1 8a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0M6.4 8a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0M11.8 8a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0",
});

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {HeaderActions} actions
 */
export function createHeader(root, catalogue, actions) {
  /** @param {string} key */
  const say = (key) => text({ key }, { catalogue, numbers: [] });
  const share = element("button", { class: "head-button swap share", type: "button", title: say("page.share.hint") }, element("span", {}, say("page.share")), element("span", { "aria-hidden": true }, say("page.share.done")));
  const present = element("button", { class: "head-button", type: "button", title: say("page.present.hint") }, say("page.present"));
  const take = element("button", { class: "head-button", type: "button", title: say("page.export.hint") }, say("page.export"));
  share.addEventListener("click", actions.share);
  take.addEventListener("click", actions.export);
  present.addEventListener("click", actions.present);

  const look = element("button", { class: "head-button sign", type: "button", "aria-label": say("page.theme"), title: say("page.theme") }, sign("system"));
  const more = element("button", { class: "head-button sign plain", type: "button", "aria-label": say("page.menu"), title: say("page.menu") }, sign("more"));
  const themes = THEMES.map((theme) => ({ name: theme, label: say(`page.theme.${theme}`), group: "theme" }));
  const themeHold = element("div", { class: "menu-hold" });
  const moreHold = element("div", { class: "menu-hold narrow-only" });
  const themeMenu = createMenu(themeHold, look, themes, (name) => actions.theme(/** @type {Theme} */ (name)));
  const moreMenu = createMenu(moreHold, more, [
    ...SECTIONS.map((section) => ({ name: section, label: say(`page.${section}`), group: "section" })),
    { name: "share", label: say("page.share") },
    { name: "export", label: say("page.export"), key: "E" },
    { name: "present", label: say("page.present"), key: "P" },
    { name: "gallery", label: say("page.gallery"), key: "G" },
    { name: "keys", label: say("page.keys.sheet"), key: "?" },
    ...themes.map((item) => ({ ...item, label: say(`page.theme.${item.name}.long`) })),
  ], (name) => {
    if (name === "share" || name === "export" || name === "present" || name === "gallery" || name === "keys") actions[name]();
    else if (name === "expression" || name === "network") actions.section(name);
    else actions.theme(/** @type {Theme} */ (name));
  });
  const note = createNote(say, () => (more.offsetParent ? more : share).focus());
  root.append(element("div", { class: "head-actions wide-only" }, share, take, present, themeHold), moreHold, note.root);

  return {
    /**
     * @param {View} view
     * @param {Section} section
     */
    render({ theme }, section) {
      keep(look, theme, () => [sign(theme)]);
      for (const menu of [themeMenu, moreMenu]) menu.mark(new Set([theme, section]));
    },
    /** @param {boolean} on whether the link was copied just now */
    copied(on) {
      setAttributes(share, { "data-done": on });
      if (on) note.say();
      else note.hide();
    },
    offer: note.offer,
  };
}

/** @param {keyof typeof SIGNS} name */
function sign(name) {
  return drawn("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": true }, drawn("path", { d: SIGNS[name], "fill-rule": "evenodd" }));
}

/**
 * What becomes of sharing, under the header: that it is done, or the link, to be copied by hand.
 * @param {(key: string) => string} say
 * @param {() => void} back gives the focus back
 */
function createNote(say, back) {
  const field = element("input", { class: "share-link", type: "text", readonly: true, "aria-label": say("page.share.link") });
  const offer = element("label", { class: "share-offer", hidden: true }, element("span", {}, say("page.share.by-hand")), field);
  const done = element("span", { class: "share-done narrow-only", "aria-hidden": true, hidden: true }, say("page.share.done"));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.stopPropagation();
    back();
  });
  field.addEventListener("blur", () => { offer.hidden = true; });
  return {
    root: element("div", { class: "share-note" }, offer, done),
    say() { done.hidden = false; },
    hide() { done.hidden = true; },
    /** @param {string} link */
    offer(link) {
      field.value = link;
      offer.hidden = false;
      field.focus();
      field.select();
    },
  };
}
