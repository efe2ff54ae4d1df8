/** An input's number on the stage is pulled by hand: the press neither pans the stage nor opens a card. */
import { numberOf } from "./core/format.js";
import { isOfRun } from "./core/trained.js";
import { alone } from "./core/given.js";
import { onPull } from "./view/scrub.js";

/**
 * @param {ReturnType<typeof import("./core/store.js").createStore>} store
 * @param {SVGSVGElement} surface
 */
export function createPulling(store, surface) {
  onPull(surface, ({ target }) => {
    const node = target instanceof Element ? target.closest(".grip")?.closest(".node") : null;
    const { answer: { trace }, document: doc } = store.get();
    const input = node instanceof SVGElement && trace?.graph.inputs.find((one) => String(one.node) === node.dataset.id);
    if (!trace || !input || isOfRun(store.get(), input.name)) return null;
    const { name } = input;
    return {
      value: alone(doc.inputs[name] ?? numberOf(trace.numbers[input.node])),
      set(value) {
        store.dispatch({ type: "viewed", change: { dragged: name } });
        store.dispatch({ type: "inputSet", name, value });
      },
    };
  });
}
