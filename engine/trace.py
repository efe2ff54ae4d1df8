"""The walk: every forward value, the seed, and every pull of the gradient along one edge.

A trace is a structure, which depends on the graph and on what is differentiated and never on
numbers, and one list of numbers. Steps name slots of that list.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from engine.errors import EngineError
from engine.evaluate import Number, local, values
from engine.graph import INPUT, Graph, Node, Shape
from engine.parts import backward_order, owners

FORWARD, SEED, PULL = "forward", "seed", "pull"

START_VALUES = (2.0, -3.0, 4.0, -2.0, 5.0, 3.0)
"""What inputs without a value start at, one after the other."""


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

    @property
    def final(self) -> bool:
        """Whether the receiver's gradient is complete after this step."""
        return self.arrived == self.expected


class Frame(NamedTuple):
    """What is known after k steps: values and gradients by node id."""

    values: dict[int, Number]
    gradients: dict[int, Number]


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
    def unused(self) -> tuple[int, ...]:
        """Inputs that are differentiated by although the output does not depend on them: gradient 0."""
        reached = {step.to for step in self.steps if step.kind == PULL} | {self.of}
        return tuple(id for id in self.wrt if id not in reached)

    @cached_property
    def last_total(self) -> dict[int, int]:
        """For each node with a gradient, the slot of its final one."""
        slots = {self.of: len(self.graph)} if self.wrt else {}
        return slots | {step.to: step.total for step in self.steps if step.kind == PULL}


@dataclass(frozen=True)
class Trace:
    """A structure with its numbers.

    Examples
    --------
    >>> from engine import parse, trace
    >>> run = trace(parse("x y"), {"x": 2, "y": 3})
    >>> len(run.structure.steps), run.results["gradients"]
    (4, {'x': 3.0, 'y': 2.0})
    """

    structure: Structure
    numbers: Sequence[Number]
    inputs: Mapping[str, Number]

    @property
    def results(self) -> dict[str, Any]:
        """The output's value, and the gradient by each input, by name."""
        graph, slots = self.structure.graph, self.structure.last_total
        by_input = {graph[id].name: self.numbers[slots[id]] if id in slots else 0.0 for id in self.structure.wrt}
        return {"output": self.numbers[self.structure.of], "gradients": by_input}

    def frame(self, k: int) -> Frame:
        """What is known after k steps, 0 to the number of steps: a fold over them."""
        return frame(self.structure, self.numbers, k)


def frame(structure: Structure, numbers: Sequence[Number], k: int) -> Frame:
    """Return what is known after k steps.

    Examples
    --------
    >>> from engine import parse, trace
    >>> run = trace(parse("x y"), {"x": 2, "y": 3})
    >>> frame(run.structure, run.numbers, 3)
    Frame(values={0: 2.0, 1: 3.0, 2: 6.0}, gradients={2: 1.0, 0: 3.0})
    """
    known = {node.id: numbers[node.id] for node in structure.graph.nodes if node.is_leaf}
    gradients: dict[int, Number] = {}
    for step in structure.steps[:k]:
        if step.kind == FORWARD:
            known[step.node] = numbers[step.value]
        elif step.kind == SEED:
            gradients[step.node] = numbers[step.gradient]
            gradients.update((id, 0.0) for id in structure.unused)
        else:
            gradients[step.to] = numbers[step.total]
    return Frame(known, gradients)


def trace(graph: Graph, inputs: Mapping[str, Any] | None = None, *, of: str | None = None,
          wrt: Iterable[str] | None = None) -> Trace:
    """Walk a graph forwards and backwards.

    Parameters
    ----------
    graph : Graph
        What to walk.
    inputs : mapping of str to number or array, optional
        Values by name; what is left out takes its declared value, else a start value.
    of : str, optional
        Name of the node to differentiate; the graph's output if left out.
    wrt : iterable of str, optional
        Names of the inputs to differentiate by; all but labels (``y_star``) if left out.

    Returns
    -------
    Trace

    Raises
    ------
    EngineError
        ``unknown-input``, ``unknown-node`` or ``not-a-number``.

    Examples
    --------
    >>> from engine import parse
    >>> trace(parse("g = y^2 + z; f(x, y, z) = x g"), {"x": -2, "y": 3, "z": 4}).numbers[:7]
    [-2.0, 3.0, 4.0, 9.0, 13.0, -26.0, 1.0]
    """
    given = input_values(graph, inputs or {})
    structure = plan(graph, of=of, wrt=wrt)
    return Trace(structure, numbers(structure, given), given)


def input_values(graph: Graph, given: Mapping[str, Any]) -> dict[str, Number]:
    """Return a value for every input: the one given, else declared, else the next start value."""
    names = {node.name or "" for node in graph.inputs}
    for name, value in given.items():
        if name not in names:
            raise EngineError("unknown-input", name=name)
        if not np.issubdtype(np.asarray(value).dtype, np.number):
            raise EngineError("not-a-number", name=name)
    found: dict[str, Number] = {}
    fresh = 0
    for node in graph.inputs:
        name = node.name or ""
        if name in given or name in graph.defaults:
            found[name] = given.get(name, graph.defaults.get(name))
        else:
            found[name] = START_VALUES[fresh % len(START_VALUES)]
            fresh += 1
        found[name] = np.asarray(found[name], dtype=float) if node.shape else float(found[name])
    return found


def is_label(name: str) -> bool:
    """Whether an input is a label, which nothing is differentiated by: ``star`` is among its parts.

    Examples
    --------
    >>> is_label("y_star"), is_label("start")
    (True, False)
    """
    return "star" in name.split("_")


def plan(graph: Graph, *, of: str | None = None, wrt: Iterable[str] | None = None) -> Structure:
    """Return the structure of the walk: its steps, without any number."""
    output = graph.output if of is None else graph.find(of).id
    by = [n for n in graph.inputs if not is_label(n.name or "")] if wrt is None else [_input(graph, n) for n in wrt]
    owner = owners(graph)
    steps = [Step(FORWARD, node.id, value=node.id) for node in graph.nodes if not node.is_leaf]
    slots = len(graph)
    if by:
        seed = slots
        steps.append(Step(SEED, output, gradient=seed))
        slots = _pulls(graph, output, [n.id for n in by], owner, steps, seed)
    return Structure(graph, output, tuple(n.id for n in by), tuple(owner), tuple(steps), slots)


def _input(graph: Graph, name: str) -> Node:
    node = graph.find(name)
    if node.op != INPUT:
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


def numbers(structure: Structure, inputs: Mapping[str, Number]) -> list[Number]:
    """Return the numbers of a structure, slot by slot, for these input values."""
    graph = structure.graph
    out: list[Number] = values(graph, inputs)
    if len(structure.steps) == structure.forward_steps:
        return out
    shape = graph[structure.of].shape
    out.append(np.ones(shape) if shape else 1.0)
    live = {structure.of}
    sums: dict[int, Number] = {}
    seen, args = -1, ()
    with np.errstate(all="ignore"):
        for step in structure.steps[structure.forward_steps + 1:]:
            node = graph[step.node]
            rule = node.rule
            if step.node != seen:
                seen, args = step.node, rule.arguments([out[i] for i in node.inputs], node.attrs)
            slope = local(rule, step.slot, out[step.node], args)
            cut = step.node not in live or (rule.routes and _all_zero(slope))
            if not cut:
                live.add(step.to)
            contribution = 0.0 if cut else _contribution(out[step.upstream], slope, graph[step.to].shape, rule.routes)
            sums[step.to] = sums.get(step.to, 0.0) + contribution
            out += (slope, contribution, sums[step.to], 1.0 if cut else 0.0)
    return out


def _all_zero(slope: Number) -> bool:
    return slope == 0 if isinstance(slope, float) else not np.any(slope)


def _contribution(upstream: Number, slope: Number, shape: Shape, routes: bool) -> Number:
    """Upstream times local, summed over the axes along which the receiver was broadcast."""
    if isinstance(upstream, float) and isinstance(slope, float):
        return upstream * slope
    product = np.where(slope == 0, 0.0, upstream * slope) if routes else upstream * slope
    extra = product.ndim - len(shape)
    product = product.sum(axis=tuple(range(extra)))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1 and product.shape[axis] != 1)
    product = product.sum(axis=stretched, keepdims=True) if stretched else product
    return product if shape else float(product)
