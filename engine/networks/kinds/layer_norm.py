"""LayerNorm: what units give, less their mean and over their deviation, then as large as is learned."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.networks.faults import NetworkError
from engine.networks.kind import Code, Kind, Line, Making, be_size, be_truth, place
from engine.networks.layer import BIAS, Layer

SIZE, EPS, AFFINE, WEIGHT = "normalized_shape", "eps", "elementwise_affine", "weight"
_EPS = 1e-05
_SETTINGS = {SIZE: None, EPS: _EPS, AFFINE: True, BIAS: True}
_LETTERS = {WEIGHT: "g", BIAS: "beta"}


class LayerNorm(Kind):
    """Its gain and shift are called g and β, as where it comes from: Ba, Kiros and Hinton (2016)."""

    name = "LayerNorm"
    doc = "What the units give, less its mean, over its standard deviation; then times a gain and plus a shift."
    settings = _SETTINGS
    letters = _LETTERS

    def check(self, layer: Layer) -> None:
        """As many numbers as there are; with gain and shift, or without."""
        be_size(layer, SIZE)
        be_truth(layer, AFFINE)
        be_truth(layer, BIAS)
        self.must_be(layer, EPS, layer.settings.get(EPS, _EPS))

    def fits(self, layer: Layer, units: int) -> None:
        """It is of all units that there are."""
        if layer.settings[SIZE] != units:
            raise NetworkError("norm-size", place(layer, SIZE), "match-norm", layer=self.name,
                               inputs=int(layer.settings[SIZE]), outputs=units)

    def parameters(self, layer: Layer) -> Mapping[str, float]:
        """Gains begin at 1, shifts at 0."""
        if not layer.settings.get(AFFINE, True):
            return {}
        return {WEIGHT: 1.0} | ({BIAS: 0.0} if layer.settings.get(BIAS, True) else {})

    def build(self, layer: Layer, on: Making, x: Any) -> Any:
        """Mean, distances, deviation, and what is normal; each is a part of its own."""
        mean = on.stated(on.mean(x), "mu")
        distance = on.stated(on.apply(np.subtract, x, on.wide(mean)), "d")
        variance = on.mean(on.apply(np.power, distance, 2.0))
        deviation = on.stated(on.apply(np.sqrt, on.apply(np.add, variance, _EPS)), "r")
        value = on.apply(np.divide, distance, on.wide(deviation))
        learned = self.parameters(layer)
        if WEIGHT in learned:
            value = on.apply(np.multiply, on.own(WEIGHT), on.stated(value, "n"))
        return on.apply(np.add, value, on.own(BIAS)) if BIAS in learned else value

    def forward(self, layer: Layer, code: Code) -> Sequence[Line]:
        """Each quantity by its name in the graph."""
        mean, distance, deviation, normal = map(code.called, ("mu", "d", "r", "n"))
        learned = self.parameters(layer)
        lines = [(f"{mean} = np.mean({code.x})", ""), (f"{distance} = {code.x} - {mean}", ""),
                 (f"{deviation} = np.sqrt(np.mean({distance}**2) + {_EPS!r})", ""),
                 (f"{normal} = {distance} / {deviation}", "mean 0, standard deviation 1")]
        shift = f" + {code.own(BIAS)}" if BIAS in learned else ""
        scaled = f"{code.own(WEIGHT)} * {normal}{shift}" if learned else normal
        return [*lines, (f"{code.out} = {scaled}", "")]

    def backward(self, layer: Layer, code: Code) -> Sequence[Line]:
        """Mean and deviation move with every unit: their shares are taken off."""
        up, normal, deviation = code.by(code.out), code.called("n"), code.called("r")
        learned, lines = self.parameters(layer), list[Line]()
        if BIAS in learned:
            lines.append((f"{code.by(code.own(BIAS))} = {up}", ""))
        if WEIGHT in learned:
            lines.append((f"{code.by(code.own(WEIGHT))} = {up} * {normal}", ""))
        slope = code.by(normal)
        lines.append((f"{slope} = {up} * {code.own(WEIGHT)}" if learned else f"{slope} = {up}", ""))
        return [*lines, (f"{code.by(code.x)} = ({slope} - np.mean({slope}) - {normal} * np.mean({slope} * {normal}))"
                         f" / {deviation}", "mean and deviation move with every unit")]
