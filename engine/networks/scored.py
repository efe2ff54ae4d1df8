"""A loss as a function of one score: what it costs there, how steeply it rises, and where it has a corner."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from engine.graph import Graph, Node
from engine.networks.losses import Loss
from engine.notation.statements import formulas
from engine.program import Program, corners, lower, machine
from engine.structure import plan
from engine.trace import Frame, trace

SCORE, LABEL = "s", "y"
"""What linear models call them."""
SIGNS = (-1.0, 1.0)


class Kink(NamedTuple):
    """A corner of a loss along the score.

    Attributes
    ----------
    label : float
        The label for which it is there.
    at : float
        The score.
    left, right : float
        The slopes on its two sides; every slope between them is a sub-gradient.
    taken : float
        The slope that the walk takes.
    """

    label: float
    at: float
    left: float
    right: float
    taken: float


class Scored(NamedTuple):
    """A loss along the score.

    Attributes
    ----------
    formula : str
        As LaTeX, of a score s and a label y.
    program : Program
        Takes the score and the label; gives the loss and its derivative by the score.
    kinks : tuple of Kink
        Its corners for the labels −1 and 1.
    """

    formula: str
    program: Program
    kinks: tuple[Kink, ...]


def scored(loss: Loss) -> Scored:
    """Return a loss as a function of one score.

    Examples
    --------
    >>> from engine.networks.losses import LOSSES
    >>> hinge = scored(LOSSES["HingeLoss"])
    >>> hinge.formula, machine(hinge.program)([0.5, 1.0])
    ('\\\\max(0, 1 - y\\\\,s)', [0.5, -1.0])
    >>> hinge.kinks[1]
    Kink(label=1.0, at=1.0, left=-1.0, right=0.0, taken=-1.0)
    """
    graph = loss.term(SCORE, LABEL)
    structure = plan(graph)
    program = lower(structure).only([structure.of, structure.last_total[graph.names[SCORE]]])
    [statement] = formulas(graph)
    return Scored(statement.removeprefix("L = "), program, tuple(_kinks(graph)))


def _kinks(graph: Graph) -> Iterator[Kink]:
    for alike in corners(graph):
        own = machine(alike.program)
        for id, (i, slot), label in product(alike.nodes, enumerate(alike.slots), SIGNS):
            kink = _kink(graph, graph[id], slot, label, own, slice(1 + 4 * i, 5 + 4 * i))
            if kink:
                yield kink


def _kink(graph: Graph, node: Node, slot: int, label: float, own: Callable[[list[float]], list[float]],
          which: slice) -> Kink | None:
    """Return the corner along the score: the op's input is a straight line of it in all losses that have corners."""

    def walked(score: float) -> tuple[Frame, list[float]]:
        run = trace(graph, {SCORE: score, LABEL: label})
        frame = run.frame(len(run.structure.steps))
        return frame, own([frame.values[id] for id in node.inputs])[which]

    source = node.inputs[slot]
    (zero, (_, corner, *_)), (one, _) = walked(0.0), walked(1.0)
    start, by = zero.values[source], one.values[source] - zero.values[source]
    if by == 0:
        return None
    at = (corner - start) / by + 0.0  # no −0
    there, (local, _, *sides) = walked(at)
    taken = there.gradients[graph.names[SCORE]]
    low, high = (taken + (side - local) * there.gradients[node.id] * by for side in sides)
    return Kink(label, at, low if by > 0 else high, high if by > 0 else low, taken)
