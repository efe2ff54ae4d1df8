/**
 * Wordings: what all steps of one kind say, with places for the nodes and numbers of the step at hand. A step's lines
 * are put together when they are first looked at: of thousands a reader sees one at a time.
 *
 * @typedef {import("./types.js").Face} Face
 * @typedef {import("./types.js").Formula} Formula
 * @typedef {import("./types.js").Hole} Hole
 * @typedef {import("./types.js").Lines} Lines
 * @typedef {import("./types.js").Note} Note
 * @typedef {import("./types.js").Sentence} Sentence
 * @typedef {import("./types.js").Told} Told
 * @typedef {import("./types.js").ToldStep} ToldStep
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Wording} Wording
 * @typedef {import("./types.js").WordedPiece} WordedPiece
 * @typedef {import("./types.js").WordedHole} WordedHole
 * @typedef {(place: string) => any} At what stands in a place
 * @typedef {(node: number, by: string) => Face} Calls how a node is called
 */

/**
 * A trace as it travels becomes one whose steps have lines and notes.
 * @param {Told} told
 * @returns {Trace}
 */
export function worded(told) {
  const { graph, wordings, steps, part_steps: parts, layer_steps: layers, pass_steps: passes } = told;
  const of = steps.find(({ kind }) => kind === "seed")?.node ?? graph.output;
  /** @type {Calls} */
  const calls = (id, by) => {
    const { label, expression, mark } = graph.nodes[id];
    return by === "mark" ? mark : by === "expression" ? expression ?? label : label;
  };
  /** @param {ToldStep} step @returns {At} */
  const standing = (step) => (place) => {
    const [name, index] = place.split(" ");
    if (index === undefined) return name === "of" ? of : /** @type {any} */ (step)[name];
    const { inputs, stated } = graph.nodes[step.node];
    if (name === "given") return step.given?.[Number(index)];
    if (name === "input") return inputs.at(Number(index));
    return (name === "own" ? step.own : stated ?? 0) + Number(index);
  };
  /** @type {WeakMap<ToldStep, Lines>} */
  const lines = new WeakMap();
  /** @type {WeakMap<ToldStep, Note[]>} */
  const notes = new WeakMap();
  const spelled = Object.create(Object.prototype, {
    lines: { get: /** @this {ToldStep} */ function () { return remembered(lines, this, () => linesAt(wordings[this.wording], standing(this), calls)); } },
    notes: { get: /** @this {ToldStep} */ function () { return remembered(notes, this, () => notesAt(wordings[this.wording], standing(this), calls)); } },
  });
  for (const step of [...steps, ...parts, ...layers, ...passes]) if (step) Object.setPrototypeOf(step, spelled);
  return /** @type {Trace} */ (/** @type {unknown} */ (told));
}

/**
 * @template {object} Key
 * @template Value
 * @param {WeakMap<Key, Value>} known
 * @param {Key} key
 * @param {() => Value} find
 * @returns {Value}
 */
function remembered(known, key, find) {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}

/**
 * @param {Wording} wording
 * @param {At} at
 * @param {Calls} calls
 * @returns {Lines}
 */
function linesAt(wording, at, calls) {
  /** @type {Record<string, Formula | Hole>} */
  const lines = {};
  for (const [name, line] of Object.entries(wording)) {
    if (name === "notes") continue;
    lines[name] = Array.isArray(line) ? formulaAt(/** @type {WordedPiece[]} */ (line), at, calls) : holeAt(line, at, calls);
  }
  return /** @type {Lines} */ (/** @type {unknown} */ (lines));
}

/**
 * @param {Wording} wording
 * @param {At} at
 * @param {Calls} calls
 * @returns {Note[]}
 */
function notesAt({ notes = [] }, at, calls) {
  return notes.map(({ kind, slot, sentence }) => ({
    kind,
    slot: at(slot),
    get sentence() { return /** @type {Sentence} */ (holeAt(sentence, at, calls)); },
  }));
}

/**
 * @param {WordedPiece[]} pieces
 * @param {At} at
 * @param {Calls} calls
 * @returns {Formula}
 */
function formulaAt(pieces, at, calls) {
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    if ("called" in piece) return calls(at(piece.called), piece.by).latex;
    if ("given" in piece) return at(piece.given).latex ?? at(piece.given);
    if ("equal" in piece) return { equal: [at(piece.equal[0]), at(piece.equal[1])] };
    if ("if" in piece) return { if: at(piece.if), then: formulaAt(piece.then, at, calls), else: formulaAt(piece.else, at, calls) };
    return "of" in piece ? { ...piece, of: formulaAt(piece.of, at, calls) } : { ...piece, n: at(piece.n) };
  });
}

/**
 * @param {WordedHole} hole
 * @param {At} at
 * @param {Calls} calls
 * @returns {Hole}
 */
function holeAt(hole, at, calls) {
  if (typeof hole !== "object" || "face" in hole) return hole;
  if ("called" in hole) return { face: calls(at(hole.called), hole.by) };
  if ("given" in hole) return typeof at(hole.given) === "object" ? { face: at(hole.given) } : at(hole.given);
  if ("n" in hole) return { n: at(hole.n) };
  if ("if" in hole) return { if: at(hole.if), then: holeAt(hole.then, at, calls), else: holeAt(hole.else, at, calls) };
  if ("list" in hole) return { list: hole.list.map((item) => holeAt(item, at, calls)) };
  return { key: hole.key, holes: Object.fromEntries(Object.entries(hole.holes ?? {}).map(([name, inner]) => [name, holeAt(inner, at, calls)])) };
}
