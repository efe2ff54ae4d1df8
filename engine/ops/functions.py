"""Exponential and logarithm, the larger of several, and the choice between two."""

from functools import reduce
from operator import add as plus

import numpy as np

from engine.op import Face, op


@op(mark=Face("exp", r"\exp", "exp"), latex="e^{{x}}", text="e{x^}", spoken="e to the power {x}", noun="an exponential",
    forward="The exponential raises e to its input.", backward="The exponential is its own slope.",
    example="exp(x)", numpy=(np.exp,))
def exp(x):
    """Exponential. The local derivative is the value itself."""
    return np.exp(x)


exp.partials(x=lambda out, x: out)


@op(mark=Face("log", r"\log", "log"), latex=r"\log({x})", spoken="log of {x}", noun="a logarithm", aliases=("ln",),
    forward="The natural logarithm undoes the exponential.", backward="The slope of log is one over its input.",
    example="log(x)", numpy=(np.log,), samples=((0.4,), (1.7,), (3.2,)))
def log(x):
    """Natural logarithm. The local derivative is 1/x; left of 0 there is none."""
    return np.log(x)


log.partials(x=lambda out, x: 1.0 / x)
log.edge("x", slope=np.nan, says="Left of 0 there is no logarithm, and so no slope.", when=lambda out, x: x < 0)
log.undefined("A negative number has no logarithm.", when=lambda out, x: x < 0)
log.undefined("The logarithm falls without end towards zero.", when=lambda out, x: x == 0)


@op(mark=Face("max", r"\max", "max"), latex=r"\max({inputs|, })", spoken="the largest of {inputs| and }",
    noun="a maximum", forward="A maximum takes the larger input.",
    backward="A maximum routes the gradient to the winner: 1 there, 0 elsewhere.",
    example="max(x, y)", aliases=("maximum",), numpy=(np.maximum,), routes=True, symmetric=True,
    samples=((0.7, -1.3), (-2.0, 0.5), (0.3, 1.9, -0.4)))
def max(*inputs):
    """Largest input. The local derivative is 1 to each winner and 0 to the others."""
    return reduce(np.maximum, inputs)


max.partials(inputs=lambda out, i, *inputs: inputs[i] >= (inputs[1 - i] if len(inputs) == 2 else out))
max.kink("A tie: this course gives 1 to each winner. Either alone is an allowed slope, both together are no "
         "sub-gradient; libraries take ½ and ½.",
         when=lambda out, *inputs: reduce(plus, [1.0 * (x >= out) for x in inputs]) > 1)


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
    example="min(x, y)", aliases=("minimum",), numpy=(np.minimum,), routes=True, symmetric=True,
    samples=((0.7, -1.3), (-2.0, 0.5), (0.3, 1.9, -0.4)))
def min(*inputs):
    """Smallest input. The local derivative is 1 to each winner and 0 to the others."""
    return reduce(np.minimum, inputs)


min.partials(inputs=lambda out, i, *inputs: inputs[i] <= (inputs[1 - i] if len(inputs) == 2 else out))
min.kink("A tie: this course gives 1 to each winner. Either alone is an allowed slope, both together are no "
         "sub-gradient; libraries take ½ and ½.",
         when=lambda out, *inputs: reduce(plus, [1.0 * (x <= out) for x in inputs]) > 1)


@op(mark=Face("√", r"\sqrt{\phantom{x}}", "root"), latex=r"\sqrt{{x}}", text="√({x})", spoken="the root of {x}",
    noun="a square root", forward="A square root undoes the square.",
    backward="A root's slope: one over twice the root, {local}.", example="sqrt(x)", numpy=(np.sqrt,),
    samples=((0.4,), (1.7,), (9.0,)))
def sqrt(x):
    """Square root. The local derivative is 1/(2·out); left of 0 there is none."""
    return np.sqrt(x)


sqrt.partials(x=lambda out, x: 1.0 / (2.0 * out))
sqrt.undefined("A negative number has no square root among the real numbers.", when=lambda out, x: x < 0)


@op(mark=Face("|·|", r"|\cdot|", "absolute value"), latex="|{x}|", text="|{x}|", spoken="the absolute value of {x}",
    noun="an absolute value", forward="An absolute value drops the sign.",
    backward="An absolute value passes the gradient on with its input's sign.",
    example="abs(x)", aliases=("fabs",), numpy=(np.abs,))
def abs(x):
    """Absolute value. The local derivative is the sign of the input, and 0 at 0."""
    return np.abs(x)


abs.partials(x=lambda out, x: x / out)
abs.edge("x", slope=0.0, says="A corner: any slope from −1 to 1 would do; this course takes 0.",
         when=lambda out, x: x == 0)
