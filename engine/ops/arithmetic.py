"""Sum, difference, product, quotient, power, and the minus sign."""

from collections.abc import Sequence
from functools import reduce
from operator import add as plus
from typing import Any

import numpy as np

from engine.op import MINUS, POWER, PRODUCT, SUM, Face, op


@op("+", binds=SUM, mark=Face("+", "+", "plus"), latex="{inputs| + }", text="{inputs| + }", spoken="{inputs| plus }",
    noun="a sum", forward="A sum adds its inputs.", backward="A sum passes the gradient on unchanged, to each input.",
    example="x + y + z", numpy=(np.add,), symmetric=True, neutral={"inputs": 0.0},
    symbolic=lambda s, *inputs: s.Add(*inputs))
def add(*inputs):
    """Add. Every input's local derivative is 1."""
    return reduce(plus, inputs)


add.partials(inputs=lambda out, i, inputs: 1.0)


def total(terms: Sequence[Any]) -> Any:
    """One sum of all terms; a single one is itself."""
    return add(*terms) if len(terms) > 1 else terms[0]


def total_count(terms: int) -> int:
    """How many nodes such a sum is."""
    return int(terms > 1)


@op("-", binds=SUM, mark=Face("−", "-", "minus"), latex="{x} - {y}", text="{x} − {y}", spoken="{x} minus {y}",
    noun="a difference", forward="A difference subtracts its second input from its first.",
    backward="A difference passes the gradient on; to the second input with its sign flipped.",
    example="x - y", numpy=(np.subtract,), neutral={"y": 0.0},
    symbolic=lambda s, x, y: x - y)
def sub(x, y):
    """Subtract. The first local derivative is 1, the second −1."""
    return x - y


sub.partials(x=lambda out, x, y: 1.0,
             y=lambda out, x, y: -1.0)


@op("-", binds=MINUS, mark=Face("−(·)", r"-(\cdot)", "minus"), latex="-{x}", text="−{x}", spoken="minus {x}",
    noun="a minus sign", forward="A minus sign flips the sign.", backward="A minus sign flips the gradient's sign.",
    example="-x", numpy=(np.negative,),
    symbolic=lambda s, x: -x)
def neg(x):
    """Negate. The local derivative is −1."""
    return -x


neg.partials(x=lambda out, x: -1.0)


@op("*", binds=PRODUCT, mark=Face("×", r"\times", "times"), latex=r"{x} \cdot {y}", spaced=r"\,", text="{x}·{y}",
    spoken="{x} times {y}", noun="a product", forward="A product multiplies its inputs.",
    backward="A product passes the gradient on, scaled by the **other** input.",
    example="x * y", numpy=(np.multiply,), symmetric=True, neutral={"x": 1.0, "y": 1.0},
    absorbs={"x": (0.0, 0.0), "y": (0.0, 0.0)},
    symbolic=lambda s, x, y: x * y)
def mul(x, y):
    """Multiply. Each factor's local derivative is the other factor."""
    return x * y


mul.partials(x=lambda out, x, y: y,
             y=lambda out, x, y: x)


@op("/", binds=PRODUCT, mark=Face("÷", r"\div", "division"), latex=r"\frac{{x}}{{y}}", text="{x}/{y}",
    spoken="{x} over {y}", noun="a quotient", forward="A quotient divides its first input by its second.",
    backward="A quotient passes the gradient on, scaled by its own slope, {local}.",
    example="x / y", numpy=(np.divide,), neutral={"y": 1.0},
    symbolic=lambda s, x, y: x / y)
def div(x, y):
    """Divide. By the numerator 1/y, by the denominator −x/y²."""
    return x / y


div.partials(x=lambda out, x, y: 1.0 / y,
             y=lambda out, x, y: -x / y**2.0)
div.undefined("Zero divided by zero has no value.", when=lambda out, x, y: (x == 0) * (y == 0))
div.undefined("Division by zero has no value; the machine writes infinity.",
              when=lambda out, x, y: (x != 0) * (y == 0))


@op("^", binds=POWER, mark=Face("(·)^(·)", r"(\cdot)^{(\cdot)}", "the power"), latex="{base}^{{exponent}}",
    text="{base}{exponent^}", spoken="{base} to the power {exponent}", noun="a power",
    forward="A power raises its base to the exponent.",
    literal_mark=Face("(·){exponent^}", r"(\cdot)^{{exponent}}", "the power {exponent}"),
    backward={"base": "A power's slope: the exponent comes down, {out} gives {local}.",
              "exponent": "By its exponent, a power grows by itself times the logarithm of its base."},
    example="x ^ y", aliases=("**",), calls=("pow", "power"), numpy=(np.power,), literal="exponent",
    neutral={"exponent": 1.0}, absorbs={"exponent": (0.0, 1.0), "base": (1.0, 1.0)},
    samples=((0.7, 2.0), (1.9, -1.3), (2.3, 0.5), (0.4, 3.0), (1.2, -1.0)),
    symbolic=lambda s, base, exponent: base**exponent)
def pow(base, exponent):
    """Raise to a power. By the base, the exponent comes down; by the exponent, times log(base)."""
    return base ** exponent


pow.partials(base=lambda out, base, exponent: exponent * base ** (exponent - 1.0),
             exponent=lambda out, base, exponent: out * np.log(base))
pow.edge("base", slope=0.0, says="To the power 0 everything is 1, so the slope is 0.",
         when=lambda out, base, exponent: exponent == 0)
pow.edge("exponent", slope=0.0, says="At base 0 this course takes the slope by the exponent as 0.",
         when=lambda out, base, exponent: base == 0)
pow.variant(2.0, mark=Face("(·)²", r"(\cdot)^2", "the square"), noun="a square", spoken="{base} squared")
pow.variant(3.0, mark=Face("(·)³", r"(\cdot)^3", "the cube"), noun="a cube", spoken="{base} cubed")
pow.undefined("A negative number has no real power with a fractional exponent.",
              when=lambda out, base, exponent: (base < 0) * (out != out))
pow.undefined("Zero to a negative power divides by zero; the machine writes infinity.",
              when=lambda out, base, exponent: (base == 0) * (exponent < 0))
