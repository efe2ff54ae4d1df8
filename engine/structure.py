"""The walk without its numbers: forward steps, the seed, and one pull for each edge, in the lecture's order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from engine.errors import EngineError
from engine.graph import INPUT, Graph, Node
from engine.locals import Jacobian, jacobian
from engine.parts import backward_order, owners
from engine.shapes import size

FORWARD, SEED, PULL = "forward", "seed", "pull"


class Step(NamedTuple):
    """One step of the walk; `value` … `cut` are slots of the trace's numbers.

    Attributes
    ----------
    kind : str
        ``"forward"``, ``"seed"`` or ``"pull"``.
    node : int
        The node computed, seeded, or pulled through.
    value : int
        Forward: slot of the node's value.
    gradient : int
        Seed: slot of the 1.
    slot, to : int
        Pull: which input of `node`, and the node that receives.
    upstream, local, contribution, total, cut : int
        Pull: slots; total is the sum so far, cut is 1 when the pull is cut.
    arrived, expected : int
        Pull: contribution `arrived` of `expected` to the receiver.
    from_step : int
        Pull: the k at which the upstream became final.
    jacobian : Jacobian or None
        Pull with an array at an end: what its local derivative is.
    """

    kind: str
    node: int
    value: int = -1
    gradient: int = -1
    slot: int = -1
    to: int = -1
    upstream: int = -1
    local: int = -1
    contribution: int = -1
    total: int = -1
    cut: int = -1
    arrived: int = 0
    expected: int = 0
    from_step: int = 0
    jacobian: Jacobian | None = None

    @property
    def final(self) -> bool:
        """Whether the receiver's gradient is complete after this step."""
        return self.arrived == self.expected


@dataclass(frozen=True)
class Structure:
    """The walk without its numbers.

    Attributes
    ----------
    graph : Graph
        What is walked.
    of : int
        The node that is differentiated.
    wrt : tuple of int
        The inputs it is differentiated by.
    """

    graph: Graph
    of: int
    wrt: tuple[int, ...]
    owner: tuple[int, ...] = field(repr=False)
    steps: tuple[Step, ...] = field(repr=False)
    slots: int = 0

    @cached_property
    def forward_steps(self) -> int:
        """How many of the steps are forward."""
        return sum(step.kind == FORWARD for step in self.steps)

    @cached_property
    def elements(self) -> int:
        """How many numbers its slots hold: of each pull its local, if drawn, what arrives, and the sum so far."""
        shapes = [node.shape for node in self.graph.nodes]
        found = sum(map(size, shapes))
        for step in self.steps:
            if step.kind == PULL:
                drawn = step.jacobian.drawn if step.jacobian else None
                found += 2 * size(shapes[step.to]) + (size(drawn) if drawn else 0)
        return found

    @cached_property
    def unused(self) -> tuple[int, ...]:
        """Inputs that are differentiated by although the output does not depend on them: gradient 0."""
        reached = {step.to for step in self.steps if step.kind == PULL} | {self.of}
        return tuple(id for id in self.wrt if id not in reached)

    @cached_property
    def last_total(self) -> dict[int, int]:
        """For each node with a gradient, the slot of its final one."""
        slots = {self.of: len(self.graph)} if self.wrt else {}
        return slots | {step.to: step.total for step in self.steps if step.kind == PULL}


def is_label(name: str) -> bool:
    """Whether an input is a label, which nothing is differentiated by: ``star`` is a mark on its letter.

    Examples
    --------
    >>> is_label("y_star"), is_label("star"), is_label("start")
    (True, False, False)
    """
    return "star" in name.split("_")[1:]


def is_label_in(graph: Graph, name: str) -> bool:
    """Whether an input of a graph is a label, by its name or because the graph says so."""
    return name in graph.labels or is_label(name)


def plan(graph: Graph, *, of: str | None = None, wrt: Iterable[str] | None = None) -> Structure:
    """Return the structure of the walk: its steps, without any number."""
    output = graph.output if of is None else graph.find(of).id
    free = [n for n in graph.inputs if not is_label_in(graph, n.name or "")]
    by = free if wrt is None else [_input(graph, n) for n in wrt]
    owner = owners(graph, output)
    steps = [Step(FORWARD, node.id, value=node.id) for node in graph.nodes if not node.is_leaf]
    slots = len(graph)
    if by:
        seed = slots
        steps.append(Step(SEED, output, gradient=seed))
        slots = _pulls(graph, output, [n.id for n in by], owner, steps, seed)
    if graph.has_arrays:  # each node is a part of its own: what closed parts say is of numbers
        owner = list(range(len(graph)))
        steps = [_drawn(graph, step) for step in steps]
    return Structure(graph, output, tuple(n.id for n in by), tuple(owner), tuple(steps), slots)


def _drawn(graph: Graph, step: Step) -> Step:
    """Say what the Jacobian of a pull is, but between two numbers that an element-wise op joins."""
    if step.kind != PULL or (
            graph[step.node].rule.elementwise and not graph[step.node].shape and not graph[step.to].shape):
        return step
    node = graph[step.node]
    local = node.rule.local_of(step.slot, [graph[i].shape for i in node.inputs], node.attrs)
    return step._replace(jacobian=jacobian(local, node.shape, graph[step.to].shape))


def _input(graph: Graph, name: str) -> Node:
    node = graph[graph.names[name]] if name in graph.names else None
    if node is None or node.op != INPUT:
        raise EngineError("unknown-input", name=name)
    return node


def _pulls(graph: Graph, output: int, by: Sequence[int], owner: list[int], steps: list[Step], seed: int) -> int:
    """Append the pulls, and return the number of slots then in use."""
    leads = [False] * len(graph)
    for id in by:
        leads[id] = True
    for node in graph.nodes:
        if not node.is_leaf:
            leads[node.id] = any(leads[s] and node.rule.passes(i) for i, s in enumerate(node.inputs))
    edges: list[tuple[int, int, int]] = []
    expected = [0] * len(graph)
    on_the_way = [False] * len(graph)
    on_the_way[output] = True
    for id in backward_order(graph, owner):
        if on_the_way[id]:
            rule = graph[id].rule
            for slot, source in enumerate(graph[id].inputs):
                if leads[source] and rule.passes(slot):
                    on_the_way[source] = True
                    expected[source] += 1
                    edges.append((id, slot, source))
    arrived = [0] * len(graph)
    total = {output: seed}
    done = {output: len(steps)}
    slots = seed + 1
    for through, slot, to in edges:
        arrived[to] += 1
        steps.append(Step(PULL, through, slot=slot, to=to, upstream=total[through], local=slots, contribution=slots + 1,
                          total=slots + 2, cut=slots + 3, arrived=arrived[to], expected=expected[to],
                          from_step=done[through]))
        total[to], done[to] = slots + 2, len(steps)
        slots += 4
    return slots
