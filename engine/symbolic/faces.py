"""A derivative that came back, written by our own printer."""

from typing import Any

from engine.graph import CONSTANT, INPUT, Literal
from engine.notation.labels import Labels
from engine.notation.printer import Operand, expression, literal
from engine.op import REGISTRY, Face


def face_of(tree: list[Any], labels: Labels) -> Face:
    """Return the face of a tree of ours.

    Parameters
    ----------
    tree : list
        Nodes, each after those it is made of: an input, a constant, or an op on others, with its literal if it has one.
    labels : Labels
        How the inputs are called.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.notation.labels import labels
    >>> graph = parse("x y^2")
    >>> tree = [["constant", 2.0, None], ["input", 0], ["mul", [0, 1]], ["input", 1], ["mul", [2, 3]]]
    >>> face_of(tree, labels(graph)).text
    '2x y'
    """
    done: list[Operand] = []
    for kind, *rest in tree:
        if kind == INPUT:
            done.append(labels.operands[rest[0]])
        elif kind == CONSTANT:
            done.append(literal(Literal(rest[0]) if rest[1] is None else Literal.fraction(*rest[1])))
        else:
            op = REGISTRY[kind]
            attrs = {op.literal: Literal(rest[1])} if op.literal and len(rest) > 1 else {}
            done.append(Operand(expression(op, attrs, [done[i] for i in rest[0]]), op))
    return done[-1].face
