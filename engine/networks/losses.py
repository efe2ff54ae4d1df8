"""Losses: what a network's output costs beside its label, as formulas over the nodes of a graph."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.builder import Builder, Ref
from engine.graph import Literal
from engine.networks.faults import NetworkError
from engine.op import REGISTRY
from engine.ops.activations import softplus

Build = Callable[[Builder, Sequence[Ref], Sequence[Ref]], Any]
SIGNS, BITS, NUMBERS = "signs", "bits", "numbers"
"""What labels are: −1 and 1, 0 and 1, any number."""


class Loss(NamedTuple):
    """One loss.

    Attributes
    ----------
    name : str
        PyTorch's, where it has one of that meaning.
    build : callable
        Given the builder, outputs and labels, makes its nodes.
    labels : {"signs", "bits", "numbers"}
        What labels it is for.
    single : bool
        Whether it takes one output only.
    doc : str
        What it is.
    """

    name: str
    build: Build
    labels: str
    single: bool
    doc: str


LOSSES: dict[str, Loss] = {}


def loss(name: str, labels: str = NUMBERS, *, single: bool = False) -> Callable[[Build], Build]:
    """Declare a loss by how it is built; its docstring says what it is."""

    def enter(build: Build) -> Build:
        LOSSES[name] = Loss(name, build, labels, single, (build.__doc__ or "").strip())
        return build

    return enter


def loss_named(name: str) -> Loss:
    """Return a loss.

    Raises
    ------
    NetworkError
        ``unknown-loss``.

    Examples
    --------
    >>> loss_named("SquareLoss").labels
    'numbers'
    """
    if name not in LOSSES:
        raise NetworkError("unknown-loss", None, "losses-known", what=name, known=", ".join(LOSSES))
    return LOSSES[name]


def added(build: Builder, terms: Sequence[Ref]) -> Ref:
    """Add terms as one writes them, in one node; one term is itself."""
    return terms[0] if len(terms) == 1 else build.apply(REGISTRY.by_numpy[np.add], terms)


def _squares(build: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    return added(build, [(y - label)**2 for y, label in zip(outputs, labels, strict=True)])


@loss("SquareLoss")
def _square(build: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """The lecture's square loss, ½(y − y*)², added over the outputs."""
    half = build.constant(Literal.fraction(1, 2))
    return half * _squares(build, outputs, labels)


@loss("MSELoss")
def _mean_square(build: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """The mean square, (y − y*)² averaged over the outputs."""
    total = _squares(build, outputs, labels)
    return total if len(outputs) == 1 else build.constant(Literal.fraction(1, len(outputs))) * total


@loss("BCEWithLogitsLoss", BITS)
def _cross_entropy(build: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """Binary cross-entropy of the score before its logistic unit, log(1 + e^s) − y s for labels 0 and 1, averaged."""
    terms = [softplus(y) - label * y for y, label in zip(outputs, labels, strict=True)]
    total = added(build, terms)
    return total if len(terms) == 1 else build.constant(Literal.fraction(1, len(terms))) * total


@loss("SoftMarginLoss", SIGNS, single=True)
def _logistic(_: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """Logistic regression's, log(1 + e^(−y s)) for labels −1 and 1."""
    [score], [label] = outputs, labels
    return np.log(1.0 + np.exp(-(label * score)))


@loss("HingeLoss", SIGNS, single=True)
def _hinge(_: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """The support vector machine's, max(0, 1 − y s) for labels −1 and 1; at its corner it counts as a mistake."""
    [score], [label] = outputs, labels
    return np.maximum(0.0, 1.0 - label * score)


@loss("PerceptronLoss", SIGNS, single=True)
def _perceptron(_: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """The perceptron's, max(0, −y s) for labels −1 and 1; at its corner it counts as a mistake."""
    [score], [label] = outputs, labels
    return np.maximum(0.0, -(label * score))
