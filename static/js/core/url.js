/**
 * The address bar: one row a field, each saying how the field is written and read. A link is the whole document and
 * the step it is at; what equals the default is left out.
 *
 * @typedef {import("./document.js").Document} Document
 * @typedef {import("./reducers/view.js").Column} Column
 * @typedef {{present: boolean, hide: Column[]}} Shown how a link wants the page to look
 * @typedef {{document: Document, k: number, beat: number, line?: number, face?: import("./reducers/view.js").Face, symbols?: boolean, alone?: string} & Shown} Place
 * @typedef {import("./trained.js").Trained} Trained
 * @typedef {{key: string, write: (place: Place) => string, read: (text: string, place: Place) => Place}} Field
 */
import { EMPTY, detailOf, plainLines } from "./document.js";
import { readGiven, written } from "./given.js";
import { BEATS } from "./pace.js";
import { COLUMNS } from "./reducers/view.js";
import { DETAILS } from "./stops.js";
import { BEGINNING, MISSING, MOST_TEST, SCALINGS, TABLE, changesOf, changesText, choiceOf, choiceText } from "./trained.js";

const K = /^\d{1,6}$/;
const COUNT = /^\d{1,16}$/;

/**
 * How a document is trained: `data` says that it is.
 * @type {Field[]}
 */
const TRAINING = [
  trains("data", ({ data }) => choiceText(data), (text) => ({ data: choiceOf(text) })),
  trains("table", ({ data, table }) => (data.kind === TABLE ? table : ""), (text) => ({ table: plainLines(text) })),
  trains("missing", ({ data, missing }) => (data.kind === TABLE && missing !== BEGINNING.missing ? missing : ""), (text) => ({ missing: MISSING.find((one) => one === text) ?? BEGINNING.missing })),
  trains("drawn", ({ drawn }) => counted(drawn, BEGINNING.drawn), (text) => (COUNT.test(text) ? { drawn: Number(text) } : {})),
  trains("test", ({ test }) => counted(test, BEGINNING.test), (text) => (Number(text) >= 0 && Number(text) <= MOST_TEST ? { test: Number(text) } : {})),
  trains("scaling", ({ scaling }) => (scaling === BEGINNING.scaling ? "" : scaling), (text) => ({ scaling: SCALINGS.find((one) => one === text) ?? BEGINNING.scaling })),
  trains("rate", ({ rate }) => counted(rate, BEGINNING.rate), (text) => (Number(text) >= 0 ? { rate: Number(text) } : {})),
  trains("optimiser", ({ optimiser }) => plainly(optimiser, BEGINNING.optimiser), (text) => ({ optimiser: choiceOf(text) })),
  trains("schedule", ({ schedule }) => plainly(schedule, BEGINNING.schedule), (text) => ({ schedule: choiceOf(text) })),
  trains("clip", ({ clip }) => (clip ? choiceText(clip) : ""), (text) => ({ clip: choiceOf(text) })),
  trains("epochs", ({ epochs }) => counted(epochs, BEGINNING.epochs), (text) => (COUNT.test(text) ? { epochs: Number(text) } : {})),
  trains("batch", ({ batch }) => counted(batch, BEGINNING.batch), (text) => (COUNT.test(text) ? { batch: Number(text) } : {})),
  trains("order", ({ order }) => counted(order, BEGINNING.order), (text) => (COUNT.test(text) ? { order: Number(text) } : {})),
  trains("changes", ({ changes }) => changesText(changes), (text) => ({ changes: changesOf(text) })),
  trains("update", ({ update }) => counted(update, BEGINNING.update), (text) => (COUNT.test(text) ? { update: Number(text) } : {})),
];

/** @type {Field[]} */
const FIELDS = [
  { key: "text", write: ({ document }) => document.text, read: (text, place) => withDocument(place, { text: plainLines(text) }) },
  {
    key: "inputs",
    write: ({ document }) => Object.entries(document.training?.from ?? document.inputs).map(([name, value]) => `${name}:${written(value)}`).join(","),
    read: (text, place) => withDocument(place, { inputs: readInputs(text) }),
  },
  ...["loss", "penalty", "start"].map((key) => ({
    key,
    write: (/** @type {Place} */ { document: { network } }) => (/** @type {Record<string, string>} */ (network ?? {}))[key] ?? "",
    read: (/** @type {string} */ text, /** @type {Place} */ place) => (text ? withNetwork(place, { [key]: text }) : place),
  })),
  { key: "bias", write: ({ document: { network } }) => network?.bias ?? "", read: (text, place) => (text === "split" ? withNetwork(place, { bias: text }) : place) },
  { key: "seed", write: ({ document: { network } }) => (network?.seed ? String(network.seed) : ""), read: (text, place) => (/^\d{1,16}$/.test(text) ? withNetwork(place, { seed: Number(text) }) : place) },
  ...TRAINING,
  { key: "of", write: ({ document }) => document.of ?? "", read: (of, place) => withDocument(place, { of }) },
  { key: "wrt", write: ({ document }) => (document.wrt ?? []).join(","), read: (text, place) => withDocument(place, { wrt: text.split(",").filter(Boolean) }) },
  { key: "merge", write: ({ document: { merge } }) => (merge ? "1" : ""), read: (text, place) => (text === "1" ? withDocument(place, { merge: true }) : place) },
  { key: "flow", write: ({ document }) => (document.flow === "up" ? "up" : ""), read: (text, place) => (text === "up" ? withDocument(place, { flow: "up" }) : place) },
  { key: "view", write: ({ document: { view } }) => (view && view !== "neurons" ? view : ""), read: (text, place) => (text === "graph" || text === "tensors" ? withDocument(place, { view: text }) : place) },
  { key: "detail", write: ({ document: { text, detail } }) => (!detail || detail === detailOf({ text }) ? "" : detail), read: readDetail },
  { key: "open", write: ({ document: { open = [] } }) => open.join(","), read: (text, place) => withParts(place, "open", text) },
  { key: "closed", write: ({ document: { closed = [] } }) => closed.join(","), read: (text, place) => withParts(place, "closed", text) },
  { key: "example", write: ({ document }) => document.example ?? "", read: (example, place) => withDocument(place, { example }) },
  { key: "k", write: ({ k }) => (k ? String(k) : ""), read: (text, place) => ({ ...place, k: readK(text) }) },
  { key: "beat", write: ({ k, beat }) => (k && beat < BEATS ? String(beat) : ""), read: (text, place) => ({ ...place, beat: readBeat(text) }) },
  { key: "face", write: ({ face = "" }) => face, read: (text, place) => (text === "step" || text === "chain" ? { ...place, face: text } : place) },
  { key: "line", write: ({ k, line }) => (k && line ? String(line) : ""), read: (text, place) => (/^[1-9]\d?$/.test(text) ? { ...place, line: Number(text) } : place) },
  { key: "symbols", write: ({ symbols }) => (symbols ? "1" : ""), read: (text, place) => (text === "1" ? { ...place, symbols: true } : place) },
  { key: "alone", write: ({ alone = "" }) => alone, read: (alone, place) => (alone ? { ...place, alone } : place) },
  { key: "present", write: ({ present }) => (present ? "1" : ""), read: (text, place) => ({ ...place, present: text === "1" }) },
  { key: "hide", write: ({ hide }) => hide.join(","), read: (text, place) => ({ ...place, hide: readHide(text) }) },
];

/**
 * @param {Place} place
 * @returns {string} the part after #; an empty text is a text, so that it is found again
 */
export function encode(place) {
  return FIELDS.map(({ key, write }) => [key, write(place)])
    .filter(([key, value]) => key === "text" || value !== "")
    .map(([key, value]) => `${key}=${escaped(value)}`)
    .join("&");
}

/**
 * @param {string} hash with or without #
 * @returns {Place | null} null when the address holds no document
 */
export function decode(hash) {
  const pairs = pairsOf(hash);
  return pairs.has("text") ? placeOf(pairs) : null;
}

/**
 * What of a link's document could not be read, as it stands there: to be said, since it is left out.
 * @param {string} hash
 * @returns {string[]}
 */
export function unreadOf(hash) {
  const pairs = pairsOf(hash);
  if (!pairs.has("text")) return [];
  const inputs = (pairs.get("inputs") ?? "").split(",").filter((pair) => pair && !isInput(pair.split(":")));
  const k = pairs.get("k") ?? "";
  return [...inputs, ...(k === "" || K.test(k) ? [] : [`k=${k}`])];
}

/**
 * How a link wants the page to look: what stands after ? counts as well, and needs no document.
 * @param {string} search
 * @param {string} hash
 * @returns {Shown & {embed: boolean}}
 */
export function decodeShown(search, hash) {
  const pairs = new Map([...pairsOf(search), ...pairsOf(hash)]);
  const { present, hide } = placeOf(pairs);
  return { present, hide, embed: pairs.get("embed") === "1" };
}

/** @param {string} part of an address, with its # or ? or without */
function pairsOf(part) {
  return new Map(part.replace(/^[#?]/, "").split("&").map((pair) => {
    const at = pair.indexOf("=");
    return at < 0 ? [pair, ""] : [pair.slice(0, at), unescaped(pair.slice(at + 1))];
  }));
}

/** @param {Map<string, string>} pairs */
function placeOf(pairs) {
  /** @type {Place} */
  const nowhere = { document: { ...EMPTY }, k: 0, beat: BEATS, present: false, hide: [] };
  return FIELDS.reduce((place, { key, read }) => {
    const value = pairs.get(key);
    return value === undefined ? place : read(value, place);
  }, nowhere);
}

/**
 * @param {Place} place
 * @param {Partial<Document>} change
 * @returns {Place}
 */
function withDocument(place, change) {
  return { ...place, document: { ...place.document, ...change } };
}

/**
 * @param {Place} place
 * @param {import("./network.js").Beside} change
 */
function withNetwork(place, change) {
  return withDocument(place, { network: { ...place.document.network, ...change } });
}

/**
 * A field of how a document is trained; only `data` makes it one that is.
 * @param {string} key
 * @param {(training: Trained) => string} write
 * @param {(text: string) => Partial<Trained>} read
 * @returns {Field}
 */
function trains(key, write, read) {
  return {
    key,
    write: ({ document: { training } }) => (training ? write(training) : ""),
    read(text, place) {
      const { training, inputs } = place.document;
      if (!text || (!training && key !== "data")) return place;
      return withDocument(place, { training: { ...(training ?? { ...BEGINNING, from: inputs }), ...read(text) } });
    },
  };
}

/** @param {number} value @param {number} usual */
function counted(value, usual) {
  return value === usual ? "" : String(value);
}

/** @param {import("./trained.js").Choice} choice @param {import("./trained.js").Choice} usual */
function plainly(choice, usual) {
  return choiceText(choice) === choiceText(usual) ? "" : choiceText(choice);
}

/**
 * @param {Place} place
 * @param {"open" | "closed"} which
 * @param {string} text
 */
function withParts(place, which, text) {
  const names = text.split(",").filter(Boolean);
  return names.length ? withDocument(place, { [which]: names }) : place;
}

/**
 * @param {string} text
 * @returns {import("./given.js").Inputs}
 */
function readInputs(text) {
  const pairs = text.split(",").map((pair) => pair.split(":"));
  return Object.fromEntries(pairs.filter(isInput).map(([name, value]) => [name, readGiven(value) ?? 0]));
}

/** @param {string[]} pair */
function isInput([name, value]) {
  return Boolean(name && value) && readGiven(value) !== null;
}

/**
 * @param {string} text
 * @param {Place} place
 */
function readDetail(text, place) {
  const detail = DETAILS.find((name) => name === text);
  return detail ? withDocument(place, { detail }) : place;
}

/** @param {string} text */
function readK(text) {
  return K.test(text) ? Number(text) : 0;
}

/** @param {string} text */
function readBeat(text) {
  return Number(text) >= 1 && Number(text) < BEATS ? Math.floor(Number(text)) : BEATS;
}

/** @param {string} text */
function readHide(text) {
  const wanted = text.split(",");
  return COLUMNS.filter((column) => wanted.includes(column));
}

/**
 * Escape what an address cannot hold and leave the rest readable.
 * @param {string} value
 */
function escaped(value) {
  return encodeURIComponent(value)
    .replace(/%(2C|3A|3D|5E|2F|3B)/g, decodeURIComponent)
    .replace(/%20/g, "+");
}

/** @param {string} value */
function unescaped(value) {
  try {
    return decodeURIComponent(value.replace(/\+/g, "%20"));
  } catch {
    return value;
  }
}
