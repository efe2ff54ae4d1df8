"""Sine, cosine and tangent with their inverses, and the hyperbolic three."""

import numpy as np

from engine.op import Face, Module, op


@op(mark=Face("sin", r"\sin", "sine"), latex=r"\sin({x})", spoken="sine of {x}", noun="a sine",
    forward="A sine swings between −1 and 1.", backward="The slope of the sine is the cosine.",
    example="sin(x)", numpy=(np.sin,),
    symbolic=lambda s, x: s.sin(x))
def sin(x):
    """Sine, of radians. The local derivative is the cosine."""
    return np.sin(x)


sin.partials(x=lambda out, x: np.cos(x))


@op(mark=Face("cos", r"\cos", "cosine"), latex=r"\cos({x})", spoken="cosine of {x}", noun="a cosine",
    forward="A cosine swings between −1 and 1.", backward="The slope of the cosine is minus the sine.",
    example="cos(x)", numpy=(np.cos,),
    symbolic=lambda s, x: s.cos(x))
def cos(x):
    """Cosine, of radians. The local derivative is minus the sine."""
    return np.cos(x)


cos.partials(x=lambda out, x: -np.sin(x))


@op(mark=Face("tan", r"\tan", "tangent"), latex=r"\tan({x})", spoken="tangent of {x}", noun="a tangent",
    forward="A tangent is sine over cosine.", backward="The slope of the tangent is one plus its own square.",
    example="tan(x)", numpy=(np.tan,),
    symbolic=lambda s, x: s.tan(x))
def tan(x):
    """Tangent, of radians. The local derivative is 1 + out²."""
    return np.tan(x)


tan.partials(x=lambda out, x: 1.0 + out**2.0)


@op(mark=Face("arcsin", r"\arcsin", "arc sine"), latex=r"\arcsin({x})", text="arcsin({x})", spoken="arc sine of {x}",
    noun="an arc sine", forward="The arc sine finds the angle whose sine is given.",
    backward="The slope of the arc sine: {local}.", example="asin(x)", aliases=("arcsin",),
    numpy=(np.arcsin,), samples=((0.7,), (-0.6,), (0.2,)),
    symbolic=lambda s, x: s.asin(x))
def asin(x):
    """Arc sine, in radians. The local derivative is 1/√(1 − x²), for x from −1 to 1."""
    return np.arcsin(x)


asin.partials(x=lambda out, x: 1.0 / np.sqrt(1.0 - x**2.0))
asin.undefined("The sine of an angle lies from −1 to 1: beyond, there is none.",
               when=lambda out, x: np.abs(x) > 1)


@op(mark=Face("arccos", r"\arccos", "arc cosine"), latex=r"\arccos({x})", text="arccos({x})",
    spoken="arc cosine of {x}", noun="an arc cosine", forward="The arc cosine finds the angle whose cosine is given.",
    backward="The slope of the arc cosine: {local}.", example="acos(x)", aliases=("arccos",),
    numpy=(np.arccos,), samples=((0.7,), (-0.6,), (0.2,)),
    symbolic=lambda s, x: s.acos(x))
def acos(x):
    """Arc cosine, in radians. The local derivative is −1/√(1 − x²), for x from −1 to 1."""
    return np.arccos(x)


acos.partials(x=lambda out, x: -(1.0 / np.sqrt(1.0 - x**2.0)))
acos.undefined("The cosine of an angle lies from −1 to 1: beyond, there is none.",
               when=lambda out, x: np.abs(x) > 1)


@op(mark=Face("arctan", r"\arctan", "arc tangent"), latex=r"\arctan({x})", text="arctan({x})",
    spoken="arc tangent of {x}", noun="an arc tangent",
    forward="The arc tangent finds the angle whose tangent is given.",
    backward="The slope of the arc tangent: {local}.", example="atan(x)", aliases=("arctan",), numpy=(np.arctan,),
    symbolic=lambda s, x: s.atan(x))
def atan(x):
    """Arc tangent, in radians. The local derivative is 1/(1 + x²)."""
    return np.arctan(x)


atan.partials(x=lambda out, x: 1.0 / (1.0 + x**2.0))


@op(mark=Face("sinh", r"\sinh", "sinh"), latex=r"\sinh({x})", spoken="sinh of {x}", noun="a hyperbolic sine",
    forward="The hyperbolic sine is half of eˣ − e⁻ˣ.",
    backward="The slope of the hyperbolic sine is the hyperbolic cosine.", example="sinh(x)", numpy=(np.sinh,),
    symbolic=lambda s, x: s.sinh(x))
def sinh(x):
    """Hyperbolic sine, (e^x − e^−x)/2. The local derivative is the hyperbolic cosine."""
    return np.sinh(x)


sinh.partials(x=lambda out, x: np.cosh(x))


@op(mark=Face("cosh", r"\cosh", "cosh"), latex=r"\cosh({x})", spoken="cosh of {x}", noun="a hyperbolic cosine",
    forward="The hyperbolic cosine is half of eˣ + e⁻ˣ.",
    backward="The slope of the hyperbolic cosine is the hyperbolic sine.", example="cosh(x)", numpy=(np.cosh,),
    symbolic=lambda s, x: s.cosh(x))
def cosh(x):
    """Hyperbolic cosine, (e^x + e^−x)/2. The local derivative is the hyperbolic sine."""
    return np.cosh(x)


cosh.partials(x=lambda out, x: np.sinh(x))


@op(mark=Face("tanh", r"\tanh", "tanh"), latex=r"\tanh({x})", spoken="tanh of {x}", noun="a hyperbolic tangent",
    forward="The hyperbolic tangent squeezes {x} between −1 and 1.",
    backward="The hyperbolic tangent gives its own slope: {local}.", example="tanh(x)", numpy=(np.tanh,),
    symbolic=lambda s, x: s.tanh(x), module=Module("Tanh"))
def tanh(x):
    """Hyperbolic tangent. The local derivative is 1 − out²."""
    return np.tanh(x)


tanh.partials(x=lambda out, x: 1.0 - out**2.0)
