"""The walk: every forward value, the seed, and every pull of the gradient along one edge.

A trace is a structure, which depends on the graph and on what is differentiated and never on
numbers, and one list of numbers. Steps name slots of that list.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from engine import arrays, scalars
from engine.errors import EngineError
from engine.evaluate import Number
from engine.graph import Graph
from engine.patience import go_on
from engine.shapes import Shape, written
from engine.structure import FORWARD, SEED, Structure, plan

START_VALUES = (2.0, -3.0, 4.0, -2.0, 5.0, 3.0)
"""What inputs without a value start at, one after the other."""


class Frame(NamedTuple):
    """What is known after k steps: values and gradients by node id."""

    values: dict[int, Number]
    gradients: dict[int, Number]


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
        by_input = {graph[id].name: self.numbers[slots[id]] if id in slots else zeros(graph[id].shape)
                    for id in self.structure.wrt}
        return {"output": self.numbers[self.structure.of], "gradients": by_input}

    def frame(self, k: int) -> Frame:
        """What is known after k steps, 0 to the number of steps: a fold over them."""
        return frame(self.structure, self.numbers, k)


def zeros(shape: Shape) -> Number:
    """Return the gradient of what nothing depends on."""
    return np.zeros(shape) if shape else 0.0


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
            gradients.update((id, zeros(structure.graph[id].shape)) for id in structure.unused)
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
    return walker(plan(graph, of=of, wrt=wrt))(inputs or {})


def walker(structure: Structure) -> Callable[[Mapping[str, Any]], Trace]:
    """Return what gives the trace of a structure, again and again, for other input values.

    It takes values by name as `trace` does, and raises what that raises of them.

    Examples
    --------
    >>> from engine import parse
    >>> walk = walker(plan(parse("x y")))
    >>> walk({"x": 2, "y": 3}).results["output"], walk({"x": -1, "y": 3}).results["output"]
    (6.0, -3.0)
    """
    numbers = partial(arrays.numbers, structure) if structure.graph.has_arrays else scalars.walk(structure)

    def walk(inputs: Mapping[str, Any]) -> Trace:
        given = input_values(structure.graph, inputs)
        run = Trace(structure, numbers(given), given)
        go_on()
        return run

    return walk


def input_values(graph: Graph, given: Mapping[str, Any]) -> dict[str, Number]:
    """Return a value for every input: the one given, else declared, else the next start value."""
    shapes = {node.name or "": node.shape for node in graph.inputs}
    for name, value in given.items():
        if name not in shapes:
            raise EngineError("unknown-input", name=name)
        if type(value) is float and not shapes[name]:
            continue
        if not _is_real(value) or (np.ndim(value) and not shapes[name]):
            raise EngineError("not-a-number", name=name)
        if np.shape(value) != shapes[name]:
            raise EngineError("wrong-shape", name=name, wanted=written(shapes[name]), got=written(np.shape(value)))
    found: dict[str, Number] = {}
    fresh = 0
    for node in graph.inputs:
        name = node.name or ""
        start = START_VALUES[fresh % len(START_VALUES)]
        fresh += name not in graph.defaults
        found[name] = given.get(name, graph.defaults.get(name, start))
        found[name] = np.asarray(found[name], dtype=float) if node.shape else float(found[name])
    return found


def _is_real(value: Any) -> bool:
    """Whether it is a real number or an array of these: no text, no truth value, no complex number."""
    try:
        return np.asarray(value).dtype.kind in "iuf"
    except ValueError:  # rows of different lengths
        return False
