/**
 * The words of the language, as the API's list of ops tells them: which call a function, which are a constant, and
 * what is to be said of each.
 *
 * @typedef {{words: string[], example: string, about: string, partials: {input: string}[]}} OpRow
 * @typedef {{words: string[], about: string}} ConstantRow
 * @typedef {{words: string[], takes: string, about: string}} BuiltRow a function that is built of ops
 * @typedef {{ops: OpRow[], functions?: BuiltRow[], constants: ConstantRow[]}} Ops
 * @typedef {{words: string[], takes: string, about: string}} Entry `takes`: "(x, y)", nothing for a constant
 * @typedef {{functions: Set<string>, constants: Set<string>, entries: Entry[]}} Vocabulary
 * @typedef {(text: string) => Vocabulary} Vocabularies each text has the words of what it is
 */
import { isJson, isNetwork } from "./network.js";

/** Words of Python round the layers. */
const PYTHON = ["nn", "torch", "import", "from", "as", "True", "False"];
/** @type {Vocabulary} */
const NONE = { functions: new Set(), constants: new Set(), entries: [] };

/**
 * @param {Ops} ops
 * @param {import("./listing.js").Networks} networks
 * @param {string} sequential what is to be said of a row of layers
 * @returns {Vocabularies}
 */
export function vocabulariesOf(ops, networks, sequential) {
  const [expression, network] = [vocabularyOf(ops), layersOf(networks, sequential)];
  return (text) => (isJson(text) ? NONE : isNetwork(text) ? network : expression);
}

/**
 * @param {import("./listing.js").Networks} networks
 * @param {string} sequential
 * @returns {Vocabulary}
 */
function layersOf({ layers }, sequential) {
  const entries = [
    { words: ["Sequential"], takes: "(…)", about: sequential },
    ...layers.map(({ kind, settings, about }) => ({ words: [kind], takes: `(${Object.keys(settings).filter((name) => settings[name] === null).join(", ")})`, about })),
  ];
  return { functions: new Set(entries.flatMap(({ words }) => words)), constants: new Set(PYTHON), entries };
}

/**
 * @param {Ops} ops
 * @returns {Vocabulary}
 */
export function vocabularyOf({ ops, functions = [], constants }) {
  const called = ops.filter(({ words }) => words.length);
  return {
    functions: new Set([...called, ...functions].flatMap(({ words }) => words)),
    constants: new Set(constants.flatMap(({ words }) => words)),
    entries: [
      ...called.map((op) => ({ words: op.words, takes: takes(op), about: op.about })),
      ...functions.map(({ words, takes: given, about }) => ({ words, takes: given, about })),
      ...constants.map(({ words, about }) => ({ words, takes: "", about })),
    ],
  };
}

/**
 * Its arguments as its own example writes them, where that is a call of it and nothing else.
 * @param {OpRow} op
 */
function takes({ words, example, partials }) {
  const [name] = words;
  return example.startsWith(`${name}(`) ? example.slice(name.length) : `(${partials.map(({ input }) => input).join(", ")})`;
}
