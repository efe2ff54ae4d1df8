"""Losses: what a network's output costs beside its label, as formulas over the nodes of a graph."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.builder import Builder, Ref
from engine.elements import boxed
from engine.graph import Graph, Literal
from engine.networks.faults import NetworkError
from engine.op import REGISTRY, Op
from engine.ops.activations import softplus
from engine.ops.softmax import cross_entropy, square_loss
from engine.words import declare_choice

Build = Callable[[Builder, Sequence[Ref], Sequence[Ref]], Any]
SIGNS, BITS, NUMBERS, SHARES = "signs", "bits", "numbers", "shares"
"""What labels are: −1 and 1, 0 and 1, any number, or of all outputs together a distribution: 1 for the class."""
OUTPUT, LABEL = "output", "label"


class Loss(NamedTuple):
    """One loss.

    Attributes
    ----------
    name : str
        PyTorch's, where it has one of that meaning.
    build : callable
        Given the builder, outputs and labels, makes its nodes.
    labels : {"signs", "bits", "numbers", "shares"}
        What labels it is for.
    single : bool
        Whether it takes one output only.
    several : bool
        Whether it takes two outputs or more, which it compares: it is no sum of what each costs.
    mean : bool
        Whether it is averaged over the outputs; else it is added up.
    torch : str
        How a program for PyTorch computes it, with the holes ``{output}`` and ``{label}``.
    whole : Op or None
        The op that computes it of all outputs at once, where there is one.
    rows : bool
        Whether that op takes the mean over examples by itself, where each is a row.
    label : str
        What stands on its button.
    model : str
        What a linear model with this loss is called, where it has a name of its own.
    doc : str
        What it is.
    """

    name: str
    build: Build
    labels: str
    single: bool
    several: bool
    mean: bool
    torch: str
    whole: Op | None
    rows: bool
    label: str
    model: str
    doc: str

    def term(self, output: str = OUTPUT, label: str = LABEL) -> Graph:
        """Return what one output costs: a graph of two inputs of these names.

        Examples
        --------
        >>> from engine.language import unparse
        >>> unparse(LOSSES["HingeLoss"].term())
        'max(0, 1 - label*output)'
        """
        build = Builder()
        build.labels.add(label)
        return build.graph(self.build(build, [build.input(output)], [build.input(label)]), title="L")

    def label_at_first(self, unit: int) -> float:
        """Return what the label of an output begins with, counted from 1: of classes it is the first."""
        return 0.0 if self.labels == SHARES and unit > 1 else 1.0

    def of_arrays(self, build: Builder, outputs: Ref, labels: Ref) -> Ref:
        """Make its nodes of a vector of outputs and their labels: element by element, then added up or averaged.

        Of a matrix each row is an example, and what comes is the mean over them.

        Examples
        --------
        >>> from engine.language import unparse
        >>> build = Builder()
        >>> y, label = build.input("y", [1.0, 2.0]), build.input("y_star", [0.0, 0.0])
        >>> unparse(build.graph(LOSSES["MSELoss"].of_arrays(build, y, label))).splitlines()[-1]
        'mean((y - y_star)^2)'
        """
        if self.whole is not None:
            cost = build.apply(self.whole, [outputs, labels])
        else:
            cost = summed(build, self.build(build, [outputs], [labels]), np.mean if self.mean else np.sum)
        rows = [*build.made[outputs.index].shape[:-1], 1][0]
        return cost if self.mean or self.rows or rows == 1 else build.constant(Literal.fraction(1, rows)) * cost


LOSSES: dict[str, Loss] = {}


def loss(name: str, label: str, labels: str = NUMBERS, *, model: str = "", torch: str = "",
         single: bool = False, several: bool = False, mean: bool = False,
         whole: Op | None = None, rows: bool = False) -> Callable[[Build], Build]:
    """Declare a loss by how it is built; its docstring says what it is.

    Without `torch` PyTorch has it by that name.
    """

    def enter(build: Build) -> Build:
        LOSSES[name] = Loss(name, build, labels, single, several, mean, torch or f"nn.{name}()({{output}}, {{label}})",
                            whole, rows, label, model, (build.__doc__ or "").strip())
        declare_choice("loss", name, label, LOSSES[name].doc)
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


def summed(build: Builder, terms: Ref, function: Callable[..., Any] = np.sum) -> Ref:
    """Add up the elements of an array; a number is itself."""
    return build.apply(REGISTRY.by_numpy[function], [terms]) if build.made[terms.index].shape else terms


def _squares(build: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    return added(build, [(y - label)**2 for y, label in zip(outputs, labels, strict=True)])


@loss("SquareLoss", "½(y − y*)²", model="LMS regression", torch="(({output} - {label}) ** 2).sum() / 2",
      whole=square_loss)
def _square(build: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """The lecture's square loss, ½(y − y*)², added over the outputs."""
    half = build.constant(Literal.fraction(1, 2))
    return half * _squares(build, outputs, labels)


@loss("SoftMarginLoss", "logistic", SIGNS, model="logistic regression", single=True)
def _logistic(_: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """Logistic regression's, log(1 + e^(−y s)) for labels −1 and 1."""
    [score], [label] = outputs, labels
    return np.log(1.0 + np.exp(-(label * score)))


@loss("HingeLoss", "hinge", SIGNS, model="support vector machine", single=True,
      torch="torch.clamp(1 - {label} * {output}, min=0).sum()")
def _hinge(_: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """The support vector machine's, max(0, 1 − y s) for labels −1 and 1; at its corner it counts as a mistake."""
    [score], [label] = outputs, labels
    return np.maximum(0.0, 1.0 - label * score)


@loss("PerceptronLoss", "perceptron", SIGNS, model="perceptron", single=True,
      torch="torch.clamp(-{label} * {output}, min=0).sum()")
def _perceptron(_: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """The perceptron's, max(0, −y s) for labels −1 and 1; at its corner it counts as a mistake."""
    [score], [label] = outputs, labels
    return np.maximum(0.0, -(label * score))


@loss("MSELoss", "mean square", mean=True)
def _mean_square(build: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """The mean square, (y − y*)² averaged over the outputs."""
    total = _squares(build, outputs, labels)
    return total if len(outputs) == 1 else build.constant(Literal.fraction(1, len(outputs))) * total


@loss("BCEWithLogitsLoss", "binary cross-entropy", BITS, mean=True)
def _binary(build: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """Binary cross-entropy of the score before its logistic unit, log(1 + e^s) − y s for labels 0 and 1, averaged."""
    terms = [softplus(y) - label * y for y, label in zip(outputs, labels, strict=True)]
    total = added(build, terms)
    return total if len(terms) == 1 else build.constant(Literal.fraction(1, len(terms))) * total


@loss("CrossEntropyLoss", "cross-entropy", SHARES, several=True, whole=cross_entropy, rows=True)
def _cross_entropy(_: Builder, outputs: Sequence[Ref], labels: Sequence[Ref]) -> Any:
    """Cross-entropy of the scores of several classes, −Σ y*ₖ log softmax(s)ₖ for a label that is 1 at its class."""
    assert cross_entropy.unfolds is not None
    return cross_entropy.unfolds(boxed(outputs, (len(outputs),)), boxed(labels, (len(labels),)))
