"""What each function means to a reader of formulas who knows nothing of the engine's ops."""

import math
from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sin": np.sin, "cos": np.cos, "tan": np.tan, "arcsin": np.arcsin, "arccos": np.arccos, "arctan": np.arctan,
    "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh, "exp": np.exp, "log": np.log, "log₂": np.log2,
    "log₁₀": np.log10, "√": np.sqrt, "square": np.square, "sgn": np.sign, "sign": np.sign, "floor": np.floor,
    "erf": math.erf,
    "max": lambda *x: reduce(np.maximum, x), "min": lambda *x: reduce(np.minimum, x),
    "where": lambda condition, x, y: x if condition else y,
    "σ": lambda x: np.exp(np.minimum(x, 0.0)) / (1.0 + np.exp(-np.abs(x))), "relu": lambda x: np.maximum(x, 0.0),
    "leaky_relu": lambda x: np.maximum(x, 0.01 * x), "elu": lambda x: x if x > 0 else np.expm1(x),
    "softplus": lambda x: np.logaddexp(0.0, x), "silu": lambda x: x / (1.0 + np.exp(-x)),
    "gelu": lambda x: x * math.erfc(-x / math.sqrt(2.0)) / 2.0,
}
"""What each function means; a new op that is written as a call says it here."""
