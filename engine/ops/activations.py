"""What stands behind a unit of a network."""

import numpy as np

from engine.op import Face, op


@op(mark=Face("σ", r"\sigma", "sigma"), latex=r"\sigma({x})", text="σ({x})", spoken="sigma of {x}",
    noun="a logistic function", forward="The logistic function squeezes {x} between 0 and 1.",
    backward="The logistic function gives its own slope: {local}.",
    example="sigmoid(x)", aliases=("σ", "logistic", "expit"))
def sigmoid(x):
    """Logistic function 1/(1 + e^−x). The local derivative is out(1 − out)."""
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small) / (1.0 + small)


sigmoid.partials(x=lambda out, x: out * (1.0 - out))


@op(mark=Face("relu", r"\operatorname{relu}", "relu"), latex=r"\operatorname{relu}({x})", text="relu({x})",
    spoken="relu of {x}", noun="a rectifier", forward="A rectifier keeps what is positive, else gives 0.",
    backward="A rectifier passes the gradient on where its input is positive.",
    example="relu(x)", routes=True)
def relu(x):
    """Rectifier, max(x, 0). The local derivative is 1 right of 0, and 0 at 0 and left of it."""
    return np.maximum(x, 0.0)


relu.partials(x=lambda out, x: x > 0)
relu.kink("A corner: any slope from 0 to 1 would do; this course takes 0.", when=lambda out, x: x == 0)
