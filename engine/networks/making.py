"""How a kind of layer makes its nodes: of one array, or of an array of single numbers."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.builder import Builder, Ref
from engine.elements import boxed, each
from engine.op import REGISTRY, Op

State = Callable[[Any, str], Any]
"""Names what was made, given a letter for it."""


class _Of:
    """Makes nodes.

    Parameters
    ----------
    build : Builder
    own : mapping of str to Ref or array
        What the layer has for each unit.
    state : callable
        Names what was made.
    """

    def __init__(self, build: Builder, own: Mapping[str, Any], state: State) -> None:
        self._build, self._own, self._state = build, own, state

    def own(self, name: str) -> Any:
        """Return a parameter, or a mask."""
        return self._own[name]


class OfArrays(_Of):
    """Makes nodes of arrays."""

    def apply(self, function: Op | Callable[..., Any], *arrays: Any) -> Any:
        """Make a node."""
        return self._build.apply(_op(function), arrays)

    def mean(self, x: Ref) -> Any:
        """A vector's, or each row's."""
        return self.apply(np.mean, x, *([-1] if len(self._build.made[x.index].shape) > 1 else []))

    def wide(self, x: Ref) -> Ref:
        """A number goes with all units by itself; of several examples it is one for each row."""
        shape = self._build.made[x.index].shape
        return self.apply(np.reshape, x, (*shape, 1)) if shape else x

    def stated(self, x: Ref, letter: str) -> Any:
        """Name a node."""
        return self._state(x, letter)


class OfNumbers(_Of):
    """Makes nodes of single numbers: what an op of arrays says that it does to elements."""

    def apply(self, function: Op | Callable[..., Any], *arrays: Any) -> Any:
        """Make the nodes of its elements."""
        op = _op(function)
        if op.elementwise:
            return _whole(each(lambda *one: self._build.apply(op, one), *arrays))
        assert op.unfolds is not None
        return _whole(op.unfolds(*arrays))

    def mean(self, x: Any) -> Any:
        """One node of all."""
        return self.apply(np.mean, x)

    def wide(self, x: Any) -> Any:
        """One node goes with each."""
        return x

    def stated(self, x: Any, letter: str) -> Any:
        """Name each element."""
        self._state(x, letter)
        return x


def _op(function: Op | Callable[..., Any]) -> Op:
    return function if isinstance(function, Op) else REGISTRY.by_numpy[function]


def _whole(made: Any) -> Any:
    """An array, of one node too: NumPy would ask a node itself what to do."""
    return made if isinstance(made, np.ndarray) else boxed([made], ())
