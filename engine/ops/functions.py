"""Exponential and logarithms, root and square, magnitude and sign, the largest of several, and the choice."""

from functools import reduce
from operator import add as plus

import numpy as np

from engine import special
from engine.op import Corner, Exact, Face, op


def _others(i, inputs):
    """The inputs that one competes with; where there are none, there is no tie."""
    return (*inputs[:i], *inputs[i + 1:]) or (np.nan,)


@op(mark=Face("exp", r"\exp", "exp"), latex="e^{{x}}", text="e{x^}", spoken="e to the power {x}", noun="an exponential",
    forward="The exponential raises e to its input.", backward="The exponential is its own slope.",
    example="exp(x)", numpy=(np.exp,),
    symbolic=lambda s, x: s.exp(x))
def exp(x):
    """Exponential. The local derivative is the value itself."""
    return np.exp(x)


exp.partials(x=lambda out, x: out)


@op(mark=Face("log", r"\log", "log"), latex=r"\log({x})", spoken="log of {x}", noun="a logarithm", aliases=("ln",),
    forward="The natural logarithm undoes the exponential.", backward="The slope of log is one over its input.",
    example="log(x)", numpy=(np.log,), samples=((0.4,), (1.7,), (3.2,)),
    symbolic=lambda s, x: s.log(x))
def log(x):
    """Natural logarithm. The local derivative is 1/x; left of 0 there is none."""
    return np.log(x)


log.partials(x=lambda out, x: 1.0 / x)


@op(mark=Face("log₂", r"\log_2", "log 2"), latex=r"\log_2({x})", text="log₂({x})", spoken="log base 2 of {x}",
    noun="a binary logarithm", forward="The binary logarithm counts doublings.",
    backward="The slope of a logarithm to base 2: {local}.", example="log2(x)", numpy=(np.log2,),
    samples=((0.4,), (1.7,), (3.2,)),
    symbolic=lambda s, x: s.log(x, 2))
def log2(x):
    """Logarithm to base 2. The local derivative is 1/(x log 2); left of 0 there is none."""
    return np.log2(x)


log2.partials(x=lambda out, x: 1.0 / (x * Exact(np.log, 2.0)))


@op(mark=Face("log₁₀", r"\log_{10}", "log 10"), latex=r"\log_{10}({x})", text="log₁₀({x})",
    spoken="log base 10 of {x}", noun="a decimal logarithm", forward="The decimal logarithm counts powers of ten.",
    backward="The slope of a logarithm to base 10: {local}.", example="log10(x)", numpy=(np.log10,),
    samples=((0.4,), (1.7,), (3.2,)),
    symbolic=lambda s, x: s.log(x, 10))
def log10(x):
    """Logarithm to base 10. The local derivative is 1/(x log 10); left of 0 there is none."""
    return np.log10(x)


log10.partials(x=lambda out, x: 1.0 / (x * Exact(np.log, 10.0)))

for logarithm in (log, log2, log10):
    logarithm.edge("x", slope=np.nan, says="Left of 0 there is no logarithm, and so no slope.",
                   when=lambda out, x: x < 0)
    logarithm.undefined("A negative number has no logarithm.", when=lambda out, x: x < 0)
    logarithm.undefined("The logarithm falls without end towards zero.", when=lambda out, x: x == 0)


@op(mark=Face("max", r"\max", "max"), latex=r"\max({inputs|, })", spoken="the largest of {inputs| and }",
    noun="a maximum", forward="A maximum takes the larger input.",
    backward="A maximum routes the gradient to the winner: 1 there, 0 elsewhere.",
    example="max(x, y)", aliases=("maximum",), numpy=(np.maximum,), alone="amax", routes=True, symmetric=True,
    samples=((0.7, -1.3), (-2.0, 0.5), (0.3, 1.9, -0.4)))
def max(*inputs):
    """Largest input. The local derivative is 1 to each winner and 0 to the others."""
    return reduce(np.maximum, inputs)


max.partials(inputs=lambda out, i, inputs: inputs[i] >= (inputs[1 - i] if len(inputs) == 2 else out))
max.kink("A tie: this course gives 1 to each winner. Either alone is an allowed slope, both together are no "
         "sub-gradient; libraries take ½ and ½.",
         when=lambda out, *inputs: reduce(plus, [1.0 * (x >= out) for x in inputs]) > 1,
         inputs=Corner(at=lambda out, i, inputs: reduce(np.maximum, _others(i, inputs)), left=0.0, right=1.0))


@op(mark=Face("where", r"\operatorname{where}", "where"), latex=r"\operatorname{where}({cond}, {x}, {y})",
    spoken="{x} where {cond}, else {y}",
    noun="a choice", forward="A choice takes one input, as its condition says.",
    backward="A choice routes the gradient to the input it took.",
    example="where(x > 0, x, y)", numpy=(np.where,), routes=True,
    shortens=lambda cond, x, y: None if hasattr(cond, "builder") else (x if cond else y),
    samples=((1.0, 0.7, -1.3), (0.0, 0.7, -1.3)))
def where(cond, x, y):
    """Choose. The local derivative is 1 to the input that is taken and 0 to the other."""
    return np.where(cond, x, y)


where.partials(cond=None,
               x=lambda out, cond, x, y: cond != 0,
               y=lambda out, cond, x, y: cond == 0)


@op(mark=Face("min", r"\min", "min"), latex=r"\min({inputs|, })", spoken="the smallest of {inputs| and }",
    noun="a minimum", forward="A minimum takes the smaller input.",
    backward="A minimum routes the gradient to the winner: 1 there, 0 elsewhere.",
    example="min(x, y)", aliases=("minimum",), numpy=(np.minimum,), alone="amin", routes=True, symmetric=True,
    samples=((0.7, -1.3), (-2.0, 0.5), (0.3, 1.9, -0.4)))
def min(*inputs):
    """Smallest input. The local derivative is 1 to each winner and 0 to the others."""
    return reduce(np.minimum, inputs)


min.partials(inputs=lambda out, i, inputs: inputs[i] <= (inputs[1 - i] if len(inputs) == 2 else out))
min.kink("A tie: this course gives 1 to each winner. Either alone is an allowed slope, both together are no "
         "sub-gradient; libraries take ½ and ½.",
         when=lambda out, *inputs: reduce(plus, [1.0 * (x <= out) for x in inputs]) > 1,
         inputs=Corner(at=lambda out, i, inputs: reduce(np.minimum, _others(i, inputs)), left=1.0, right=0.0))


@op(mark=Face("√", r"\sqrt{\phantom{x}}", "root"), latex=r"\sqrt{{x}}", text="√({x})", spoken="the root of {x}",
    noun="a square root", forward="A square root undoes the square.",
    backward="A root's slope: one over twice the root, {local}.", example="sqrt(x)", numpy=(np.sqrt,),
    samples=((0.4,), (1.7,), (9.0,)),
    symbolic=lambda s, x: s.sqrt(x))
def sqrt(x):
    """Square root. The local derivative is 1/(2·out); left of 0 there is none."""
    return np.sqrt(x)


sqrt.partials(x=lambda out, x: 1.0 / (2.0 * out))
sqrt.undefined("A negative number has no square root among the real numbers.", when=lambda out, x: x < 0)


@op(mark=Face("(·)²", r"(\cdot)^2", "the square"), latex=r"\operatorname{square}({x})", spoken="the square of {x}",
    noun="a square", forward="A square multiplies its input by itself.",
    backward="A square's slope is twice its input: {local}.", example="square(x)", numpy=(np.square,),
    symbolic=lambda s, x: x**2)
def square(x):
    """Square, where it is typed as a call. The local derivative is 2x."""
    return np.square(x)


square.partials(x=lambda out, x: 2.0 * x)


@op(mark=Face("|·|", r"|\cdot|", "absolute value"), latex="|{x}|", text="|{x}|", spoken="the absolute value of {x}",
    noun="an absolute value", forward="An absolute value drops the sign.",
    backward="An absolute value passes the gradient on with its input's sign.",
    example="abs(x)", aliases=("fabs",), numpy=(np.abs,))
def abs(x):
    """Absolute value. The local derivative is the sign of the input, and 0 at 0."""
    return np.abs(x)


abs.partials(x=lambda out, x: np.sign(x))
abs.kink("A corner: any slope from −1 to 1 would do; this course takes 0.", when=lambda out, x: x == 0,
         x=Corner(at=0.0, left=-1.0, right=1.0))


@op(mark=Face("sgn", r"\operatorname{sgn}", "sign"), latex=r"\operatorname{sgn}({x})", spoken="the sign of {x}",
    noun="a sign", forward="The sign is 1, −1, or 0 at 0.",
    backward="A sign is flat: nothing passes, however much arrives.",
    example="sign(x)", aliases=("sgn",), numpy=(np.sign,))
def sign(x):
    """Sign: 1, −1, or 0 at 0. The local derivative is 0 everywhere, at the jump too."""
    return np.sign(x)


sign.partials(x=lambda out, x: 0.0)
sign.kink("A jump: there is no slope here; this course takes 0, as everywhere else.", when=lambda out, x: x == 0,
          x=Corner(at=0.0))


@op(mark=Face("floor", r"\operatorname{floor}", "floor"), latex=r"\operatorname{floor}({x})",
    spoken="the floor of {x}", noun="a floor", forward="The floor is the last whole number that is not larger.",
    backward="A floor is flat: nothing passes, however much arrives.", example="floor(x)", numpy=(np.floor,))
def floor(x):
    """Floor: the largest whole number up to x. The local derivative is 0 everywhere, at the jumps too."""
    return np.floor(x)


floor.partials(x=lambda out, x: 0.0)
floor.kink("A jump at every whole number: there is no slope here; this course takes 0, as everywhere else.",
           when=lambda out, x: (x == out) * (x - x == 0), x=Corner(at=lambda out, x: out))


@op(mark=Face("erf", r"\operatorname{erf}", "erf"), latex=r"\operatorname{erf}({x})", spoken="erf of {x}",
    noun="an error function", forward="The error function is a bell curve's area, between −1 and 1.",
    backward="The slope of the error function is a bell curve: {local}.", example="erf(x)", numpy=(special.erf,),
    symbolic=lambda s, x: s.erf(x))
def erf(x):
    """Error function, 2/√π times the integral of e^(−t²) from 0 to x. The local derivative is 2/√π e^(−x²)."""
    return special.erf(x)


erf.partials(x=lambda out, x: 2.0 * np.exp(-x**2.0) / Exact(np.sqrt, np.pi))
