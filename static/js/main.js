/** Wires the page: what happens goes to the store, what the store holds goes to the views. */
import { createAhead } from "./ahead.js";
import { createAlone } from "./alone.js";
import { announcement } from "./core/announce.js";
import { createAsides } from "./asides.js";
import { begin } from "./begin.js";
import { createCommands } from "./commands.js";
import { chainAt, chainsOf, linesAt, showsChain, written as writtenOf } from "./core/chain.js";
import { EMPTY, detailOf, isOfLink, isRewritten } from "./core/document.js";
import { NUDGE } from "./core/drag.js";
import { formOf, inputsKept, isTurned } from "./core/elements.js";
import { grainOf } from "./core/closed.js";
import { imageIn, withImages } from "./core/images.js";
import { isWide } from "./core/stops.js";
import { formsOf } from "./core/form.js";
import { itemsAt } from "./core/items.js";
import { frame, still } from "./core/frame.js";
import { isCurrent, isStale, valuesKept } from "./core/reducers/answer.js";
import { CHANGES } from "./core/reducers/document.js";
import { nodeAt } from "./core/links.js";
import { commandOf } from "./core/keymap.js";
import { BEATS } from "./core/pace.js";
import { spoken, text as textOf } from "./core/say.js";
import { spanOf } from "./core/span.js";
import { grainIn, isOf, pictureFor, pictureOn } from "./core/picture.js";
import { placeOf } from "./core/place.js";
import { isAbout, questionOf } from "./core/question.js";
import { createStore, shownStop } from "./core/store.js";
import { troubles } from "./core/trouble.js";
import { vocabulariesOf } from "./core/vocabulary.js";
import { createExplore } from "./explore.js";
import { createFollowing } from "./following.js";
import { leaveBehind, onAddress, onLeaving, readAddress, readShown, unreadAddress, writeAddress } from "./io/address.js";
import { createAsker } from "./io/api.js";
import { atMost, lastOf } from "./io/clock.js";
import { createLayouts } from "./io/layout.js";
import { createSlices } from "./io/slices.js";
import { createPanel } from "./panel.js";
import { createPlayer } from "./player.js";
import { createReading } from "./reading.js";
import { createSections } from "./sections.js";
import { createShell } from "./shell.js";
import { createTraining } from "./training.js";
import { createTrainingPanel } from "./training-panel.js";
import { createBoard } from "./view/board.js";
import { createCorner } from "./view/corner.js";
import { createCurve } from "./view/curve.js";
import { createEditor } from "./view/editor.js";
import { byId } from "./view/element.js";
import { createGallery } from "./view/gallery.js";
import { focusKind } from "./view/focus.js";
import { editorHint } from "./view/hints.js";
import { createLive } from "./view/live.js";
import { createPointing } from "./view/pointing.js";
import { createProblem } from "./view/problem.js";
import { createRefocus, restAt } from "./view/refocus.js";
import { createRest } from "./view/settled.js";
import { createStage } from "./view/stage.js";
import { createTimeline } from "./view/timeline.js";

/**
 * @typedef {import("./core/store.js").State} State
 * @typedef {import("./core/types.js").Example} Example
 * @typedef {import("./core/types.js").Layout} Layout
 */

/** Safari takes a hundred addresses in ten seconds, others more. */
const ADDRESS_MS = 350;
const PAUSE_MS = 700;
/** A word that begins as a function does is taken for a product of letters when nothing else comes for so long. */
const HALF_MS = 2000;
const PROBLEM_MS = 350;

const rest = createRest();
const loaded = rest.begin();
const layouts = createLayouts();
const [catalogue, { examples, purposes }, ops, networks, sets] = await begin();

const store = createStore();
const { present, hide, embed } = readShown();
const sections = createSections(store, catalogue, examples, { open: openExample, leave: () => { unread = []; } });
const shell = createShell(store, catalogue, { embedded: embed, section: sections.go, begin: rest.begin });
const editor = createEditor(byId("editor"), vocabulariesOf(ops, networks, sayPlain("page.editor.sequential")), {
  labels: { expression: sayPlain("page.expression"), network: sayPlain("page.network") },
  empty: sayPlain("page.editor.empty"),
  hint: editorHint({ catalogue, numbers: [] }),
  list: sayPlain("page.editor.functions"),
  onText: (text) => store.dispatch({ type: "typed", text, values: kept(), rewritten: isRewritten(store.get().document.text, text) }),
  onWhole: () => askHeld(),
  onLeave: () => restAt(byId("examples")),
  onPoint: (offset) => point(offset === null ? null : pieceAt(offset)),
});
const reading = createReading(store, catalogue, editor, kept);
const problem = createProblem(byId("problem"));
const panel = createPanel({ store, catalogue, examples, networks, values: kept, open: openExample, gallery: shell.commands.gallery, compare: () => run("losses"), say: shell.say });
const gallery = createGallery(catalogue, { examples, purposes }, { open: openExample, close: () => store.dispatch({ type: "viewed", change: { gallery: false } }) });
document.body.append(gallery.root);
const following = createFollowing(store, rest.begin);
const training = createTraining(store, catalogue, sets, networks, rest.begin, shell.say);
const trainingPanel = createTrainingPanel(store, rest.begin, catalogue, networks, sets, training, sections.open);
const asides = createAsides(store, catalogue, networks, rest.begin, shell.say);
const stage = createStage(byId("stage"), catalogue, createSlices(rest.begin));
const explore = createExplore({ root: byId("stage"), store, stage, layouts, rest, catalogue, values: kept, say: shell.say });
const alone = createAlone({ root: byId("stage"), store, stage, layouts, rest, catalogue, say: shell.say });
const run = createCommands(store, { ...shell.commands, ...explore.commands, ...asides.commands, alone: alone.toggle, editor: () => shell.showEditor() && editor.begin(), functions: editor.functions, nudge: () => following.nudge(NUDGE), leave: () => alone.leave() || leaveDrag() || asides.leave() || shell.commands.leave() }, training);
const board = createBoard(byId("board"), catalogue, { walk: () => run("next"), breakDown: reading.breakDown, type: () => run("editor"), whole: () => store.dispatch({ type: "differentiated", change: { of: null, wrt: null } }), moveTo, nudge: following.nudge, ...asides.commands, face: (face) => store.dispatch({ type: "viewed", change: { face } }), cell: (cell) => store.dispatch({ type: "viewed", change: { cell } }) });
const curve = createCurve(byId("stage"), catalogue, leaveDrag);
const corner = createCorner(byId("stage"), byId("board"), catalogue);
const timeline = createTimeline(byId("timeline"), catalogue, { run, moveTo });
const pointing = createPointing(point, (span) => editor.light(span));
const refocus = createRefocus(byId("stage"));
const live = createLive(byId("live"), lastOf(250, rest.begin), atMost(1000, rest.begin));
const asker = createAsker({
  begin: rest.begin,
  onAway: (busy) => store.dispatch({ type: "unreachable", busy }),
  async onReply(reply, question) {
    if ("problem" in reply) return store.dispatch({ type: "refused", problem: reply.problem });
    const { document: doc, answer: { text, trace, layout, fresh, edited } } = store.get();
    if (!isAbout(question, doc) || !following.tells(reply.trace, question)) return;
    const given = edited && trace && !fresh && !reply.trace.network ? inputsKept(doc.inputs, trace, reply.trace) : doc.inputs;
    if (given !== doc.inputs) {
      store.dispatch({ type: "gaveWay", inputs: given });
      return ask();
    }
    const show = (/** @type {Layout} */ layout) => {
      const { document: now } = store.get();
      if (isAbout(question, now)) store.dispatch({ type: "answered", text: now.text, trace: withImages(reply.trace, imageIn(sets, now)), layout });
    };
    const before = trace && layout && !fresh ? { graph: trace.graph, layout } : null;
    const picture = pictureFor(reply.trace, doc);
    // The same text makes the same graph: new numbers move nothing, and wait for no layout.
    if (before && trace && formOf(trace) === formOf(reply.trace) && text === doc.text && before.layout.flow === (doc.flow ?? "right") && isOf(before.layout, picture)) return show(before.layout);
    show(await layouts.of(picture, doc.flow ?? "right", before, show));
  },
});
const pause = lastOf(PAUSE_MS);
const later = lastOf(HALF_MS, rest.begin);
const saveAddress = atMost(ADDRESS_MS, rest.begin);
const sayProblem = lastOf(PROBLEM_MS, rest.begin);

/** The inputs' values that an edit does not change, by name. */
function kept() {
  return valuesKept(store.get().answer);
}

/** @param {Example} example */
function openExample(example) {
  if (store.get().document.example !== example.id) leaveBehind(placeOf(store.get()));
  store.dispatch({ type: "exampleChosen", example });
}

/** @param {number} k */
function moveTo(k) {
  store.dispatch({ type: "moved", k });
}

/** Back to the step, if an input is in hand. */
function leaveDrag() {
  if (store.get().view.dragged === null) return false;
  store.dispatch({ type: "viewed", change: { dragged: null } });
  return true;
}

/** @param {number | null} id */
function point(id) {
  if (store.get().stage.pointed !== id) store.dispatch({ type: "pointed", id });
}

/** @param {number} offset in the editor's text */
function pieceAt(offset) {
  const { answer, document: doc } = store.get();
  return answer.trace && isCurrent(answer, doc) ? nodeAt(answer.trace.graph, doc.text, offset) : null;
}

/** @param {State} state */
function light({ answer, document: doc, stage: { pointed } }) {
  const { trace, layout } = answer;
  if (trace && layout) pointing.render(trace, pointed, isCurrent(answer, doc) ? doc.text : null, pictureOn(trace, layout).nodes);
}

/** @param {State} state */
function render(state) {
  shell.render(state);
  const { document: doc, answer, answer: { trace, layout }, play, view } = state;
  const { k, beat, line } = shownStop(state);
  editor.setText(doc.text);
  panel.render(state);
  trainingPanel.render(state);
  gallery.render(view.gallery, doc);
  const stale = isStale(answer, doc);
  reading.render(state, stale);
  if (doc !== EMPTY) saveAddress(() => writeAddress(placeOf(state)));
  if (!trace || !layout) return void (answer.problem && renderProblem(answer.problem, isOfLink(answer.problem, doc)));
  const grain = grainOf(trace, doc);
  const picture = pictureOn(trace, layout);
  const model = { trace, picture, layout, keys: answer.keys, frame: frame(trace, k, beat, grain), stale, stage: state.stage, present: view.present, hidden: view.hideValues, trains: Boolean(doc.training), typed: answer.text ?? "", alone: state.alone ? answer.keys.indexOf(state.alone.key) : null, chains: view.symbols ? chainsOf(state) : null };
  const moving = following.moving(state, model.frame);
  curve.render(moving, view.present);
  const shown = grainIn(trace, grain, picture);
  const drawn = shown === grain ? model : { ...model, frame: frame(trace, k, beat, shown) };
  const aside = moving ? null : asides.face(state) ?? trainingPanel.face(state, trace, k);
  trainingPanel.stage(state, trace, k);
  stage.render(moving || view.aside === "paths" ? { ...drawn, frame: still(drawn.frame), dragged: moving?.drag.node ?? null } : drawn);
  asides.light(state);
  const chain = chainAt(state, k);
  const lines = chain && model.frame.step ? linesAt(chain, model.frame.step) : [];
  const unrolled = chain && showsChain(chain, view, doc) ? { chain, lines, shown: writtenOf(lines.length, beat, line) } : null;
  board.render({ ...model, drag: moving?.drag ?? null, aside, unrolled, forms: formsOf(state), items: itemsAt(state, k), turns: model.frame.step?.kind === "pull" && !isWide(detailOf(doc)) && !trace.graph.arrays });
  corner.render(aside ? null : following.corner(state, model.frame), { present: view.present, shown: stage.shown() });
  timeline.render(trace, model.frame, { ...play, playing: play.playing || state.training.running }, training.goesOn());
  const told = asides.says(state) ?? { sentence: announcement(trace, model.frame, view.hideValues, unrolled), numbers: trace.numbers };
  if (!play.playing || beat === BEATS) live.say(spoken(told.sentence, { catalogue, numbers: told.numbers }), { k, beat: line === undefined ? beat : line + BEATS, playing: play.playing });
  Object.assign(document.documentElement.dataset, { k, beat, ready: "" });
}

/**
 * @param {import("./core/types.js").Problem} wrong with a link's text: there is no last good picture
 * @param {boolean} linked
 */
function renderProblem(wrong, linked) {
  board.renderProblem(wrong, linked);
  Object.assign(document.documentElement.dataset, { k: 0, beat: BEATS, ready: "" });
}

/** @param {State} state */
function showProblem(state) {
  const { document: doc, answer: { problem: wrong } } = state;
  const sentences = troubles(state, unread, { catalogue, numbers: [] });
  editor.setProblem(wrong ? spanOf(doc.text, wrong) : null);
  // A word half typed is no mistake yet: the underline shows at once, the words when typing pauses.
  sayProblem(sentences.length ? () => problem.render(sentences) : null);
  if (!sentences.length) problem.render([]);
}

/** @param {string} key */
function sayPlain(key) {
  return textOf({ key }, { catalogue, numbers: [] });
}

/** What of the link was not understood: said until the reader changes the document. */
let unread = /** @type {string[]} */ ([]);

/** Whether a word half typed keeps what was typed from being asked about. */
let held = false;

function askHeld() {
  if (held) ask();
}

function ask() {
  held = false;
  later(null);
  asker.ask(questionOf(store.get().document));
}

store.subscribe((state, action) => {
  const { activeElement } = document;
  rest.stir();
  if (action.type !== "aimed" && action.type !== "pointed") render(state);
  if (action.type !== "aimed") light(state);
  explore.after(state, action);
  alone.after(state);
  refocus.after(activeElement);
  // What is typed or dragged without a pause is undone together.
  if (action.type === "typed" || action.type === "inputSet") pause(() => store.dispatch({ type: "paused" }));
  if (action.type === "refused" || action.type === "answered" || action.type === "unreachable") showProblem(state);
  if (CHANGES.has(action.type)) unread = [];
  if (!CHANGES.has(action.type) && action.type !== "opened" && !(action.type === "looked" && (isTurned(state) || state.answer.problem))) return;
  held = action.type === "typed" && editor.isHalfTyped();
  if (held) later(() => editor.isChoosing() || askHeld());
  else if (action.type === "inputSet" || action.type === "trained") following.ask(ask);
  else ask();
});

createPlayer(store);
createAhead(store, rest.begin);

window.addEventListener("keydown", (event) => {
  const focus = focusKind(event);
  const command = commandOf(event, focus, store.get().view.singleKeys);
  shell.passOn(event, focus, command);
  if (!command) return;
  event.preventDefault();
  run(command);
});

onLeaving(() => writeAddress(placeOf(store.get())));
onAddress((place, missed) => {
  unread = missed;
  store.dispatch({ type: "opened", ...place });
});

// Before the first drawing, which writes the address.
const linked = readAddress();
unread = unreadAddress();
store.dispatch({ type: "viewed", change: { present, hide } });
if (linked) store.dispatch({ type: "opened", ...linked, present, hide });
else sections.begin((example) => store.dispatch({ type: "exampleChosen", example }));
loaded();
