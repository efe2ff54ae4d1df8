"""Regularisers: what large weights cost, as nodes of the graph."""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.builder import Builder, Ref
from engine.graph import Graph, Literal
from engine.networks.faults import NetworkError
from engine.networks.losses import added, summed

STRENGTH = "lambda"


class Regulariser(NamedTuple):
    """A regulariser over all weights that are no biases.

    Attributes
    ----------
    kind : {"L1", "L2"}
        λ Σ|w|, or ½ λ Σ w².
    strength : float
        λ, to begin with: it is an input of the graph.
    """

    kind: str
    strength: float = 0.1

    def build(self, build: Builder, weights: Sequence[Ref]) -> Ref:
        """Make its nodes; weights may be arrays.

        Raises
        ------
        NetworkError
            ``unknown-regulariser``, ``not-a-strength``.
        """
        if self.kind not in REGULARISERS:
            raise NetworkError("unknown-regulariser", None, "settings-of", what=self.kind,
                               known=", ".join(REGULARISERS))
        if not (math.isfinite(self.strength) and self.strength >= 0):
            raise NetworkError("not-a-strength")
        found: Ref = REGULARISERS[self.kind].build(build, build.input(STRENGTH, self.strength), weights)
        return found

    def term(self) -> Graph:
        """Return what one weight costs: a graph of the inputs `STRENGTH` and w.

        Examples
        --------
        >>> from engine.language import unparse
        >>> unparse(Regulariser("L1").term()).splitlines()[-1]
        'lambda*abs(w)'
        """
        build = Builder()
        return build.graph(self.build(build, [build.input("w")]))


def _squares(build: Builder, strength: Ref, weights: Sequence[Ref]) -> Any:
    return build.constant(Literal.fraction(1, 2)) * strength * added(build, [summed(build, w**2) for w in weights])


def _sizes(build: Builder, strength: Ref, weights: Sequence[Ref]) -> Any:
    sizes: list[Any] = [np.abs(w) for w in weights]
    return strength * added(build, [summed(build, size) for size in sizes])


class Penalty(NamedTuple):
    """What weights cost: how its nodes are made of λ and them, and how it is written."""

    build: Callable[[Builder, Ref, Sequence[Ref]], Any]
    latex: str


REGULARISERS: dict[str, Penalty] = {
    "L1": Penalty(_sizes, r"\lambda \lVert w \rVert_1"),
    "L2": Penalty(_squares, r"\tfrac{\lambda}{2} \lVert w \rVert^2"),
}
