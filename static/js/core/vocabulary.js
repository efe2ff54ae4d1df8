/**
 * The words of the language, as the API's list of ops tells them: which call a function, which are a constant, and
 * what is to be said of each.
 *
 * @typedef {{words: string[], example: string, about: string, partials: {input: string}[]}} OpRow
 * @typedef {{words: string[], about: string}} ConstantRow
 * @typedef {{ops: OpRow[], constants: ConstantRow[]}} Ops
 * @typedef {{words: string[], takes: string, about: string}} Entry `takes`: "(x, y)", nothing for a constant
 * @typedef {{functions: Set<string>, constants: Set<string>, entries: Entry[]}} Vocabulary
 */

/**
 * @param {Ops} ops
 * @returns {Vocabulary}
 */
export function vocabularyOf({ ops, constants }) {
  const called = ops.filter(({ words }) => words.length);
  return {
    functions: new Set(called.flatMap(({ words }) => words)),
    constants: new Set(constants.flatMap(({ words }) => words)),
    entries: [
      ...called.map((op) => ({ words: op.words, takes: takes(op), about: op.about })),
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
