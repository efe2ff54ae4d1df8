"""A network as a graph of arrays: what it is made of, and which element is whose."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from engine.errors import EngineError
from engine.graph import Graph
from engine.networks.spec import NetworkSpec

Elements = str | None | list[Any]
"""What an array holds, by the names of the scalar graph, nested as it is: None is a 1 that never changes."""
Held = Callable[[], Elements]
"""Gives what an array holds, when it is asked: a large one has many names."""


@dataclass(frozen=True)
class TensorNetwork:
    """A network as a graph of arrays.

    Its quantities are those of the scalar graph, and keep their names there: values are given by them.

    Attributes
    ----------
    spec : NetworkSpec
        What it was built from.
    graph : Graph
        Its output is the loss, with the regulariser where there is one. What the parameters start at is declared.
    parameters : tuple of str
        The names of matrices and biases, layer by layer.
    examples : int
        How many there are, one a row; 0 where there is one, as a vector.
    features, outputs : int
        The nodes of the features, with a 1 where biases are inside, and of what the last layer gives.
    masks : tuple of int
        Those of each Dropout's.
    """

    spec: NetworkSpec
    graph: Graph
    parameters: tuple[str, ...]
    examples: int
    features: int
    outputs: int
    masks: tuple[int, ...]
    _held: Mapping[int, Held] = field(repr=False)

    @cached_property
    def elements(self) -> dict[int, Elements]:
        """Of each node that the scalar graph has names for, what it holds."""
        return {id: held() for id, held in self._held.items()}

    @property
    def labels(self) -> tuple[int, ...]:
        """The node of the labels."""
        return tuple(self.graph.names[name] for name in self.graph.labels)

    @cached_property
    def of_scalar(self) -> dict[str, str]:
        """Which input holds each scalar input.

        Examples
        --------
        >>> from engine.networks import lower_to_arrays, read_layers
        >>> lower_to_arrays(NetworkSpec(read_layers("nn.Sequential(nn.Linear(1, 1))"))).of_scalar
        {'w_0': 'w', 'w_1': 'w', 'x_1': 'x', 'y': 'y'}
        """
        return {name: node.name or "" for node in self.graph.inputs for name in names_in(self.elements.get(node.id))}

    def filled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return each input's value, given those of the scalar graph's inputs; the others are as declared.

        Raises
        ------
        EngineError
            ``unknown-input``; ``given-by-elements`` or ``given-by-examples`` for an array by its name;
            ``not-a-number``.

        Examples
        --------
        >>> from engine.networks import lower_to_arrays, read_layers
        >>> network = lower_to_arrays(NetworkSpec(read_layers("nn.Sequential(nn.Linear(1, 1))")))
        >>> network.filled({"w_1": 3.0})
        {'w': [[0.0, 3.0]], 'x': [1.0, 1.0], 'y': 1.0}
        """
        known = self.of_scalar
        for name, value in values.items():
            if name in known.values() and name not in known:
                raise EngineError("given-by-elements", name=name,
                                  elements=", ".join([one for one, of in known.items() if of == name][:3]))
            if name not in known:
                own = {node.name for node in self.graph.inputs}
                raise EngineError("given-by-examples" if name in own else "unknown-input", name=name)
            if np.shape(value):
                raise EngineError("not-a-number", name=name)
        found = {}
        for node in self.graph.inputs:
            name = node.name or ""
            found[name] = _filled(self.elements.get(node.id), self.graph.defaults[name], values)
        return found

    def holding(self, names: Sequence[str]) -> list[str]:
        """Return which inputs hold these scalar ones; those that are inputs here stand for themselves."""
        known = self.of_scalar
        return [*dict.fromkeys(known.get(name, name) for name in names)]


def names_in(elements: Elements) -> list[str]:
    """Return the scalar names in what an array holds, one after the other.

    Examples
    --------
    >>> names_in([None, ["x_1", "x_2"]])
    ['x_1', 'x_2']
    """
    if isinstance(elements, list):
        return [name for one in elements for name in names_in(one)]
    return [] if elements is None else [elements]


def _filled(elements: Elements, declared: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(elements, list):
        return [_filled(one, own, values) for one, own in zip(elements, declared, strict=True)]
    return declared if elements is None else float(values.get(elements, declared))
