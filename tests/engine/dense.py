"""The storyboard of any dense network with logistic hidden units and the lecture's loss, written down independently.

What the board says at each stop of part detail, after the pattern of the storyboard's own network; the numbers are
computed here, by hand. A test holds that for the storyboard's network it is the storyboard, word by word.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from engine.notation.names import face
from engine.notation.numbers import latex, spoken

Numbers = Mapping[str, float]


class Dense:
    """One network, from the number of its inputs to 1.

    Parameters
    ----------
    sizes : tuple of int
    given : mapping of str to float
        Weights, inputs and the label, by the lecture's names.
    """

    def __init__(self, sizes: tuple[int, ...], given: Numbers) -> None:
        self.sizes, self.known = sizes, dict(given)
        self.hidden = len(sizes) - 2
        self.gradients: dict[str, float] = {}
        for layer, unit in self.units():
            total, value = self.total(layer, unit), self.value(layer, unit)
            self.known[total] = self.known[self.weight(layer, 0, unit)] + sum(
                self.known[self.weight(layer, below, unit)] * self.known[self.value(layer - 1, below)]
                for below in range(1, sizes[layer - 1] + 1))
            if total != value:
                self.known[value] = 1 / (1 + math.exp(-self.known[total]))
        self.known["L"] = (self.known["y"] - self.known["y_star"]) ** 2 / 2

    def units(self) -> Iterator[tuple[int, int]]:
        """Layers from 1 on, and their units."""
        return ((layer, unit) for layer in range(1, len(self.sizes)) for unit in range(1, self.sizes[layer] + 1))

    def value(self, layer: int, unit: int) -> str:
        """What a unit gives."""
        return f"x_{unit}" if layer == 0 else "y" if layer > self.hidden else self._numbered("z", layer, unit)

    def total(self, layer: int, unit: int) -> str:
        """What a unit adds up."""
        return "y" if layer > self.hidden else self._numbered("s", layer, unit)

    def weight(self, layer: int, below: int, unit: int) -> str:
        """The weight from unit `below` of the layer before."""
        group = "o" if layer > self.hidden else "h" if self.hidden == 1 else f"h{layer}"
        return f"w_{group}_{below}_{unit}"

    def _numbered(self, name: str, layer: int, unit: int) -> str:
        return f"{name}_{unit}" if self.hidden == 1 else f"{name}_{layer}_{unit}"

    def stops(self) -> list[dict[str, Any]]:
        """The whole walk."""
        forward, backward = [*self._forward()], [*self._backward()]
        for name, part in (("Forward", forward), ("Backward", backward)):
            for i, stop in enumerate(part, 1):
                stop["heading"] = f"{name} · step {i} of {len(part)}"
                stop["spoken"] = f"{name} step {i} of {len(part)}. {stop['spoken']}"
        k = 0
        for stop in forward + backward:
            k += stop.pop("steps")
            stop["k"] = k
        return forward + backward

    def _computed(self, name: str, written: str, sentence: str, steps: int) -> dict[str, Any]:
        value = self.known[name]
        return {"steps": steps, "kind": "forward", "title": f"Compute {face(name).text}", "value": value,
                "rule": f"{face(name).latex} = {written} = {latex(value)}", "sentence": sentence,
                "spoken": f"{face(name).spoken} is {spoken(value)}."}

    def _forward(self) -> Iterator[dict[str, Any]]:
        for layer, unit in self.units():
            total, value = self.total(layer, unit), self.value(layer, unit)
            below = self.sizes[layer - 1]
            terms = [face(self.weight(layer, 0, unit)).latex, *(
                f"{face(self.weight(layer, i, unit)).latex} {face(self.value(layer - 1, i)).latex}"
                for i in range(1, below + 1))]
            yield self._computed(total, " + ".join(terms), "The output unit is linear: no activation."
                                 if total == value else "A unit adds its bias and its weighted inputs.", below + 1)
            if total != value:
                yield self._computed(value, rf"\sigma({face(total).latex})",
                                     f"The logistic function squeezes {face(total).text} between 0 and 1.", 1)
        yield self._computed("L", r"\frac{1}{2}(y - y^*)^2", "Half the squared distance from the label.", 3)

    def _backward(self) -> Iterator[dict[str, Any]]:
        self.gradients = {"L": 1.0}
        yield {"steps": 1, "kind": "seed", "title": "Start at L", "gradient": 1,
               "rule": r"\frac{\partial L}{\partial L} = 1",
               "sentence": "L changes exactly as much as L: 1, by definition.",
               "spoken": "Start at L. The gradient of L by L is 1."}
        loss = r"\frac{\partial (\frac{1}{2}(y - y^*)^2)}{\partial y}"
        yield self._pulled("L", "y", (1, 1), loss, ("y - y^*", self.known["y"] - self.known["y_star"]),
                           "The loss passes back how far y is from the label.", 3)
        for layer, unit in reversed([*self.units()]):
            yield from self._through(layer, unit)

    def _through(self, layer: int, unit: int) -> Iterator[dict[str, Any]]:
        total, value, known = self.total(layer, unit), self.value(layer, unit), self.known
        if total != value:
            z = face(value)
            slope = (f"{z.latex}(1 - {z.latex})", known[value] * (1 - known[value]))
            yield self._pulled(value, total, (1, 1), None, slope,
                               f"The logistic function gives its own slope: {z.text} (1 − {z.text}).", 1)
        yield self._pulled(total, self.weight(layer, 0, unit), (1, 1), None, ("", 1.0),
                           "The bias multiplies 1, so its slope is 1.", 1)
        above, steps = self.sizes[layer], 1 + self.sizes[layer - 1]
        for below in range(1, self.sizes[layer - 1] + 1):
            weight, source = self.weight(layer, below, unit), self.value(layer - 1, below)
            yield self._pulled(total, weight, (1, 1), None, (face(source).latex, known[source]),
                               "A weight's slope is the value it multiplies.", steps)
            steps = 1
            if layer > 1:
                yield self._pulled(total, source, (above - unit + 1, above), None, (face(weight).latex, known[weight]),
                                   "A value's slope is the weight it is multiplied by.", 1)

    def _pulled(self, through: str, to: str, count: tuple[int, int], factor: str | None, slope: tuple[str, float],
                sentence: str, steps: int) -> dict[str, Any]:
        arrived, expected = count
        upstream, (written, local) = self.gradients[through], slope
        contribution = upstream * local
        total = self.gradients[to] = self.gradients.get(to, 0.0) + contribution
        one, other = face(through), face(to)
        factor = factor or rf"\frac{{\partial {one.latex}}}{{\partial {other.latex}}}"
        sign = "=" if arrived == expected else r"\leftarrow"
        before = r"\cdots + " if arrived == expected > 1 else ""
        at = f"he gradient at {other.spoken} is"
        so_far = spoken(total)
        ends = (f"T{at} so far {so_far}, contribution {arrived} of {expected}." if arrived < expected else
                f"With contribution {arrived} of {expected}, t{at} now {so_far}, final." if expected > 1 else
                f"T{at} now {so_far}, final.")
        return {
            "steps": steps, "kind": "pull", "title": f"Through {one.text} back to {other.text}", "sentence": sentence,
            "rule": rf"\frac{{\partial L}}{{\partial {other.latex}}} {sign} {before}"
                    rf"\frac{{\partial L}}{{\partial {one.latex}}} \cdot {factor}",
            "local_rule": " = ".join(piece for piece in (factor, written, latex(local)) if piece),
            "upstream": upstream, "local": local, "contribution": contribution, "total": total, "arrived": arrived,
            "expected": expected, "final": arrived == expected,
            "spoken": f"Through {one.spoken} back to {other.spoken}. Upstream {spoken(upstream)} times local "
                      f"{spoken(local)} is {spoken(contribution)}. {ends}"}
