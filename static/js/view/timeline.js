/** The timeline: transport, ticks with a playhead that can be dragged, and the keys that work. */
import { BEATS } from "../core/pace.js";
import { text } from "../core/say.js";
import { countTo, stopsOf } from "../core/stops.js";
import { headingOf } from "./board.js";
import { drawn, element, keep, setAttributes, setClass } from "./element.js";
import { keyHints } from "./hints.js";

/**
 * @typedef {import("../core/keymap.js").Command} Command
 * @typedef {import("../core/types.js").Catalogue} Catalogue
 * @typedef {import("../core/types.js").Trace} Trace
 */

/** What a slider's other keys do; the arrows that step do so everywhere. */
const STRIDES = new Map([["ArrowUp", 1], ["ArrowDown", -1], ["PageUp", 5], ["PageDown", -5]]);
/** How near the left end means the start: so near, but never more than half a tick. */
const START_PX = 8;

/** Where there are more stops than this, a tick stands for several: it would be too thin to be seen. */
const MOST_TICKS = 500;

/** The signs on the buttons, in boxes of 16. */
const SIGNS = Object.freeze({
  first: "M1 3h2v10H1zM9 3v10L3.5 8zM15 3v10L9.5 8z",
  previous: "M11.5 3.2v9.6L4 8z",
  play: "M4 2.6v10.8L13.2 8z",
  pause: "M3.5 3h3v10h-3zM9.5 3h3v10h-3z",
  next: "M4.5 3.2v9.6L12 8z",
  last: "M1 3v10l5.5-5zM7 3v10l5.5-5zM13 3h2v10h-2z",
});

/**
 * @typedef {keyof typeof SIGNS & Command} Transport
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {{run: (command: Command) => void, moveTo: (k: number) => void}} actions
 */
export function createTimeline(root, catalogue, { run, moveTo }) {
  const words = { catalogue, numbers: [] };
  /** @param {Transport} command @param {string} [look] */
  const button = (command, look = "") => {
    const label = text({ key: `page.transport.${command}` }, words);
    const made = element("button", { class: `transport-button ${look}`.trim(), type: "button", "data-command": command, "aria-label": label, title: label, "aria-disabled": true }, sign(command, look ? 18 : 15), ...shortName(command, words));
    made.addEventListener("click", () => made.ariaDisabled !== "true" && run(command));
    return made;
  };
  const buttons = { first: button("first"), previous: button("previous"), play: button("play", "play"), next: button("next"), last: button("last") };
  const speed = element("button", { class: "speed", type: "button" });
  showSpeed(1);
  speed.addEventListener("click", (event) => run(event.shiftKey ? "slower" : "speed"));
  const beatLabel = text({ key: "page.transport.next-beat" }, words);
  const beatButton = element("button", { class: "beat", type: "button", "data-command": "next-beat", "aria-label": beatLabel, title: beatLabel, "aria-disabled": true }, text({ key: "page.transport.next-beat.short" }, words));
  beatButton.addEventListener("click", () => beatButton.ariaDisabled !== "true" && run("next-beat"));
  const phases = element("div", { class: "phases", "aria-hidden": true });
  const ticks = element("div", { class: "ticks" });
  const playhead = element("div", { class: "playhead" });
  const scrubber = element("div", { class: "scrubber", role: "slider", tabindex: 0, "aria-label": text({ key: "page.timeline" }, words), "aria-valuemin": 0, "aria-valuenow": 0 }, ticks, playhead);
  const track = element("div", { class: "track" }, phases, scrubber);
  root.append(element("div", { class: "transport" }, ...Object.values(buttons), speed, beatButton), track, keyHints(words, run));
  let at = 0;
  let stops = /** @type {readonly number[]} */ ([]);
  /** @param {number} nth which tick, 0 is the start */
  const moveToStop = (nth) => moveTo(nth > 0 ? stops[Math.min(nth, stops.length) - 1] ?? 0 : 0);
  scrub(scrubber, ticks, () => stops.length, moveToStop);
  scrubber.addEventListener("keydown", (event) => {
    const by = STRIDES.get(event.key);
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    // Elsewhere these keys mean something else, or nothing.
    event.preventDefault();
    event.stopPropagation();
    moveToStop(at + by);
  });

  /** @param {number} pace */
  function showSpeed(pace) {
    keep(speed, String(pace), () => [`${pace}×`]);
    const faster = text({ key: "page.transport.speed", holes: { speed: pace } }, words);
    setAttributes(speed, { "aria-label": faster, title: faster });
  }

  /**
   * @param {Trace} trace
   * @param {import("../core/frame.js").Frame} frame
   * @param {import("../core/reducers/play.js").Play} play
   * @param {boolean} goesOn whether something comes after the last step
   */
  function render(trace, { k, beat, grain, step }, { playing, speed: pace }, goesOn) {
    stops = stopsOf(trace, grain);
    at = countTo(stops, k);
    const { length: total } = stops;
    const forward = countTo(stops, trace.forward_steps);
    // They do nothing at the ends, but keep the focus that they have.
    for (const name of /** @type {const} */ (["first", "previous"])) setAttributes(buttons[name], { "aria-disabled": at === 0 || null });
    const atEnd = at === total && beat === BEATS;
    for (const button of [buttons.last, beatButton]) setAttributes(button, { "aria-disabled": atEnd || null });
    setAttributes(buttons.next, { "aria-disabled": (atEnd && !goesOn) || null });
    setAttributes(buttons.play, { "aria-disabled": total === 0 || null });
    const command = playing ? "pause" : "play";
    keep(buttons.play, command, () => [sign(command, 18)]);
    const label = text({ key: `page.transport.${command}` }, words);
    setAttributes(buttons.play, { "aria-label": label, title: label });
    showSpeed(pace);
    keep(phases, `${forward} ${total}`, () => phaseLabels(forward, total, words));
    track.style.setProperty("--gap", total > 120 ? "0px" : total > 40 ? "1px" : total > 24 ? "2px" : "4px");
    setAttributes(track, { "data-many": total > 40 });
    const each = Math.ceil(total / MOST_TICKS) || 1;
    keep(ticks, String(total), () => Array.from({ length: Math.ceil(total / each) }, () => element("div", {})));
    for (const [i, tick] of [...ticks.children].entries()) {
      const [first, end] = [i * each + 1, (i + 1) * each];
      setClass(tick, ["tick", first <= forward ? "forward" : "backward", end < at ? "done" : first <= at ? "now" : ""]);
    }
    const share = total ? (at - 0.5) / total : 0;
    playhead.style.setProperty("left", at === 0 ? "0" : `calc((100% + var(--gap)) * ${share} - var(--gap) / 2)`);
    const said = { catalogue, numbers: trace.numbers };
    const where = step ? { key: "page.timeline.at", holes: { heading: headingOf(trace, k, grain), title: step.lines.title } } : { key: "page.timeline.start" };
    setAttributes(scrubber, { "aria-valuemax": total, "aria-valuenow": at, "aria-valuetext": text(where, said) });
  }
  return { render };
}

/**
 * @param {keyof typeof SIGNS} name
 * @param {number} size
 */
function sign(name, size) {
  return drawn("svg", { viewBox: "0 0 16 16", width: size, height: size, "aria-hidden": true }, drawn("path", { d: SIGNS[name] }));
}

/**
 * What a phone's large buttons say beside their sign.
 * @param {Transport} command
 * @param {import("../core/say.js").Words} words
 */
function shortName(command, words) {
  if (command !== "previous" && command !== "next") return [];
  return [element("span", { class: "short-name", "aria-hidden": true }, text({ key: `page.transport.${command}.short` }, words))];
}

/**
 * @param {number} forward
 * @param {number} total
 * @param {import("../core/say.js").Words} words
 */
function phaseLabels(forward, total, words) {
  const labels = [];
  if (forward) {
    const label = element("span", { class: "phase forward" }, text({ key: "phase.forward" }, words));
    label.style.setProperty("--share", String(forward / total));
    labels.push(label);
  }
  if (total > forward) labels.push(element("span", { class: "phase backward" }, text({ key: "phase.backward" }, words)));
  return labels;
}

/**
 * Press or drag anywhere on the ticks to move the playhead there; left of them is the start.
 * @param {HTMLElement} scrubber
 * @param {HTMLElement} ticks
 * @param {() => number} stops how many there are
 * @param {(nth: number) => void} moveTo
 */
function scrub(scrubber, ticks, stops, moveTo) {
  /** @param {PointerEvent} event */
  const follow = ({ clientX }) => {
    const { left, width } = ticks.getBoundingClientRect();
    const count = stops();
    const tick = Math.ceil(((clientX - left) / width) * count);
    // The first tick's left edge is the start, which has no tick of its own.
    moveTo(clientX - left < Math.min(START_PX, width / count / 2) ? 0 : Math.min(count, tick));
  };
  scrubber.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    scrubber.setPointerCapture(event.pointerId);
    follow(event);
  });
  scrubber.addEventListener("pointermove", (event) => {
    if (scrubber.hasPointerCapture(event.pointerId)) follow(event);
  });
}
