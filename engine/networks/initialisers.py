"""What a network's weights start at: initialisers by PyTorch's names, with a seed."""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from engine.generator import Generator
from engine.networks.faults import NetworkError

Draw = Callable[[], float]
PYTORCH = "pytorch"


class Initialiser(NamedTuple):
    """One way to begin.

    Attributes
    ----------
    kind : str
        One of `INITIALISERS`.
    settings : mapping of str to float
        What it takes, by PyTorch's names; what is left out is as there, a uniform one's `a` −1.
    """

    kind: str = "uniform"
    settings: Mapping[str, float] = {}

    def draws(self, generator: Generator, fan_in: int, fan_out: int) -> tuple[Draw, Draw]:
        """Return what draws a weight and what draws a bias of a layer of that many inputs and units.

        Raises
        ------
        NetworkError
            ``unknown-initialiser``, ``unknown-setting``, or ``not-a-range`` for a setting that makes no distribution.

        Examples
        --------
        >>> weight, bias = Initialiser("constant", {"val": 0.5}).draws(Generator(0), 2, 3)
        >>> weight(), bias()
        (0.5, 0.0)
        """
        if self.kind not in INITIALISERS:
            raise NetworkError("unknown-initialiser", None, "settings-of", what=self.kind,
                               known=", ".join(INITIALISERS))
        make, known = INITIALISERS[self.kind]
        for name, value in self.settings.items():
            if name not in known:
                hint = "settings-of" if known else "no-settings"
                raise NetworkError("unknown-setting", None, hint, layer=self.kind, what=name, known=", ".join(known))
            if not math.isfinite(value) or (name == "std" and value < 0):
                raise NetworkError("not-a-range", None, what=name, more=" from 0 on" if name == "std" else "")
        weight = make(generator, {**known, **self.settings}, fan_in, fan_out)
        return weight, weight if self.kind == PYTORCH else _zero


UNIFORM = Initialiser()
"""From −1 to 1, the lecture's."""


def _zero() -> float:
    return 0.0


def _uniform(of: Generator, reach: float) -> Draw:
    return lambda: of.uniform(-reach, reach)


Make = Callable[[Generator, Mapping[str, float], int, int], Draw]

INITIALISERS: dict[str, tuple[Make, Mapping[str, float]]] = {
    "zeros": (lambda of, given, i, o: _zero, {}),
    "constant": (lambda of, given, i, o: lambda: given["val"], {"val": 0.5}),
    "uniform": (lambda of, given, i, o: lambda: of.uniform(given["a"], given["b"]), {"a": -1.0, "b": 1.0}),
    "normal": (lambda of, given, i, o: lambda: of.normal(given["mean"], given["std"]), {"mean": 0.0, "std": 1.0}),
    "xavier_uniform": (lambda of, given, i, o: _uniform(of, math.sqrt(6 / (i + o))), {}),
    "xavier_normal": (lambda of, given, i, o: lambda: of.normal(0.0, math.sqrt(2 / (i + o))), {}),
    "kaiming_uniform": (lambda of, given, i, o: _uniform(of, math.sqrt(6 / i)), {}),
    "kaiming_normal": (lambda of, given, i, o: lambda: of.normal(0.0, math.sqrt(2 / i)), {}),
    PYTORCH: (lambda of, given, i, o: _uniform(of, math.sqrt(1 / i)), {}),
}
"""How each draws, given the generator, its settings, and how many inputs and units a layer has; and its settings.

Xavier: Glorot and Bengio (2010). Kaiming, for rectifiers: He et al. (2015). ``pytorch`` is what `torch.nn.Linear`
begins with, biases too; all others begin with biases at 0.
"""
