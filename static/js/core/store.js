/**
 * The state of the page and the one way to change it.
 *
 * @typedef {import("./types.js").Trace} Trace
 * @typedef {import("./types.js").Layout} Layout
 *
 * @typedef {{type: "typed", text: string, values: Record<string, number>, rewritten: boolean}
 *   | {type: "gaveWay", inputs: Record<string, number>}
 *   | {type: "brokenDown", text: string, values: Record<string, number>, of?: string | null}
 *   | {type: "networked", change: import("./network.js").Beside, without?: readonly string[], inputs?: Record<string, number>}
 *   | {type: "inputSet", name: string, value: number}
 *   | {type: "exampleChosen", example: import("./types.js").Example}
 *   | {type: "opened", document: import("./document.js").Document, k: number, beat?: number, line?: number, face?: import("./reducers/view.js").Face, symbols?: boolean, alone?: string, present?: boolean, hide?: import("./reducers/view.js").Column[]}
 *   | {type: "merged", on: boolean}
 *   | {type: "differentiated", change: {of?: string | null, wrt?: string[] | null}}
 *   | {type: "detailed", detail: import("./stops.js").Detail}
 *   | {type: "looked", as: import("./picture.js").Look}
 *   | {type: "parted", part: string, open: boolean}
 *   | {type: "turned", flow: import("./types.js").Flow}
 *   | {type: "laidOut", trace: Trace, layout: Layout, camera?: import("./camera.js").Camera | null}
 *   | {type: "aimed", camera: import("./camera.js").Camera | null, gently?: boolean}
 *   | {type: "pointed", id: number | null}
 *   | {type: "selected", key: number | null}
 *   | {type: "walked", key: number | null}
 *   | {type: "aloned", key: number | null}
 *   | {type: "aloneTold", key: number, trace: Trace, tape: import("./tape.js").Tape | null}
 *   | {type: "aloneRefused", key: number, problem: string}
 *   | {type: "aloneSet", name: string, value: number}
 *   | {type: "tabled", on: boolean}
 *   | {type: "undone"} | {type: "redone"} | {type: "paused"}
 *   | {type: "viewed", change: Partial<import("./reducers/view.js").View>}
 *   | {type: "moved", k: number, beat?: number, line?: number, byClock?: boolean}
 *   | {type: "playing", on: boolean}
 *   | {type: "paced", speed: number}
 *   | {type: "answered", text: string, trace: Trace, layout: Layout}
 *   | {type: "programmed", about: string, tape: import("./tape.js").Tape}
 *   | {type: "formed", forms: import("./form.js").Forms}
 *   | {type: "chained", chains: import("./chain.js").Chains}
 *   | {type: "costed", about: string, cost: import("./cost.js").Cost}
 *   | {type: "refused", problem: import("./types.js").Problem}
 *   | {type: "unreachable", busy: boolean}
 *   | {type: "training", change: Partial<import("./trained.js").Trained> | null}
 *   | {type: "planned", about: string, plan: import("./reducers/training.js").Plan, order: number[]}
 *   | {type: "unplanned", about: string, problem: string}
 *   | {type: "tableRefused", refused: import("./reducers/training.js").Refused | null}
 *   | {type: "trained", update: number, inputs: Record<string, number> | null, at: Partial<import("./reducers/training.js").Training>}
 *   | {type: "trains", on: boolean}
 *   | {type: "pinned", run: import("./pinned.js").Pinned | null}
 *   | {type: "pictured", change: Partial<import("./reducers/training.js").Training["looks"]>}
