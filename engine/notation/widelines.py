"""What the board says where a whole layer, or a whole pass, is one step."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from engine.notation.labels import Labels
from engine.notation.partlines import Stop
from engine.notation.widewording import (
    backward_layer_wording,
    backward_pass_wording,
    forward_layer_wording,
    forward_pass_wording,
)
from engine.stops import layer_of, layers
from engine.structure import FORWARD, SEED, Step, Structure

MOST = 4
"""As many numbers as such a step names one by one."""


def passes(structure: Structure, labels: Labels) -> dict[int, Stop]:
    """Return the stops of whole passes, by the k at which they stand."""
    forward, total = structure.forward_steps, len(structure.steps)
    out: dict[int, Stop] = {}
    if forward:
        of = structure.of
        id = structure.steps[forward - 1].node if structure.graph[of].is_leaf else of
        out[forward] = Stop(Step(FORWARD, id, value=id), forward_pass_wording(labels.named(id)))
    if total > forward:
        slots = structure.last_total
        shown, elided = _some(structure.wrt)
        given = [it for id in shown for it in (labels.face(id), slots.get(id, 0))]
        wording = backward_pass_wording(tuple(id in slots for id in shown), elided)
        out[total] = Stop(_back(structure), wording, tuple(given))
    return out


def by_layer(structure: Structure, labels: Labels) -> dict[int, Stop | None]:
    """Return the stops of layers, by the k at which they stand; None where a step is shown as it is: at the seed."""
    found = layers(structure)
    return {k: _layer(structure, labels, found[k], structure.steps[before:k])
            for before, k in pairwise((0, *found))}


def _layer(structure: Structure, labels: Labels, layer: str, steps: tuple[Step, ...]) -> Stop | None:
    graph, last = structure.graph, steps[-1]
    if last.kind == SEED:
        return None
    if last.kind == FORWARD:
        shown, elided = _some([*_units(structure, layer, steps)])
        given = [it for id in shown for it in (labels.face(id), id)]
        return Stop(Step(FORWARD, last.node, value=last.node),
                    forward_layer_wording(layer, len(shown), elided), tuple(given))
    totals = {step.to: step.total for step in steps
              if layer_of(graph[structure.owner[step.to]]) != layer or graph[step.to].is_leaf}
    units = [id for id in totals if not graph[id].is_leaf]
    shown, elided = _some(sorted(units or totals))
    given = [it for id in shown for it in (labels.face(id), totals[id])]
    return Stop(_back(structure), backward_layer_wording(layer, bool(units), len(shown), elided), tuple(given))


def _units(structure: Structure, layer: str, steps: Iterable[Step]) -> Iterator[int]:
    """The nodes of a layer that others read, or that is differentiated."""
    graph = structure.graph
    read = {source for node in graph.nodes if layer_of(node) != layer for source in node.inputs} | {structure.of}
    return (step.node for step in steps if step.node in read)


def _some(ids: Iterable[int]) -> tuple[list[int], bool]:
    """Those that are named one by one, and whether there are more before the last."""
    found = list(ids)
    return (found, False) if len(found) <= MOST else ([*found[:MOST - 1], found[-1]], True)


def _back(structure: Structure) -> Step:
    return Step(SEED, structure.of, gradient=len(structure.graph))
