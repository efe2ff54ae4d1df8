"""The scalar graph of a graph of arrays: every element a node, every op what it does to the elements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from typing import Any

import numpy as np

from engine.builder import Builder, Ref
from engine.elements import boxed, each
from engine.errors import EngineError
from engine.graph import CONSTANT, INPUT, Graph, Node
from engine.language.names import canonical
from engine.ops.arithmetic import total, total_count
from engine.patience import go_on
from engine.shapes import Shape, size
from engine.structure import is_label_in
from engine.trace import input_values
from engine.words import declare

declare({
    "too-many-scalar-nodes": "As a scalar graph this has {count} nodes; {limit} can be looked at.",
}, prefix="error.")

PASSED_ON = 10
"""So many elements for each node that there may be: what only passes them on makes none, and still names them."""


@dataclass(frozen=True)
class Unfolded:
    """A graph of arrays as a graph of numbers.

    Attributes
    ----------
    whole : Graph
        The graph of arrays.
    graph : Graph
        Its scalar graph.
    elements : tuple of tuple of int
        For each node of `whole`, row by row, the nodes of `graph` that are its elements.
    source : tuple of int
        For each node of `graph` the node of `whole` it was made for: as an element, or on the way to one.
    """

    whole: Graph
    graph: Graph
    elements: tuple[tuple[int, ...], ...]
    source: tuple[int, ...]

    @cached_property
    def places(self) -> Mapping[str, tuple[str, ...]]:
        """By the name of each input of the graph of arrays the names of its elements."""
        return {node.name or "": tuple([self.graph[id].name or "" for id in self.elements[node.id]])
                for node in self.whole.inputs}

    def spread(self, inputs: Mapping[str, Any]) -> dict[str, float]:
        """Return a value for every element: arrays may be given whole, by their names, and elements by theirs.

        Raises
        ------
        EngineError
            As `engine.trace.trace` does.

        Examples
        --------
        >>> from engine import parse
        >>> unfolded(parse("x = [1, 2]; dot(x, x)")).spread({"x": [3, 4], "x_2": 5})
        {'x_1': 3.0, 'x_2': 5.0}
        """
        own = {name: value for name, value in inputs.items() if name not in self.places and name in self.graph.names}
        values = input_values(self.whole, {name: value for name, value in inputs.items() if name not in own})
        found = {element: number for name, elements in self.places.items()
                 for element, number in zip(elements, np.ravel(values[name]).tolist(), strict=True)}
        return found | input_values(self.graph, found | own) if own else found

    def gathered(self, values: Mapping[str, float]) -> dict[str, Any]:
        """Return the inputs whole, given what their elements have.

        Examples
        --------
        >>> from engine import parse
        >>> unfolded(parse("x = [1, 2]; a dot(x, x)")).gathered({"x_1": 3.0, "x_2": 5.0, "a": 1.0})
        {'x': [3.0, 5.0], 'a': 1.0}
        """
        return {node.name or "": np.reshape([values[name] for name in self.places[node.name or ""]],
                                            node.shape).tolist() for node in self.whole.inputs}

    def singly(self, names: Iterable[str] | None) -> list[str] | None:
        """Return the names of elements for those of arrays among these."""
        return None if names is None else [*chain.from_iterable(self.places.get(name, (name,)) for name in names)]


def unfolded(graph: Graph, *, most: int | None = None, of: str | None = None) -> Unfolded:
    """Return the scalar graph of a graph of arrays, and which node is which.

    The elements of ``W`` are called ``W_1_1``, ``W_1_2``, …; what only passes elements on makes no nodes. Of an output
    that is an array, and of an array called `of`, which then stands for it, the sum of the elements is made. A graph of
    numbers is its own.

    Parameters
    ----------
    graph : Graph
    most : int, optional
        How many nodes it may have.
    of : str, optional
        The name of what is differentiated, if not the output.

    Raises
    ------
    EngineError
        ``too-many-scalar-nodes``, before any is made.

    Examples
    --------
    >>> from engine import parse, trace, unparse
    >>> found = unfolded(parse("x = [1, 2]; W = [[2, -1], [-1, 1]]; s = W x; f = sum(σ(s))"))
    >>> print(*unparse(found.graph).splitlines()[-3:], sep="\\n")
    s_1 = W_1_1*x_1 + W_1_2*x_2
    s_2 = W_2_1*x_1 + W_2_2*x_2
    f = sigmoid(s_1) + sigmoid(s_2)
    >>> s = found.whole.names["s"]
    >>> [found.graph[id].name for id in found.elements[s]], found.source.count(s)
    (['s_1', 's_2'], 6)
    """
    if not graph.has_arrays:
        return Unfolded(graph, graph, tuple([(node.id,) for node in graph.nodes]), tuple(range(len(graph))))
    if most is not None and (nodes := node_count(graph)) > most:
        raise EngineError("too-many-scalar-nodes", None, "smaller-arrays", count=nodes, limit=most)
    if most is not None and sum(size(node.shape) for node in graph.nodes) > PASSED_ON * most:
        raise EngineError("too-many-elements", None, "smaller-arrays", limit=PASSED_ON * most)
    return _Unfolding(graph).unfolded(of)


def node_count(graph: Graph) -> int:
    """Return how many nodes the scalar graph has.

    Examples
    --------
    >>> from engine import parse
    >>> node_count(parse("x = [1, 2]; W = [[2, -1], [-1, 1]]; sum(W x)"))
    13
    """
    nodes = total_count(size(graph[graph.output].shape))
    for node in graph.nodes:
        shapes = [graph[i].shape for i in node.inputs]
        of_elements = node.is_leaf or node.rule.elementwise
        made: int = size(node.shape) if of_elements else node.rule.count(*node.rule.arguments(shapes, node.attrs))
        nodes += made
    return nodes


class _Unfolding:
    """Makes the elements of node after node."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.build = Builder()
        self.made: list[Any] = []
        self.taken = set(graph.names)

    def unfolded(self, of: str | None) -> Unfolded:
        graph, build, source = self.graph, self.build, list[int]()
        called: dict[int, list[str]] = {}
        for name, id in graph.names.items():
            called.setdefault(id, []).append(name)
        for node in graph.nodes:
            go_on()
            build.scope = node.scope
            names = [self._names(name, node.shape) for name in called.get(node.id, [])]
            self.made.append(self._elements(node, names[:1]))
            self._name(node, names)
            source += [node.id] * (len(build.made) - len(source))
        build.scope = ""
        output = self._whole(graph.output)
        title = graph.title if not graph[graph.output].shape or graph.title not in graph.names else None
        if of is not None and of in graph.names and graph[graph.names[of]].shape:
            build.names[of] = (output if graph.names[of] == graph.output else self._whole(graph.names[of])).index
        source += [graph.output] * (len(build.made) - len(source))
        build.statement(output, None if graph[graph.output].shape else next(iter(called.get(graph.output, [])), None))
        scalar = build.graph(output, title=title, text=graph.text, tell=lambda _: graph.notices)
        place = self._places()
        elements = [tuple([place[ref.index] for ref in refs.ravel().tolist()]) for refs in self.made]
        turned = [0] * len(source)
        for index, at in enumerate(place):
            turned[at] = source[index]
        return Unfolded(graph, scalar, tuple(elements), tuple(turned))

    def _places(self) -> list[int]:
        """Where each node that was made is in the graph: inputs come first there."""
        order = sorted(self.build.made, key=lambda node: (node.op != INPUT, node.id))
        place = [0] * len(order)
        for new, node in enumerate(order):
            place[node.id] = new
        return place

    def _whole(self, id: int) -> Ref:
        """The node itself, or the sum of its elements."""
        found: Ref = total(self.made[id].ravel().tolist())
        return found

    def _names(self, name: str, shape: Shape) -> list[str]:
        """What the elements of an array of this name are called, so that nothing else is called so.

        And so that they are found again: ``w_h_12`` is read as the weight ``w_h_1_2``.
        """
        if not shape:
            return [name]
        for turn in count():
            stem = name + turn * "_el"
            names = ["_".join([stem, *(str(i + 1) for i in place)]) for place in np.ndindex(shape)]
            if not self.taken.intersection(names) and all(canonical(one) == one for one in names):
                break
        self.taken.update(names)
        return names

    def _elements(self, node: Node, names: Sequence[Sequence[str]]) -> Any:
        """Make the elements of a node, as an array of its shape."""
        build, graph = self.build, self.graph
        if node.op == INPUT:
            (own,) = names
            value = graph.defaults.get(node.name or "")
            values = [None] * len(own) if value is None else [*_flat(value)]
            if is_label_in(graph, node.name or ""):
                build.labels.update(own)
            return boxed([build.input(name, number, node.span) for name, number in zip(own, values, strict=True)],
                         node.shape)
        if node.op == CONSTANT:
            return boxed([build.constant(number, node.span) for number in _flat(node.attrs["value"])], node.shape)
        return applied(build, node, [self.made[i] for i in node.inputs])

    def _name(self, node: Node, names: Sequence[Sequence[str]]) -> None:
        """Name the elements, and say that a statement stands for each."""
        refs = self.made[-1].ravel().tolist()
        for turn, own in enumerate(names):
            if node.op == INPUT and not turn:
                continue
            for ref, name in zip(refs, own, strict=True):
                self.build.name(ref, name)
                if self.build.made[ref.index].op != CONSTANT and (node.shape or node.id != self.graph.output):
                    self.build.statement(ref, name)


def applied(build: Builder, node: Node, args: Sequence[Any]) -> Any:
    """Return the elements of an op's node, made of arrays of handles on those of its inputs.

    Examples
    --------
    >>> from engine import parse
    >>> graph, build = parse("x = [1, 2]; σ(x)"), Builder()
    >>> [ref.index for ref in applied(build, graph[1], [boxed([build.input("a"), build.input("b")], (2,))])]
    [2, 3]
    """
    op = node.rule
    if op.elementwise:
        made = each(lambda *refs: Ref(build, build.make(op, tuple([ref.index for ref in refs]), node.attrs,
                                                        node.span)), *args)
    else:
        if op.unfolds is None:
            raise TypeError(f"{op.name} does not say what it does to elements")
        first = len(build.made)
        made = op.unfolds(*op.arguments(args, node.attrs))
        build.made[first:] = [new._replace(span=node.span) for new in build.made[first:]]
    return made.reshape(node.shape) if isinstance(made, np.ndarray) else boxed([made], node.shape)


def _flat(value: Any) -> list[Any]:
    """The numbers of nested rows, one after the other, as they are written."""
    if isinstance(value, tuple | list | np.ndarray):
        return [number for row in value for number in _flat(row)]
    return [value]


