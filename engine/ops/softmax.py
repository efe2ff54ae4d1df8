"""Scores to probabilities, and losses as functions."""

import numpy as np

from engine.elements import along, each
from engine.locals import BLOCK, FULL, ROW, UNNAMED
from engine.op import Face, Local, Module, op
from engine.ops.arithmetic import total, total_count
from engine.shapes import Misfit, broadcast, size


def _array(x):
    """An array's own shape: probabilities are of several."""
    if not x:
        raise Misfit("needs-array", code="unknown-function")
    return x


def _softened(x):
    """Softmax along the last axis, the largest taken off first: e to a large number is none."""
    grown = np.exp(x - _largest(x))
    return grown / _of_row(grown)


def _of_row(x):
    return np.add.reduce(x, axis=-1, keepdims=True)


def _largest(x):
    return np.maximum.reduce(x, axis=-1, keepdims=True)


def _rowwise(x):
    """The sum of each row, as wide as one number."""
    return along(-1, total, x)[..., None]


def _count(x):
    """How many rows a shape has."""
    return size(x[:-1])


def _rows(x):
    """How many examples there are: a mean is taken over them."""
    return x.size // x.shape[-1]


def _row_sums(x):
    """How many nodes these are."""
    return _count(x) * total_count(x[-1])


def _shared(x):
    grown = each(np.exp, x)
    return grown / _rowwise(grown)


def _less(x):
    return x - each(np.log, _rowwise(each(np.exp, x)))


def _less_count(x):
    return 2 * size(x) + _row_sums(x) + _count(x)


def _told(x, label):
    """Minus the sum of what each label weighs, of several rows the mean."""
    lost = -total((label * _less(x)).ravel().tolist())
    return lost / float(_rows(x)) if _rows(x) > 1 else lost


def _told_count(x, label):
    return _less_count(x) + size(x) + total_count(size(x)) + 1 + 2 * (_count(x) > 1)


def _by_rows(x, latex):
    """The Jacobian of what takes each row alone; one of several rows is a block for each."""
    if _count(x) > 1:
        return Local(BLOCK, UNNAMED, says="rows")
    return Local(FULL, latex if len(x) == 1 else UNNAMED)


_SHAPES = (((3,),), ((2, 3),), ((1,),), ((2, 2, 3),), ((1, 3),))


@op(mark=Face("softmax", r"\operatorname{softmax}", "softmax"), latex=r"\operatorname{softmax}({x})",
    spoken="softmax of {x}", noun="a softmax", forward="Softmax makes of scores probabilities that add up to 1.",
    backward={"x": "In a softmax each output moves with **every** score: they share one sum.",
              "x.rows": "Each output moves with **every** score of its row: they share one sum."},
    example="x = [1, 2, 3]; softmax(x)[0]", module=Module("Softmax", {"dim": -1}, shown=("dim",)),
    shape=_array, samples=_SHAPES)
def softmax(x):
    """Softmax along the last axis. The Jacobian is diag(p) − p pᵀ."""
    return _softened(x)


softmax.jacobian(x=lambda x: _by_rows(x, r"\operatorname{diag}({out}) - {out}\,{out}^{\mathsf T}"))
softmax.elements(_shared, count=lambda x: 2 * size(x) + _row_sums(x))
softmax.pullback(x=lambda g, out, x: out * (g - _of_row(g * out)))


@op(mark=Face("log softmax", r"\log\operatorname{softmax}", "log softmax"),
    latex=r"\operatorname{log\_softmax}({x})", spoken="log softmax of {x}", noun="a logarithm of a softmax",
    forward="The logarithm of softmax: scores less one common number.",
    backward={"x": "Each score gets its own gradient, less its probability times their sum.",
              "x.rows": "Each score gets its gradient, less its probability times the row's sum."},
    example="x = [1, 2, 3]; -log_softmax(x)[0]", aliases=("logsoftmax",), shape=_array, samples=_SHAPES)
def log_softmax(x):
    """Logarithm of softmax along the last axis, without overflow. The Jacobian is I − 1 pᵀ."""
    shifted = x - _largest(x)
    return shifted - np.log(_of_row(np.exp(shifted)))


log_softmax.jacobian(x=lambda x: _by_rows(x, r"I - \mathbf 1\,\operatorname{softmax}({x})^{\mathsf T}"))
log_softmax.elements(_less, count=_less_count)
log_softmax.pullback(x=lambda g, out, x: g - np.exp(out) * _of_row(g))


def _labelled(x, label):
    """One number of logits and as many probabilities."""
    if not x:
        raise Misfit("needs-array")
    if x != label:
        raise Misfit("same-rows")
    return ()


@op(mark=Face("cross entropy", r"\operatorname{CE}", "cross entropy"),
    latex=r"\operatorname{cross\_entropy}({x}, {label})",
    spoken="cross entropy of {x} and {label}", noun="a cross entropy",
    forward="Cross entropy: minus the logarithm of what the label's class was given.",
    backward={"x": "Softmax and logarithm cancel: probabilities less label, if the label sums to 1.",
              "x.rows": "Probabilities less label, if labels sum to 1, divided by how many rows.",
              "label": "By a label's probability: minus the logarithm given to its class.",
              "label.rows": "Minus the logarithm given to each class, divided by how many rows there are."},
    example="x = [1, 2, 3]; t_star = [0, 0, 1]; cross_entropy(x, t_star)", shape=_labelled,
    samples=(((3,), (3,)), ((2, 3), (2, 3)), ((1, 3), (1, 3))))
def cross_entropy(x, label):
    """Cross entropy of logits with a label as probabilities; of several rows the mean. By logits: softmax − label."""
    return -np.sum(label * log_softmax(x)) / _rows(x)


def _probable(out, x, label):
    """Whether the labels of each row add up to 1, as probabilities do."""
    return np.allclose(np.sum(label, axis=-1), 1.0)


def _less_label(x, label):
    """Probabilities less label as a row, and how it is where that label is none of probabilities."""
    if len(x) == 1:
        return Local(ROW, r"(\operatorname{softmax}({x}) - {label})^{\mathsf T}", holds=_probable,
                     else_latex=r"((\mathbf 1^{\mathsf T} {label})\,\operatorname{softmax}({x}) - {label})^{\mathsf T}")
    return Local(ROW, _averaged(r"(\operatorname{softmax}({x}) - {label})", x), says="rows", holds=_probable)


def _minus_logs(x, label):
    if len(x) == 1:
        return Local(ROW, r"-\operatorname{log\_softmax}({x})^{\mathsf T}")
    return Local(ROW, "-" + _averaged(r"\operatorname{log\_softmax}({x})", x), says="rows")


def _averaged(latex, x):
    return rf"\tfrac{{1}}{{{_count(x)}}}\,{latex}" if _count(x) > 1 else latex


cross_entropy.jacobian(x=_less_label, label=_minus_logs)
cross_entropy.elements(_told, count=_told_count)
cross_entropy.pullback(x=lambda g, out, x, label: g * (_of_row(label) * _softened(x) - label) / _rows(x),
                       label=lambda g, out, x, label: -g * log_softmax(x) / _rows(x))


def _one(x, y):
    broadcast(x, y)
    return ()


@op(mark=Face("square loss", r"\tfrac12\sum(\cdot)^2", "square loss"),
    latex=r"\operatorname{square\_loss}({y}, {label})",
    spoken="the square loss of {y} and {label}", noun="a square loss",
    forward="Half the squared distance from the label, added up.",
    backward={"y": "The loss passes back how far {y} is from {label}.",
              "y.copies": "All distances of {y} from {label} are added up.",
              "label": "By the label, the same distance with its sign flipped.",
              "label.copies": "All distances of {label} from {y} are added up."},
    example="y = [1, 2]; y_star = [0, 1]; square_loss(2y, y_star)", shape=_one,
    samples=(((3,), (3,)), ((1,), ()), ((), ()), ((2, 3), (2, 3)), ((2, 3), (3,)), ((), (3,)), ((2, 3), ()),
                                  ((3,), (2, 3)), ((1, 3), (2, 3)), ((2, 1), (2, 3))))
def square_loss(y, label):
    """The lecture's ½ Σ (y − y*)². The Jacobian is the distance as a row."""
    return 0.5 * np.sum((y - label) ** 2.0)


def _distance(one, other, own, others):
    """The distance as a row, of a number as it is; of what was broadcast all distances, added up."""
    latex = f"{{{one}}} - {{{other}}}"
    if size(broadcast(own, others)) > size(own):
        return Local(ROW, UNNAMED if own or len(others) > 1 else rf"\mathbf 1^{{\mathsf T}}({latex})", says="copies")
    if own != others and size(others) > 1:
        return Local(ROW, UNNAMED)
    return Local(ROW, rf"({latex})^{{\mathsf T}}" if len(own) == 1 and size(own) > 1 else latex)


square_loss.jacobian(y=lambda y, label: _distance("y", "label", y, label),
                     label=lambda y, label: _distance("label", "y", label, y))
square_loss.elements(lambda y, label: total(((np.atleast_1d(y) - np.atleast_1d(label)) ** 2.0).ravel().tolist()) / 2.0,
                     count=lambda y, label: 2 * size(broadcast(y, label)) + total_count(size(broadcast(y, label))) + 2)
square_loss.pullback(y=lambda g, out, y, label: g * (y - label),
                     label=lambda g, out, y, label: g * (label - y))
