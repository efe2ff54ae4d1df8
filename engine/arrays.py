"""The numbers of a walk in which some nodes are arrays: every number is a float or an array of its node's shape."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.evaluate import Number, local, values
from engine.graph import Shape
from engine.structure import Structure


def numbers(structure: Structure, inputs: Mapping[str, Number]) -> list[Number]:
    """Return the numbers of a structure, slot by slot, for these input values.

    Examples
    --------
    >>> from engine import Builder
    >>> from engine.structure import plan
    >>> build = Builder()
    >>> x = build.input("x", shape=(2,))
    >>> numbers(plan(build.graph(x * x)), {"x": [2.0, 3.0]})[1]
    array([4., 9.])
    """
    graph = structure.graph
    out: list[Number] = values(graph, inputs)
    if len(structure.steps) == structure.forward_steps:
        return out
    shape = graph[structure.of].shape
    out.append(np.ones(shape) if shape else 1.0)
    live: dict[int, Any] = {structure.of: True}
    sums: dict[int, Number] = {}
    seen = -1
    with np.errstate(all="ignore"):
        for step in structure.steps[structure.forward_steps + 1:]:
            if step.node != seen:
                node = graph.nodes[step.node]
                seen, rule = step.node, node.rule
                args = rule.arguments([out[i] for i in node.inputs], node.attrs)
            slope = local(rule, step.slot, out[step.node], args)
            cut = _cut(live.get(step.node, False), slope, rule.routes)
            contribution, reached = _contribution(out[step.upstream], slope, cut, graph.nodes[step.to].shape)
            live[step.to] = live.get(step.to, False) | reached
            sums[step.to] = sums.get(step.to, 0.0) + contribution
            out += (slope, contribution, sums[step.to], float(cut if isinstance(cut, bool) else np.all(cut)))
    return out


def _cut(live: Any, slope: Number, routes: bool) -> Any:
    """Whether a pull is cut, element by element: all was cut before it, or the op routes and its local is 0."""
    if isinstance(slope, float) and isinstance(live, bool):
        return not live or (routes and slope == 0)
    return ~np.asarray(live, dtype=bool) | (routes & (slope == 0))


def _contribution(upstream: Number, slope: Number, cut: Any, shape: Shape) -> tuple[Number, Any]:
    """Upstream times local, 0 where cut, summed over the axes along which the receiver was broadcast.

    The second is where anything arrived that was not cut.
    """
    if isinstance(cut, bool) and isinstance(upstream, float) and isinstance(slope, float):
        return (0.0 if cut else upstream * slope), not cut
    product = np.where(cut, 0.0, upstream * slope)
    arrived = np.broadcast_to(~np.asarray(cut), product.shape)
    axes = tuple(range(product.ndim - len(shape)))
    axes += tuple(len(axes) + axis for axis, size in enumerate(shape) if size == 1)
    summed, arrived = product.sum(axis=axes).reshape(shape), arrived.any(axis=axes).reshape(shape)
    return (summed, arrived) if shape else (float(summed), bool(arrived))
