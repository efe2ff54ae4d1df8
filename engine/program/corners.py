"""Corners: the functions of single nodes that have some, as programs of their own."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from engine.graph import Graph, Node
from engine.op import Corner
from engine.patience import go_on
from engine.program.lower import arguments, slope_at
from engine.program.program import Program
from engine.program.writer import Writer

MOST = 32
"""Inputs of a node that is looked at: the work grows with their square, and a tie of more makes no picture."""


class Corners(NamedTuple):
    """What nodes that compute the same have of corners.

    Attributes
    ----------
    nodes : tuple of int
    slots : tuple of int
        Which of their inputs have one; an input with two stands here twice.
    program : Program
        Takes the inputs of such a node, each for itself. Gives the value, then for each of `slots` the local
        derivative, where the corner is, and the slopes left and right of it: NaN where the value jumps.
    """

    nodes: tuple[int, ...]
    slots: tuple[int, ...]
    program: Program


def corners(graph: Graph) -> list[Corners]:
    """Return the corners of a graph.

    Raises
    ------
    RuleError
        If a rule asks for what no primitive does.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.program import machine
    >>> first, = corners(parse("relu(x) + relu(y)"))
    >>> first.nodes, first.slots, machine(first.program)([-2.0])
    ((2, 3), (0,), [0.0, 0.0, 0.0, 0.0, 1.0])
    """
    alike: dict[object, list[Node]] = {}
    for node in graph.nodes:
        if not node.is_leaf and node.rule.corners and len(node.inputs) <= MOST:
            alike.setdefault((node.op, tuple(node.attrs.items()), len(node.inputs)), []).append(node)
    return [_corners(nodes) for nodes in alike.values()]


def _corners(nodes: list[Node]) -> Corners:
    go_on()
    first, write = nodes[0], Writer()
    own = [write.input(str(slot)) for slot in range(len(first.inputs))]
    args = arguments(write, first._replace(inputs=tuple(range(len(own)))), own)
    op, found = first.rule, list(_found(first))
    with np.errstate(all="ignore"):
        out = write.wire(op.function(*args))
        wires = [out]
        for slot, corner in found:
            wires.append(write.wire(slope_at(write, op, slot, out, args)))
            wires += [write.wire(op.at_corner(rule, slot, out, args)) for rule in corner]
    return Corners(tuple(node.id for node in nodes), tuple(slot for slot, _ in found), write.program(wires, ()))


def _found(node: Node) -> Iterator[tuple[int, Corner]]:
    for slot in range(len(node.inputs)):
        for corner in node.rule.corners.get(node.rule.param(slot), ()):
            yield slot, corner
