"""Sine, cosine and tangent, and the hyperbolic tangent."""

import numpy as np

from engine.op import Face, op


@op(mark=Face("sin", r"\sin", "sine"), latex=r"\sin({x})", spoken="sine of {x}", noun="a sine",
    forward="A sine swings between −1 and 1.", backward="The slope of the sine is the cosine.",
    example="sin(x)", numpy=(np.sin,))
def sin(x):
    """Sine, of radians. The local derivative is the cosine."""
    return np.sin(x)


sin.partials(x=lambda out, x: np.cos(x))


@op(mark=Face("cos", r"\cos", "cosine"), latex=r"\cos({x})", spoken="cosine of {x}", noun="a cosine",
    forward="A cosine swings between −1 and 1.", backward="The slope of the cosine is minus the sine.",
    example="cos(x)", numpy=(np.cos,))
def cos(x):
    """Cosine, of radians. The local derivative is minus the sine."""
    return np.cos(x)


cos.partials(x=lambda out, x: -np.sin(x))


@op(mark=Face("tan", r"\tan", "tangent"), latex=r"\tan({x})", spoken="tangent of {x}", noun="a tangent",
    forward="A tangent is sine over cosine.", backward="The slope of the tangent is one plus its own square.",
    example="tan(x)", numpy=(np.tan,))
def tan(x):
    """Tangent, of radians. The local derivative is 1 + out²."""
    return np.tan(x)


tan.partials(x=lambda out, x: 1.0 + out**2.0)


@op(mark=Face("tanh", r"\tanh", "tanh"), latex=r"\tanh({x})", spoken="tanh of {x}", noun="a hyperbolic tangent",
    forward="The hyperbolic tangent squeezes {x} between −1 and 1.",
    backward="The hyperbolic tangent gives its own slope: {local}.", example="tanh(x)", numpy=(np.tanh,))
def tanh(x):
    """Hyperbolic tangent. The local derivative is 1 − out²."""
    return np.tanh(x)


tanh.partials(x=lambda out, x: 1.0 - out**2.0)
