"""Whole statements as mathematics: the formula as it was typed, not its pieces."""

from collections.abc import Iterator

from engine.graph import CONSTANT, INPUT, Graph, Line
from engine.notation import names
from engine.notation.formula import Sentence
from engine.notation.labels import ELIDED, Labels, elided
from engine.notation.printer import Operand, expression, literal
from engine.structure import Structure

LONGEST = 600
"""Characters of LaTeX beyond which an inner expression is called v₅ instead."""


def statements(graph: Graph, labels: Labels) -> list[tuple[int, str]]:
    r"""Return the statements that compute something, each with the id of its node.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.notation.labels import labels
    >>> graph = parse("g = y^2 + z; f(x, y, z) = x g")
    >>> statements(graph, labels(graph))
    [(4, 'g = y^2 + z'), (5, 'f(x, y, z) = x\\,g')]
    """
    whole: list[Operand] = []
    bodies: list[str] = []
    for node in graph.nodes:
        if node.op == INPUT:
            whole.append(Operand(names.face(node.name or "")))
            bodies.append(whole[-1].face.latex)
        elif node.op == CONSTANT:
            whole.append(literal(node.attrs["value"]))
            bodies.append(whole[-1].face.latex)
        else:
            given = [ELIDED if s is None else whole[node.inputs[s]] for s in elided(len(node.inputs))]
            face = expression(node.rule, node.attrs, given)
            bodies.append(face.latex)
            if node.name:
                whole.append(Operand(names.face(node.name)))
            else:
                whole.append(labels.operands[node.id] if len(face.latex) > LONGEST else Operand(face, node.rule))
    return [(node, left + body) for node, left, body in _written(graph, bodies)]


def _written(graph: Graph, bodies: list[str]) -> Iterator[tuple[int, str, str]]:
    """Each line's node, what stands left in it, and its body; a further name of a node equals the first."""
    first: dict[int, str] = {}
    for name, arguments, node in graph.lines or [Line(None, None, graph.output)]:
        if node is None:
            continue
        name = name or (graph.title if node == graph.output and node not in graph.names.values() else None)
        body = names.face(first[node]).latex if node in first else bodies[node]
        head = "" if arguments is None else "(" + ", ".join(names.face(argument).latex for argument in arguments) + ")"
        yield node, f"{names.face(name).latex}{head} = " if name else "", body
        if name:
            first.setdefault(node, name)


def opening(structure: Structure, labels: Labels) -> Sentence:
    """Return what the function is built of, for the board before the first step.

    Examples
    --------
    >>> from engine import parse, trace
    >>> from engine.notation.labels import labels
    >>> structure = trace(parse("f(x, y, z) = x(y^2 + z)")).structure
    >>> opening(structure, labels(structure.graph)).fill([])[:53]
    'f is built of simple pieces: a square, a sum and a pr'
    """
    graph = structure.graph
    below = {structure.of}
    for node in reversed(graph.nodes):
        if node.id in below:
            below.update(node.inputs)
    nouns = list(dict.fromkeys(n.rule.key("noun", n.attrs) for n in graph.nodes if not n.is_leaf and n.id in below))
    inputs = [labels.face(id) for id in structure.wrt if id in below]
    kind = "fixed" if not inputs else "none" if not nouns else "one" if len(nouns) == 1 else "many"
    shown = inputs if len(inputs) <= 4 else [*inputs[:3], Sentence("opening.another")]
    return Sentence(f"opening.{kind}", {"node": labels.face(structure.of), "pieces": [Sentence(noun) for noun in nouns],
                                        "inputs": shown})
