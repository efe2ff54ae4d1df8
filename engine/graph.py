"""Node and Graph: immutable, and topological by construction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from engine.errors import EngineError, Span
from engine.notice import Notice
from engine.op import REGISTRY, Op
from engine.shapes import Shape

INPUT = "input"
CONSTANT = "constant"

NO_ATTRS: Mapping[str, Any] = MappingProxyType({})


class Literal(float):
    """A number as it was written: a float that remembers the fraction it came from.

    Examples
    --------
    >>> Literal.fraction(1, 2), Literal.fraction(1, 2).over
    (0.5, (1.0, 2.0))
    """

    over: tuple[float, float] | None = None

    @classmethod
    def fraction(cls, top: float, bottom: float) -> "Literal":
        """The literal ``top/bottom``."""
        new = cls(top / bottom)
        new.over = (float(top), float(bottom))
        return new

    def __repr__(self) -> str:
        return float.__repr__(self)


class Node(NamedTuple):
    """One value of the graph.

    Attributes
    ----------
    id : int
        Position in `Graph.nodes`; inputs come first, then ops and constants as they were made.
    op : str
        Name of an op, or ``"input"``, ``"constant"``.
    inputs : tuple of int
        Ids of the nodes it is computed from, slot by slot; each is smaller than `id`.
    attrs : mapping
        What is fixed: a constant's ``value``, the literal ``exponent`` of a power.
    name : str or None
        The learner's name for it, in canonical spelling (``w_h_1_2``).
    scope : str
        Path of the group it stands in, ``"net/block3/conv"``; empty at the top.
    span : Span or None
        Where it stands in the text.
    shape : tuple of int
        Shape of its value; ``()`` is a scalar.
    """

    id: int
    op: str
    inputs: tuple[int, ...] = ()
    attrs: Mapping[str, Any] = NO_ATTRS
    name: str | None = None
    scope: str = ""
    span: Span | None = None
    shape: Shape = ()

    @property
    def is_leaf(self) -> bool:
        """Whether it is an input or a constant."""
        return self.op in (INPUT, CONSTANT)

    @property
    def rule(self) -> Op:
        """The op's declaration."""
        return REGISTRY[self.op]


class Line(NamedTuple):
    """One statement as it is written.

    Attributes
    ----------
    name : str or None
        What stands left of its equals sign.
    head : tuple of str or None
        The arguments left of it, of ``f(x, y) = …``.
    node : int or None
        The node it stands for; None where it declares the value of the input `name`.
    """

    name: str | None
    head: tuple[str, ...] | None
    node: int | None


def untold(_: "Graph") -> tuple[Notice, ...]:
    """Say nothing: of a graph that was not read from a text."""
    return ()


@dataclass(frozen=True)
class Graph:
    """Nodes in topological order, and which of them is the output.

    Attributes
    ----------
    nodes : tuple of Node
        Every node refers only to earlier ones.
    output : int
        Id of the node that is differentiated.
    defaults : mapping of str to number or array
        Values of inputs that the text declares.
    names : mapping of str to int
        Every name, further names of a node (``g = x``) included.
    title : str
        The output's name: its own, or ``f``, or the first free of ``h``, ``u``, ``F``.
    text : str
        What it was read from, if it was read.
    lines : tuple of Line
        Every statement as it is written, values of inputs too, if it was read.
    labels : frozenset of str
        Inputs that are labels, whatever they are called.
    tell : callable
        Finds `notices`, given the graph.

    Raises
    ------
    ValueError
        If a node refers to itself or to a later node, or ids are not 0, 1, 2, ….
    """

    nodes: tuple[Node, ...]
    output: int
    defaults: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)
    title: str = "f"
    text: str = ""
    lines: tuple[Line, ...] = ()
    labels: frozenset[str] = frozenset()
    tell: "Callable[[Graph], tuple[Notice, ...]]" = field(default=untold, compare=False, repr=False)

    def __post_init__(self) -> None:
        for position, node in enumerate(self.nodes):
            if node.id != position or (node.inputs and max(node.inputs) >= position):
                raise ValueError(f"node {node.id} at position {position} refers to {node.inputs}")

    def __len__(self) -> int:
        return len(self.nodes)

    def __getitem__(self, id: int) -> Node:
        return self.nodes[id]

    @property
    def head(self) -> tuple[str, ...] | None:
        """The output's arguments as written in ``f(x, y, z) = …``."""
        return next((line.head for line in reversed(self.lines) if line.node == self.output), None)

    @cached_property
    def inputs(self) -> tuple[Node, ...]:
        """The input nodes, in the head's order or that of appearance."""
        return tuple(n for n in self.nodes if n.op == INPUT)

    @cached_property
    def has_arrays(self) -> bool:
        """Whether any node is an array, or computed by an op that is not element-wise."""
        return any(node.shape or not (node.is_leaf or node.rule.elementwise) for node in self.nodes)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What is to be said of the text it was read from."""
        return self.tell(self)

    @cached_property
    def consumers(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each node the (consumer id, slot) pairs that read it."""
        lists: list[list[tuple[int, int]]] = [[] for _ in self.nodes]
        for node in self.nodes:
            for slot, source in enumerate(node.inputs):
                lists[source].append((node.id, slot))
        return tuple(tuple(readers) for readers in lists)

    def find(self, name: str) -> Node:
        """Return the node of a name, the output's title included; ``#4`` is node 4, which may have none.

        Raises
        ------
        EngineError
            ``unknown-node`` if nothing has that name.
        """
        if name in self.names:
            return self.nodes[self.names[name]]
        if name == self.title:
            return self.nodes[self.output]
        if name[:1] == "#" and name[1:].isdecimal() and int(name[1:]) < len(self.nodes):
            return self.nodes[int(name[1:])]
        raise EngineError("unknown-node", name=name)
