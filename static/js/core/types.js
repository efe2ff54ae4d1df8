/**
 * The nouns of an answer, as docs/trace.md describes them.
 *
 * @typedef {{text: string, latex: string, spoken: string | Sentence}} Face
 * @typedef {number | "NaN" | "Infinity" | "-Infinity"} Wire a number as it travels
 * @typedef {Wire | Value[]} Value a number, or an array as nested lists
 * @typedef {{shape: number[], smallest: Wire, largest: Wire, mean: Wire, histogram: number[], unusual: number}} Summary what is told of a large array
 * @typedef {Value | Summary | null} Sent what may stand among the numbers; null where a Jacobian is not drawn
 * @typedef {string | {n: number, as: "plain" | "factor" | "base" | "row", ink?: Ink} | {equal: [number, number]} | {like: [number[][][], number]} | {under: Piece[], of: Piece[]} | {ink: Ink, of: Piece[]} | {node: number, of: Piece[]} | {if: number, then: Piece[], else: Piece[]}} Piece
 * @typedef {"v" | "g" | "soft"} Ink
 * @typedef {Piece[]} Formula
 * @typedef {number | string | {face: Face} | {n: number} | Sentence | {list: Hole[]} | {if: number, then: Hole, else: Hole}} Hole
 * @typedef {{key: string, holes?: Record<string, Hole>}} Sentence
 *
 * @typedef {object} GraphNode
 * @property {readonly [number, number]} [image] rows and columns, where its numbers are the pixels of a picture
 * @property {number} id
 * @property {string} op
 * @property {number[]} inputs
 * @property {Record<string, unknown>} attrs
 * @property {string | null} name
 * @property {number[]} shape of its value, empty for a number
 * @property {number} part the node whose part it is in, its own where it is one
 * @property {number} rank
 * @property {Face} mark
 * @property {Face} label
 * @property {Face | null} tag
 * @property {readonly (Face | null)[]} [unfolded] what its elements are called, where it is an array that stands as these
 * @property {Face | null} [expression] what it is made of, where its label is a name
 * @property {boolean} [closed] whether it is a closed part, its mark what it is made of
 * @property {number | null} [stated] the slot that says whether the first thing its op states holds there
 * @property {{start: number, length: number, line: number, column: number} | null} [span]
 *
 * @typedef {{name: string, node: number, declared: Value | null, wrt: boolean, label: Face}} GraphInput
 *
 * @typedef {object} Graph
 * @property {string} title
 * @property {number} output
 * @property {GraphNode[]} nodes
 * @property {GraphInput[]} inputs
 * @property {{node: number, formula: Formula}[]} formulas
 * @property {{arrays: {node: number, name: string | null, shape: number[], elements: number[], label: Face}[], sources: number[]}} [unfolded]
 *   where arrays are walked as numbers: each node of the graph of arrays and the nodes that are its elements, and for each node
 *   the one there that it was made for
 * @property {{node: number, labels: (Face | null)[], takes: (number[][] | null)[]}[]} [cells] small arrays, and numbers made of one: what
 *   the elements are called, and for each input and element which elements of it that is made of; null: of too many
 * @property {boolean} [arrays] whether a node is an array: then there is no program, no chain and no closed form
 *
 * @typedef {"domain" | "kink" | "edge" | "cut"} NoteKind
 * @typedef {{kind: NoteKind, slot: number, sentence: Sentence}} Note
 *
 * @typedef {object} Lines
 * @property {Sentence} title
 * @property {Formula} rule
 * @property {Sentence} sentence
 * @property {Sentence} spoken
 * @property {Formula} [upstream]
 * @property {Formula} [local_rule]
 * @property {Formula} [jacobian] the name alone of a local that is an array
 * @property {Formula} [contribution]
 * @property {Formula} [sum]
 * @property {Sentence} [status]
 * @property {Formula} [gradient]
 *
 * @typedef {{kind: "forward", node: number, value: number, notes: Note[], lines: Lines}} ForwardStep
 * @typedef {{kind: "seed", node: number, gradient: number, zeros: number[], notes: Note[], lines: Lines}} SeedStep
 *
 * @typedef {object} PullStep
 * @property {"pull"} kind
 * @property {number} node
 * @property {number} slot none, −1, where a whole part is pulled through
 * @property {number} to
 * @property {number} upstream
 * @property {number} local
 * @property {number} contribution
 * @property {number} total
 * @property {number} cut
 * @property {number} arrived
 * @property {number} expected
 * @property {boolean} final
 * @property {number} from_step
 * @property {Jacobian} [jacobian] of a pull that has an array at either end
 * @property {Note[]} notes
 * @property {Lines} lines
 *
 * @typedef {"diagonal" | "matrix" | "outer" | "row" | "sum" | "selection" | "repeat" | "block" | "full"} Pattern
 * @typedef {object} Jacobian
 * @property {Pattern} pattern
 * @property {[number, number]} shape elements of the node × elements of the receiver
 * @property {[number, number] | null} drawn shape of what the local holds; null where it is too large to be drawn
 * @property {"left" | "right"} side on which it is multiplied to the upstream
 *
 * @typedef {ForwardStep | SeedStep | PullStep} Step
 *
 * @typedef {{called: string, by: string}} Called a node, by its place
 * @typedef {string | {n: string, as: "plain" | "factor" | "base" | "row", ink?: Ink} | {equal: [string, string]} | {ink: Ink, of: WordedPiece[]} | {if: string, then: WordedPiece[], else: WordedPiece[]} | Called | {given: string}} WordedPiece
 * @typedef {number | string | {face: Face} | {n: string} | {key: string, holes?: Record<string, WordedHole>} | {list: WordedHole[]} | {if: string, then: WordedHole, else: WordedHole} | Called | {given: string}} WordedHole
 * @typedef {Record<Exclude<string, "notes">, WordedPiece[] | WordedHole> & {notes?: {kind: NoteKind, slot: string, sentence: WordedHole}[]}} Wording
 * @typedef {{kind: string, node: number, wording: number, own: number, given?: (number | string | Face)[]}} ToldStep
 * @typedef {Omit<Trace, "steps" | "part_steps" | "layer_steps" | "pass_steps"> & {steps: ToldStep[], part_steps: (ToldStep | null)[], layer_steps: (ToldStep | null)[], pass_steps: ToldStep[], wordings: Wording[]}} Told a trace as it travels
 *
 * @typedef {object} Trace
 * @property {number} revision
 * @property {Graph} graph
 * @property {Step[]} steps
 * @property {{node: number, nodes: number[], inputs: number[]}[]} parts each as one node
 * @property {(Step | null)[]} part_steps what is shown at each stop of parts, null where it is the step itself
 * @property {(Step | null)[]} layer_steps likewise of layers, null at the seed
 * @property {Step[]} pass_steps likewise of whole passes
 * @property {Record<"node" | "part" | "layer" | "pass", number[]>} stops each k at which the walk stops at that level of detail
 * @property {Wire[]} numbers
 * @property {number} forward_steps
 * @property {number} total_steps
 * @property {Sentence} opening
 * @property {{text: string, formulas: Formula[]} | null} break_down
 * @property {{text: string, formulas: Formula[]} | null} put_together
 * @property {Notice[]} notices
 * @property {Network | null} [network] who is who in the graph, where it is a network's
 *
 * @typedef {object} Network
 * @property {string} text its layers as PyTorch reads them
 * @property {{kind: string, settings: Record<string, number | boolean>, span: GraphNode["span"]}[]} layers
 * @property {string} loss
 * @property {string | null} regulariser
 * @property {number} seed
 * @property {{column: number, row: number, node: number | null, total: number | null}[]} units row 0 is always 1, and no node;
 *   total: the node of what it adds up, where something is applied to that
 * @property {{weight: number, start: number, end: number}[]} lines each from and to which of the units
 * @property {{column: number, row: number, node: number, stage: number}[]} [inner] what layers have between what units add up, at
 *   stage 0, and what they give; row 0 is of all units
 * @property {number[]} labels
 * @property {number[]} parameters the weights, in PyTorch's order
 * @property {{node: number, names: import("./elements.js").Names}[]} [elements] where nodes are vectors and matrices: whose each
 *   number is; there are no units and lines then
 *
 * @typedef {object} Notice of a text that could be read in another way too
 * @property {string} code
 * @property {Sentence} sentence
 * @property {{line: number, column: number, length: number}[]} spans
 * @property {{sentence: Sentence, text: string} | null} other the other reading, and the text that has it
 *
 * @typedef {object} Problem what the server has against a text
 * @property {string} code
 * @property {string} detail
 * @property {string} [hint]
 * @property {number} [line]
 * @property {number} [column]
 * @property {number} [length]
 * @property {string} [field] what of the question is meant, where it is not its text
 *
 * @typedef {{id: string, label: string, text: string, inputs: import("./given.js").Inputs, network?: import("./network.js").Beside | null}} Example its sentence is
 *   `example.<id>` of the catalogue; `label` stands on its button beside the editor, and is empty where it has none
 * @typedef {Example & {shows: string, purpose: string, serves: {code: string, about: string}[], source: string, formulas: string[]}} Listed
 *   an example as it is listed, with the rows of the lecture and the misconceptions that it serves, and its formulas as LaTeX
 * @typedef {{examples: Listed[], purposes: {id: string, title: string}[]}} Examples the opening one first
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {"right" | "up"} Flow which way values go
 * @typedef {object} Layout where the nodes are: x is the rank, y across the ranks in units of its own
 * @property {Map<number, Point>} nodes
 * @property {Map<string, Point[]>} routes way-points of the edges that pass other ranks, by edge key
 * @property {Flow} flow
 * @property {readonly number[]} closed the parts that it has as one node, each by its own node
 * @property {readonly number[]} [apart] the arrays that stand as their elements
 * @property {ReadonlyMap<number, number>} [halves] half of what each node takes across the ranks, where that differs
 * @property {import("./picture.js").Look} [look] as neurons their places are the network's own
 * @property {Point[]} [passes] where edges pass the nodes of a rank, and keep off them
 * @property {{id: number, at: number}} [pin] a node that stands so far along the stage, as a part of it: what lies before and
 *   after it gives way
 * @property {{depth: number, extent: number}} room how many ranks, and how far across, room is made for: after an edit
 *   what it was before, as long as that does, so that nothing moves
 *
 * @typedef {Record<string, string | {one: string, other: string}>} Catalogue
 */
export {};
