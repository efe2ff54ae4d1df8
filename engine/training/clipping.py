"""Gradient clipping: what becomes of a gradient that is too large.

A rule takes a gradient, and the norm of all of them: the root of the sum of their squares.
"""

from typing import Any

import numpy as np

from engine.training.rules import Rules, Setting

CLIPS = Rules("clip")

clip = CLIPS.rule


@clip("norm", "by norm", most=Setting(1.0))
def by_norm(gradient: Any, norm: Any, *, most: float) -> Any:
    """All are shortened by one factor where together they are longer than the most, as in PyTorch."""
    return gradient * np.minimum(1.0, most / (norm + 1e-6))


@clip("value", "each", most=Setting(1.0))
def by_value(gradient: Any, norm: Any, *, most: float) -> Any:
    """Each is cut to the most, and to minus the most."""
    return np.maximum(-most, np.minimum(most, gradient))


def norm_of(gradients: Any) -> Any:
    """Return the norm of gradients, numbers or handles."""
    total = gradients[0]**2
    for gradient in gradients[1:]:
        total = total + gradient**2
    return np.sqrt(total)
