"""The links of a chain: what passes a gradient on to what, and the local derivative, written and as a number."""

from typing import NamedTuple

from engine.closed import Closed
from engine.notation.printer import Operand
from engine.notation.script import Script
from engine.notation.slopes import Slopes
from engine.notation.wording import stated
from engine.structure import PULL, Step, Structure


class Link(NamedTuple):
    """One factor of a chain.

    Attributes
    ----------
    node, to : int
        What passes the gradient on, and what receives it.
    local : tuple of int
        Slots that add up to the local derivative.
    cuts : tuple of int
        Slots that are all 1 where nothing passes.
    stated : tuple of int
        Slots one of which is not 0 where the derivative is as its op states it, whatever its rule gives.
    slope : Operand or None
        The derivative as it is written, None where it would be too long.
    is_value : bool
        Whether it is the value of one node, or a number.
    """

    node: int
    to: int
    local: tuple[int, ...]
    cuts: tuple[int, ...]
    stated: tuple[int, ...]
    slope: Operand | None
    is_value: bool


class Links:
    """The links of a walk: from part to part where it has several on its way, else from node to node.

    Parameters
    ----------
    script : Script
        The walk's lines.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> links = Links(Script(plan(parse("g = y^2 + z; f(x, y, z) = x g"))))
    >>> [(link.node, link.to, link.slope.face.text) for link in links.into(1)]
    [(4, 1, '2y')]
    >>> [(link.node, link.to, link.slope.face.text) for link in Links(Script(plan(parse("x y^2")))).into(1)]
    [(2, 1, '2y')]
    """

    def __init__(self, script: Script) -> None:
        self._script = script
        structure = script.structure
        pulls = [step for step in structure.steps if step.kind == PULL]
        self.by_part = len({structure.owner[step.node] for step in pulls}) > 1
        self._into: dict[int, dict[int, list[Step]]] = {}
        for step in pulls:
            node = self.source(structure, step)
            self._into.setdefault(step.to, {}).setdefault(node, []).append(step)
        self._alone: dict[int, Slopes] = {}

    def source(self, structure: Structure, step: Step) -> int:
        """What a pull is a link from."""
        return structure.owner[step.node] if self.by_part else step.node

    def into(self, to: int) -> list[Link]:
        """The links to a node, in the order in which its contributions arrive."""
        return [self._link(node, to, steps) for node, steps in self._into.get(to, {}).items()]

    def slopes(self, node: int) -> Slopes:
        """The derivatives of the part, or node, that a link comes from."""
        if self.by_part:
            return self._script.closed.slopes[node]
        if node not in self._alone:
            graph = self._script.structure.graph
            alone = Closed(node, (node,), tuple(dict.fromkeys(graph[node].inputs)))
            self._alone[node] = Slopes(graph, self._script.labels, alone)
        return self._alone[node]

    def _link(self, node: int, to: int, steps: list[Step]) -> Link:
        slopes = self.slopes(node)
        by, written = slopes.by(to), slopes.written(to)
        cuts = tuple(step.cut for step in steps)
        if self.by_part:
            local, as_stated = self._script.closed.slots.between(node, to)
            as_told = () if as_stated is None else (as_stated,)
            return Link(node, to, (local,), cuts, as_told, written, by is not None and by.is_leaf)
        states = tuple(slot for step in steps for slot in self._edges(step))
        return Link(node, to, tuple(step.local for step in steps), cuts, states, written, by is not None and by.is_leaf)

    def _edges(self, step: Step) -> list[int]:
        """Slots that say whether a slope is stated at the node of a pull."""
        op = self._script.structure.graph[step.node].rule
        keys = {edge.key for edge in op.edges.get(op.param(step.slot), ())}
        first = self._script.stated.get(step.node, 0)
        return [first + i for i, one in enumerate(stated(op)) if one.key in keys]
