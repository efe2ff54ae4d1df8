"""How steps that are wider than a part are worded: whole layers, and whole passes."""

import re
from functools import lru_cache
from typing import Any

from engine.notation.backward import derivative
from engine.notation.formula import Called, Formula, Given, Ink, Num, Sentence
from engine.notation.lines import Lines
from engine.notation.wording import KEPT, Wording


@lru_cache(maxsize=KEPT)
def forward_layer_wording(layer: str, count: int, elided: bool) -> Wording:
    """Return how a layer forward is worded; it gives for each unit shown its face and its slot.

    Parameters
    ----------
    layer : str
        As the scopes of its nodes have it.
    count : int
        How many units are shown.
    elided : bool
        Whether there are more, before the last.
    """
    values = [Num(f"given {2 * i + 1}") for i in range(count)]
    each = [Sentence("spoken.layer.value", {"node": Given(f"given {2 * i}"), "value": value})
            for i, value in enumerate(values)]
    name = _called(layer)
    return Wording(Lines(
        title=Sentence("title.layer.forward", {"layer": name}),
        rule=(*_row(_faces(count), elided), " = ", *_row(values, elided)),
        sentence=_why(layer, "forward", "loss" if layer == "L" else "units"),
        spoken=Sentence("spoken.layer.forward", {"layer": name, "values": each})), own=0)


@lru_cache(maxsize=KEPT)
def backward_layer_wording(layer: str, below: bool, count: int, elided: bool) -> Wording:
    """Return how the way back through a layer is worded; it gives for each gradient shown the face and its slot.

    Parameters
    ----------
    layer : str
        As the scopes of its nodes have it.
    below : bool
        Whether the gradients are those of the units below it, not of its weights.
    count : int
        How many gradients are shown.
    elided : bool
        Whether there are more, before the last.
    """
    numbers = [Num(f"given {2 * i + 1}", ink="g") for i in range(count)]
    name = _called(layer)
    return Wording(Lines(
        title=Sentence("title.layer.backward", {"layer": name}),
        rule=(r"\frac{\partial ", Called("node"), r"}{\partial ", *_row(_faces(count), elided), "} = ",
              Ink("g", _row(numbers, elided))),
        gradient=derivative("node"),
        sentence=_why(layer, "backward", "loss" if layer == "L" else "units" if below else "weights"),
        spoken=Sentence("spoken.layer.backward", {
            "layer": name, "gradients": [_gradient(i, number) for i, number in enumerate(numbers)]})), own=0)


@lru_cache(maxsize=KEPT)
def forward_pass_wording(named: bool) -> Wording:
    """Return how a whole pass forward is worded; `named`: whether the label of the node it comes to is a name."""
    node = {"node": Called("node")}
    head: Formula = (Called("node"), " = ") if named else ()
    return Wording(Lines(
        title=Sentence("title.pass.forward", node),
        rule=(*head, Called("node", "expression"), " = ", Num("value")),
        sentence=Sentence("sentence.pass.forward", node),
        spoken=Sentence("spoken.pass.forward", node | {"value": Num("value")})), own=0)


@lru_cache(maxsize=KEPT)
def backward_pass_wording(known: tuple[bool, ...], elided: bool) -> Wording:
    """Return how a whole pass back is worded; it gives for each gradient shown the input's face and its slot.

    Parameters
    ----------
    known : tuple of bool
        For each gradient shown whether it has a slot: where the output does not depend on the input it is 0.
    elided : bool
        Whether there are more, before the last.
    """
    node = {"node": Called("node")}
    numbers: list[Any] = [Num(f"given {2 * i + 1}", ink="g") if has else "0" for i, has in enumerate(known)]
    rule: Formula = (r"\nabla ", Called("node"), " = ", Ink("g", ("(", *_between(numbers, elided), ")")))
    if len(known) == 1:
        rule = (r"\frac{\partial ", Called("node"), r"}{\partial ", Given("given 0"), "} = ", Ink("g", tuple(numbers)))
    return Wording(Lines(
        title=Sentence("title.pass.backward", node),
        rule=rule, gradient=derivative("node"),
        sentence=Sentence("sentence.pass.backward", node),
        spoken=Sentence("spoken.pass.backward.many" if elided else "spoken.pass.backward", {
            "gradients": [_gradient(i, number) for i, number in enumerate(numbers)]})), own=0)


def _gradient(i: int, number: Any) -> Sentence:
    total = Num(number.slot) if isinstance(number, Num) else number
    return Sentence("spoken.pass.gradient", {"to": Given(f"given {2 * i}"), "total": total})


def _faces(count: int) -> list[Any]:
    return [Given(f"given {2 * i}") for i in range(count)]


def _row(pieces: list[Any], elided: bool) -> Formula:
    """Some things as one: in brackets, where there are several."""
    return tuple(pieces) if len(pieces) == 1 else ("(", *_between(pieces, elided), ")")


def _between(pieces: list[Any], elided: bool) -> list[Any]:
    out = [piece for one in pieces for piece in (", ", one)][1:]
    return [*out[:-1], r"\ldots, ", out[-1]] if elided else out


def _why(layer: str, phase: str, what: str) -> Sentence:
    if not layer:
        return Sentence(f"sentence.pass.{phase}", {"node": Called("node")})
    return Sentence(f"sentence.layer.{phase}.{what}")


def _called(layer: str) -> Sentence:
    """What a layer is called: the lecture's h, h1, h2 …, o, and the loss."""
    nth = re.fullmatch(r"h(\d+)", layer)
    if nth:
        return Sentence("layer.hidden.nth", {"nth": int(nth[1])})
    return Sentence({"L": "layer.loss", "o": "layer.output", "h": "layer.hidden"}.get(layer, "layer.whole"))
