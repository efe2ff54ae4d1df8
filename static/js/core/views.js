/**
 * What each node shows at k. A view is the same object for as long as it would show the same, and what costs more, its
 * texts, is found when it is asked for: of a thousand nodes a step changes two, and few are in sight.
 *
 * @typedef {import("./frame.js").Frame} Frame
 * @typedef {import("./frame.js").Gradient} Gradient
 * @typedef {import("./scene.js").Place} Place
 * @typedef {import("./types.js").Catalogue} Catalogue
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Value} Value
 *
 * @typedef {object} About
 * @property {Set<number>} receivers nodes that get a gradient sooner or later
 * @property {Set<number>} beyond nodes that have no part in what is differentiated
 * @property {number | null} selected the key of the chosen node
 * @property {number | null} dragged the input that is moved by hand
 * @property {boolean} leads whether it leads on from what was shown
 * @property {boolean} hidden whether numbers are hidden
 * @property {import("./symbols.js").Symbols | null} symbols gradients in symbols, if they are wanted so
 */
import { describe, whatIs } from "./describe.js";
import { asText, inFull } from "./format.js";
import { gradientIn } from "./frame.js";
import { fullOf } from "./grid.js";
import { holds } from "./noted.js";
import { BEATS } from "./pace.js";
import { spoken } from "./say.js";
import { subjectOf } from "./subject.js";

/** What one node shows. */
export class NodeView {
  /**
   * @param {Place} place
   * @param {{value: number | undefined, gradient: Gradient | undefined, now: boolean, receives: boolean, gets: boolean, lands: boolean, selected: boolean, dragged: boolean, phase: "forward" | "backward"}} known
   * @param {{trace: Trace, subject: number, receivers: Set<number>, beyond: Set<number>, hidden: boolean, symbols: import("./symbols.js").Symbols | null, catalogue: Catalogue}} of
   */
  constructor(place, known, of) {
    this.place = place;
    this.known = known;
    this.of = of;
  }

  get now() { return this.known.now; }

  get receives() { return this.known.receives; }

  get lands() { return this.known.lands; }

  /** Whether this step is about its number, at whatever beat. */
  get gets() { return this.known.gets; }

  get selected() { return this.known.selected; }

  get dragged() { return this.known.dragged; }

  get phase() { return this.known.phase; }

  get hidden() { return this.of.hidden; }

  get final() { return this.known.gradient?.final ?? false; }

  get waits() { return this.of.receivers.has(this.place.id); }

  get beyond() { return this.of.beyond.has(this.place.id); }

  get tag() { return this.place.id === this.of.subject || this.place.face === this.place.node.tag ? null : this.place.node.tag; }

  /** The text of its value, null when there is none yet; none beside a constant that is written in its node. */
  get value() {
    const { value } = this.known;
    if (value === undefined) return null;
    const text = asText(this.of.trace.numbers[value]);
    return this.place.kind === "constant" && text === this.place.node.mark.text ? "" : text;
  }

  /** What the gradient is in symbols, once it is whole, where they are wanted and short. */
  get symbols() {
    const found = (this.final && this.of.symbols?.get(this.place.id)) || null;
    return found?.stated.some((slot) => holds(slot, this.of.trace.numbers)) ? null : found;
  }

  get gradient() {
    const slope = this.slope;
    return slope === undefined ? null : this.symbols?.text ?? asText(slope);
  }

  /** All digits, where what is shown is rounded. */
  get full() {
    const { value } = this.known;
    const slope = this.slope;
    return { value: value === undefined ? "" : inFull(this.of.trace.numbers[value]), gradient: slope === undefined ? "" : this.symbols ? asText(slope) : inFull(slope) };
  }

  /** The arrays themselves, where its numbers are arrays, and the size at which a tint is full. */
  get array() {
    const { value } = this.known;
    const slope = this.slope;
    return { value: value === undefined ? null : /** @type {Value} */ (this.of.trace.numbers[value]), gradient: slope === undefined ? null : /** @type {Value} */ (slope), full: fullOf(this.of.trace) };
  }

  get slope() {
    const { gradient } = this.known;
    return gradient && gradientIn(this.of.trace, this.place.node.id, gradient);
  }

  /** The node in words. */
  says() {
    const { trace, hidden, catalogue } = this.of;
    const { value, gradient } = this.known;
    const here = { values: { get: () => value }, gradients: { get: () => gradient } };
    const said = hidden ? whatIs(this.place.node) : describe(trace, here, this.place.node);
    const sentence = this.symbols ? { key: "page.node.symbols", holes: { said, symbols: { face: this.symbols.face } } } : said;
    return spoken(sentence, { catalogue, numbers: trace.numbers });
  }
}

/** @param {Catalogue} catalogue */
export function createViews(catalogue) {
  /** @type {ConstructorParameters<typeof NodeView>[2] | null} */
  let of = null;
  let drawn = /** @type {Place[]} */ ([]);
  let marks = /** @type {string[]} */ ([]);
  let views = /** @type {NodeView[]} */ ([]);

  /**
   * @param {Trace} trace
   * @param {Frame} frame
   * @param {Place[]} places
   * @param {About} about
   * @returns {NodeView[]} one for each place
   */
  return (trace, frame, places, { receivers, beyond, selected, dragged, leads, hidden, symbols }) => {
    if (of?.trace !== trace || of.hidden !== hidden || of.symbols !== symbols || of.beyond !== beyond || drawn !== places) {
      of = { trace, subject: subjectOf(trace), receivers, beyond, hidden, symbols, catalogue };
      [drawn, marks] = [places, []];
    }
    const phase = frame.step?.kind === "forward" ? "forward" : "backward";
    const before = views;
    views = places.map((place, i) => {
      const { id, key } = place;
      const [value, gradient] = [frame.values.get(id), frame.gradients.get(id)];
      const now = frame.through === id;
      const gets = frame.gets.has(id);
      const mark = `${value} ${gradient?.slot} ${gradient?.final} ${key === selected} ${id === dragged} ${now || gets ? `${now} ${gets} ${phase} ${frame.beat < BEATS} ${leads}` : ""}`;
      if (marks[i] === mark) return before[i];
      marks[i] = mark;
      const known = { value, gradient, now, receives: gets && frame.beat < BEATS, gets, lands: leads && gets && frame.beat === BEATS, selected: key === selected, dragged: id === dragged, phase: /** @type {"forward" | "backward"} */ (phase) };
      return new NodeView(place, known, /** @type {NonNullable<typeof of>} */ (of));
    });
    return views;
  };
}
