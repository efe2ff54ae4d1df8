"""A graph back to text: the canonical spelling, every product with its sign."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from engine.arraytext import array_text, places_text
from engine.brackets import wraps
from engine.graph import CONSTANT, INPUT, Graph, Line, Literal, Node
from engine.language.transposed import LETTER
from engine.language.words import CONSTANTS
from engine.op import COMPARISON, MINUS, POWER, SUM, Op

_HOLE = re.compile(r"\{(\w+)(?:\|([^}]*))?\}")
_NAME = re.compile(r"[wWbB]\^[A-Za-z]+[0-9]*_[0-9]")
_NUMBER_FIRST = re.compile(r"-|[0-9.]+(?:e[+-]?[0-9]+)?(?!\^|[0-9.e])")


def unparse(graph: Graph, values: Mapping[str, float] | None = None) -> str:
    """Write a graph in the language; reading it again gives the same graph.

    Parameters
    ----------
    graph : Graph
        Scalar, of registered ops.
    values : mapping of str to float, optional
        What its inputs have: said first, a line for each, instead of what it declares.

    Returns
    -------
    str
        One statement a line.

    Examples
    --------
    >>> from engine.language import parse
    >>> print(unparse(parse("g = y² + z; f(x, y, z) = -x g/2")))
    g = y^2 + z
    f(x, y, z) = -x*g/2
    >>> print(unparse(parse("x = 1; x y"), {"x": -2.0, "y": 0.5}))
    x = -2
    y = 0.5
    x*y
    """
    if values is not None:
        computed = [line for line in graph.lines or _lines(graph) if line.node is not None]
        said = [Line(node.name, None, None) for node in graph.inputs]
        graph = replace(graph, defaults={name: values[name] for name, *_ in said if name}, lines=(*said, *computed))
    writer = _Writer(graph)
    return "\n".join(writer.line(line) for line in graph.lines or _lines(graph))


def number(value: Any) -> str:
    """Write a number, or an array of them, so that it reads back the same.

    Examples
    --------
    >>> number(2000.0), number(0.001), number(Literal.fraction(1, 2))
    ('2000', '0.001', '1/2')
    """
    if isinstance(value, tuple | list | np.ndarray):
        return array_text(value, number)
    if isinstance(value, Literal) and value.over is not None:
        return f"{number(value.over[0])}/{number(value.over[1])}"
    return float.__repr__(float(value)).removesuffix(".0")


def _lines(graph: Graph) -> Iterator[Line]:
    """The statements of a graph that was built: values, then every named node, then the output."""
    for name in graph.defaults:
        yield Line(name, None, None)
    for node in graph.nodes:
        if node.name is not None and node.op != INPUT and node.id != graph.output:
            yield Line(node.name, None, node.id)
    output = graph.nodes[graph.output]
    yield Line(graph.title if output.name or graph.head is not None else None, graph.head, graph.output)


class _Writer:
    """Writes line after line; a node goes by its latest name."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.called = {node.id: node.name or "" for node in graph.nodes if node.op == INPUT}

    def line(self, line: Line) -> str:
        if line.node is None:
            return f"{line.name} = {number(self.graph.defaults[line.name or ''])}"
        body = self._expression(line.node)
        node = self.graph.nodes[line.node]
        if line.node not in self.called and not node.is_leaf and node.rule.binds == COMPARISON:
            body = f"({body})"
        if line.name is None:
            return body
        self.called[line.node] = line.name
        head = "" if line.head is None else f"({', '.join(line.head)})"
        return f"{line.name}{head} = {body}"

    def _expression(self, root: int) -> str:
        """Write a node: what it needs first, so that depth costs no recursion."""
        nodes, called = self.graph.nodes, self.called
        written: dict[int, str] = {}
        stack = [root]
        while stack:
            node = nodes[stack[-1]]
            waiting = [i for i in node.inputs if i not in written and i not in called]
            if node.id in called:
                written[node.id] = called[node.id]
            elif node.op == CONSTANT:
                written[node.id] = self._constant(node.attrs["value"])
            elif waiting:
                stack += reversed(waiting)
                continue
            else:
                written[node.id] = self._op(node, written)
            stack.pop()
        return written[root]

    def _constant(self, value: Any) -> str:
        if isinstance(value, tuple):
            return number(value)
        for name, constant in CONSTANTS.items():
            if value == constant and name not in self.graph.names:
                return name
        return number(value)

    def _op(self, node: Node, written: dict[int, str]) -> str:
        op = node.rule
        pieces: list[str] = []
        for slot, source in enumerate(node.inputs):
            text = self.called.get(source) or written[source]
            child = self.graph.nodes[source]
            value = child.attrs["value"] if child.op == CONSTANT and not child.shape and text not in CONSTANTS else None
            anonymous = None if child.is_leaf or source in self.called else child.rule
            wrapped = wraps(op, slot, anonymous, value) or (source not in self.called and _misread(op, slot, text))
            wrapped = wrapped or (op.binds == POWER and slot > 0 and _is_name(pieces[0], text))
            wrapped = wrapped or (op.binds == POWER and slot > 0 and text == LETTER and self._turns())
            pieces.append(f"({text})" if wrapped else text)
        if op.literal is not None and op.literal in node.attrs:
            value = node.attrs[op.literal]
            if not op.elementwise:
                pieces.append(places_text(value))
            else:
                text = number(value)
                pieces.append(f"({text})" if wraps(op, len(pieces), value=value) else text)
        if op.variadic:
            return _HOLE.sub(lambda hole: (hole[2] or ", ").join(pieces), op.templates["code"])
        filled = dict(zip(op.params, pieces, strict=False))
        return _HOLE.sub(lambda hole: filled[hole[1]], op.template("code", len(pieces) == len(op.params)))

    def _turns(self) -> bool:
        """Whether a power T would be read as a transpose."""
        return self.graph.has_arrays and LETTER not in self.graph.defaults


def _misread(op: Op, slot: int, text: str) -> bool:
    """Whether a minus would join what follows: ``-2*x`` is no negative, nor ``a + -2*x`` plain."""
    if op.symbol is None:
        return False
    if op.binds == MINUS:
        return bool(_NUMBER_FIRST.match(text))
    return op.binds == SUM and slot > 0 and text.startswith("-")


def _is_name(base: str, exponent: str) -> bool:
    """Whether a power would be read as one name: ``w^z_1`` has z above and 1 below."""
    return bool(_NAME.match(f"{base[-1]}^{exponent}"))
