"""Whole statements as mathematics: the formula as it was typed, not its pieces."""

from collections.abc import Iterator

from engine.graph import INPUT, Graph, Line
from engine.notation import names
from engine.notation.formula import Formula, Part, Piece, Sentence, latex
from engine.notation.labels import ELIDED, Labels, elided, labels
from engine.notation.printer import Operand, compose, literal
from engine.op import Face, Op
from engine.patience import go_on
from engine.structure import Structure

LONGEST = 600
"""Characters of LaTeX beyond which an inner expression is called v₅ instead."""


def formulas(graph: Graph) -> list[str]:
    r"""Return the statements that compute something as plain LaTeX.

    Examples
    --------
    >>> from engine import parse
    >>> formulas(parse("g = y^2 + z; f(x, y, z) = x g"))
    ['g = y^2 + z', 'f(x, y, z) = x\\,g']
    """
    return [latex(formula, ()) for _, formula in statements(graph, labels(graph))]


def statements(graph: Graph, called: Labels) -> list[tuple[int, Formula]]:
    r"""Return the statements that compute something, each with the id of its node.

    In their formulas each node's own piece is marked as a `Part`.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.notation.formula import latex
    >>> from engine.notation.labels import labels
    >>> graph = parse("g = y^2 + z; f(x, y, z) = x g")
    >>> [(node, latex(formula, [])) for node, formula in statements(graph, labels(graph))]
    [(4, 'g = y^2 + z'), (5, 'f(x, y, z) = x\\,g')]
    >>> statements(graph, labels(graph))[1][1][-1]
    Part(node=5, pieces=(Part(node=0, pieces=('x',)), '\\,', Part(node=4, pieces=('g',))))
    """
    whole: list[Operand] = []
    bodies: list[Part] = []
    for node in graph.nodes:
        go_on()
        if node.is_leaf:
            operand = Operand(names.face(node.name or "")) if node.op == INPUT else literal(node.attrs["value"])
            bodies.append(Part(node.id, (operand.face.latex,)))
            whole.append(operand._replace(part=bodies[-1]))
            continue
        given = [ELIDED if s is None else whole[node.inputs[s]] for s in elided(len(node.inputs))]
        given += map(literal, node.rule.fixed(node.attrs))
        bodies.append(Part(node.id, compose(node.rule, "latex", given)))
        if node.name:
            whole.append(_named(node.name, node.id))
        elif len(written := _plain(node.rule, given)) > LONGEST:
            short = called.operands[node.id]
            whole.append(short._replace(part=Part(node.id, (short.face.latex,))))
        else:
            whole.append(Operand(Face("", written, ""), node.rule, part=bodies[-1]))
    return list(_written(graph, bodies))


def _plain(op: Op, given: list[Operand]) -> str:
    """The same without the parts, joined from texts that are joined already: the parts would be read to their ends."""
    return latex(compose(op, "latex", [operand._replace(part=None) for operand in given]), ())


def _named(name: str, node: int) -> Operand:
    face = names.face(name)
    return Operand(face, part=Part(node, (face.latex,)))


def _written(graph: Graph, bodies: list[Part]) -> Iterator[tuple[int, Formula]]:
    """Each line's node and what stands in it; a further name of a node equals the first."""
    first: dict[int, str] = {}
    inputs = {node.name: node.id for node in graph.inputs}
    for name, arguments, node in graph.lines or [Line(None, None, graph.output)]:
        if node is None:
            continue
        name = name or (graph.title if node == graph.output and node not in graph.names.values() else None)
        body = Part(node, (names.face(first[node]).latex,)) if node in first else bodies[node]
        left: list[Piece] = [Part(node, (names.face(name).latex,))] if name else []
        if arguments is not None:
            for argument in arguments:
                latex_ = names.face(argument).latex
                known = inputs.get(argument)
                left += [", " if len(left) > 1 else "(", latex_ if known is None else Part(known, (latex_,))]
            left.append(")")
        yield node, (*left, *[" = "] * bool(name), body)
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
