"""What stands behind a unit of a network."""

import numpy as np

from engine.op import OWN, Corner, Exact, Face, Module, op
from engine.ops.functions import erf


@op(mark=Face("σ", r"\sigma", "sigma"), latex=r"\sigma({x})", text="σ({x})", spoken="sigma of {x}",
    noun="a logistic function", forward="The logistic function squeezes {x} between 0 and 1.",
    backward="The logistic function gives its own slope: {local}.",
    example="sigmoid(x)", aliases=("σ", "logistic", "expit"),
    symbolic=OWN, module=Module("Sigmoid"))
def sigmoid(x):
    """Logistic function 1/(1 + e^−x). The local derivative is out(1 − out)."""
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small) / (1.0 + small)


sigmoid.partials(x=lambda out, x: out * (1.0 - out))


@op(mark=Face("relu", r"\operatorname{relu}", "relu"), latex=r"\operatorname{relu}({x})", text="relu({x})",
    spoken="relu of {x}", noun="a rectifier", forward="A rectifier keeps what is positive, else gives 0.",
    backward="A rectifier passes the gradient on where its input is positive.",
    example="relu(x)", routes=True, module=Module("ReLU"))
def relu(x):
    """Rectifier, max(x, 0). The local derivative is 1 right of 0, and 0 at 0 and left of it."""
    return np.maximum(x, 0.0)


relu.partials(x=lambda out, x: x > 0)
relu.kink("A corner: any slope from 0 to 1 would do; this course takes 0.", when=lambda out, x: x == 0,
          x=Corner(at=0.0, left=0.0, right=1.0))


@op(mark=Face("leaky", r"\operatorname{leaky}", "leaky relu"), latex=r"\operatorname{leaky\_relu}({x})",
    text="leaky_relu({x})", spoken="leaky relu of {x}", noun="a leaky rectifier",
    forward="A leaky rectifier keeps what is positive, and a hundredth of the rest.",
    backward="A leaky rectifier passes everything where its input is positive, else a hundredth.",
    example="leaky_relu(x)", aliases=("leakyrelu",), module=Module("LeakyReLU", {"negative_slope": 0.01}))
def leaky_relu(x):
    """Leaky rectifier: x right of 0, else 0.01 x. The local derivative is 1 or 0.01, and 0.01 at 0."""
    return np.where(x > 0, x, 0.01 * x)


leaky_relu.partials(x=lambda out, x: np.where(x > 0, 1.0, 0.01))
leaky_relu.kink("A corner: any slope from 0.01 to 1 would do; this course takes 0.01.", when=lambda out, x: x == 0,
                x=Corner(at=0.0, left=0.01, right=1.0))


@op(mark=Face("elu", r"\operatorname{elu}", "E L U"), latex=r"\operatorname{elu}({x})", spoken="E L U of {x}",
    noun="an exponential linear unit", forward="An ELU keeps what is positive, and bends down to −1 left of 0.",
    backward="An ELU has slope 1 right of 0, left of it the exponential.", example="elu(x)",
    module=Module("ELU", {"alpha": 1.0}))
def elu(x):
    """Exponential linear unit, α = 1: x right of 0, else e^x − 1. The local derivative is 1, or e^x; 1 at 0."""
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0.0)))


elu.partials(x=lambda out, x: np.where(x > 0, 1.0, np.exp(x)))


@op(mark=Face("softplus", r"\operatorname{softplus}", "softplus"), latex=r"\operatorname{softplus}({x})",
    spoken="softplus of {x}", noun="a softplus", forward="A softplus is a rectifier with its corner rounded.",
    backward="The slope of a softplus is the logistic function.", example="softplus(x)",
    symbolic=OWN, module=Module("Softplus", {"beta": 1.0}))
def softplus(x):
    """Softplus, log(1 + e^x). The local derivative is the logistic function."""
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


softplus.partials(x=lambda out, x: sigmoid(x))


@op(mark=Face("silu", r"\operatorname{silu}", "silu"), latex=r"\operatorname{silu}({x})", spoken="silu of {x}",
    noun="a sigmoid linear unit", forward="A SiLU multiplies {x} by its own logistic function.",
    backward="A SiLU's slope is σ, plus {x} times the slope of σ.", example="silu(x)", aliases=("swish",),
    symbolic=OWN, module=Module("SiLU"))
def silu(x):
    """Sigmoid linear unit, x σ(x). The local derivative is σ(x)(1 + x(1 − σ(x)))."""
    return x * sigmoid(x)


silu.partials(x=lambda out, x: sigmoid(x) * (1.0 + x * (1.0 - sigmoid(x))))


@op(mark=Face("gelu", r"\operatorname{gelu}", "gelu"), latex=r"\operatorname{gelu}({x})", spoken="gelu of {x}",
    noun="a Gaussian error linear unit", forward="A GELU multiplies {x} by a bell curve's area up to it.",
    backward="A GELU's slope: the area up to {x}, plus {x} times the height there.", example="gelu(x)",
    symbolic=OWN, module=Module("GELU"))
def gelu(x):
    """Gaussian error linear unit, x(1 + erf(x/√2))/2. The local derivative adds x times the bell curve at x."""
    return 0.5 * x * (1.0 + erf(x / np.sqrt(2.0)))


gelu.partials(x=lambda out, x: (1.0 + erf(x / Exact(np.sqrt, 2.0))) / 2.0
              + x * np.exp(-(x**2.0 / 2.0)) / Exact(np.sqrt, Exact(np.multiply, 2.0, np.pi)))
