"""Ops that are not element-wise: each is checked on arrays of its own shapes when it is declared."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.handle import RuleError
from engine.op import Op
from engine.shapes import Shape, fitted, size


def check_pullbacks(op: Op) -> None:
    """Check that what arrives at every input has the shape of that input, and is drawn as the op says."""
    for at, (shapes, attrs) in enumerate(array_samples(op)):
        args = numbers_of(shapes, at)
        filled = op.arguments(args, attrs)
        out = np.asarray(op.function(*filled))
        if out.shape != op.shape_of(shapes, attrs):
            raise RuleError(f"{op.name}: of {shapes} its value has the shape {out.shape}, and it says otherwise")
        for slot in (slot for slot in range(len(shapes)) if op.passes(slot)):
            arrived = np.asarray(op.pulled(slot, np.ones(out.shape), out, filled))
            local = op.local_of(slot, shapes, attrs)
            try:
                fitted(arrived, shapes[slot])
            except (ValueError, IndexError):
                said = f"to {op.param(slot)} of shape {shapes[slot]} comes {arrived.shape}"
                raise RuleError(f"{op.name}: {said}") from None
            if local.factor is not None and local.factor(out, *filled).shape != local.shape:
                raise RuleError(f"{op.name}: the factor for {op.param(slot)} has not the shape that it says")


def array_samples(op: Op) -> list[tuple[tuple[Shape, ...], Mapping[str, Any]]]:
    """Return the shapes of inputs at which an op with pullbacks is tested, each with its attributes.

    Examples
    --------
    >>> from engine.op import REGISTRY
    >>> array_samples(REGISTRY["dot"])
    [(((3,), (3,)), {}), (((1,), (1,)), {})]
    """
    count = None if op.variadic else len(op.params) - (op.literal is not None)
    return [(sample[:count], {op.literal: sample[-1]} if op.literal and len(sample) > (count or 0) else {})
            for sample in op.samples]


def numbers_of(shapes: Sequence[Shape], turn: int = 0) -> list[Any]:
    """Return numbers for arrays of these shapes: no two alike, none near 0."""
    return [np.cos(1.3 * np.arange(size(shape)) + 0.7 * place + turn).reshape(shape) + 1.6
            for place, shape in enumerate(shapes)]
