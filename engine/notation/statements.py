"""Whole statements as mathematics: the formula as it was typed, not its pieces."""

from engine.graph import CONSTANT, INPUT, Graph, Line
from engine.notation import names
from engine.notation.formula import Sentence
from engine.notation.labels import Labels, elide
from engine.notation.printer import Operand, expression, literal

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
            whole.append(labels.operands[node.id])
            bodies.append(whole[-1].face.latex)
        elif node.op == CONSTANT:
            whole.append(literal(node.attrs["value"]))
            bodies.append(whole[-1].face.latex)
        else:
            face = expression(node.rule, node.attrs, elide([whole[i] for i in node.inputs], 0))
            bodies.append(face.latex)
            named = node.name or len(face.latex) > LONGEST
            whole.append(labels.operands[node.id] if named else Operand(face, node.rule))
    written = [line for line in graph.lines if line.node is not None] or [Line(None, None, graph.output)]
    return [(line.node, _left(graph, line) + bodies[line.node]) for line in written if line.node is not None]


def _left(graph: Graph, line: Line) -> str:
    """What stands left of the body: the name, with its arguments, and the equals sign."""
    name = line.name or (graph.title if line.node == graph.output and line.node not in graph.names.values() else None)
    if name is None:
        return ""
    head = "" if line.head is None else "(" + ", ".join(names.face(argument).latex for argument in line.head) + ")"
    return f"{names.face(name).latex}{head} = "


def opening(graph: Graph, labels: Labels) -> Sentence:
    """Return what the function is built of, for the board before the first step.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.notation.labels import labels
    >>> graph = parse("f(x, y, z) = x(y^2 + z)")
    >>> opening(graph, labels(graph)).fill([])[:53]
    'f is built of simple pieces: a square, a sum and a pr'
    """
    nouns = list(dict.fromkeys(n.rule.key("noun", n.attrs) for n in graph.nodes if not n.is_leaf))
    inputs = [labels.face(node.id) for node in graph.inputs]
    kind = "none" if not nouns else "fixed" if not inputs else "one" if len(nouns) == 1 else "many"
    shown = inputs if len(inputs) <= 4 else [*inputs[:3], Sentence("opening.another")]
    return Sentence(f"opening.{kind}", {"node": names.face(graph.title), "pieces": [Sentence(noun) for noun in nouns],
                                        "inputs": shown})
