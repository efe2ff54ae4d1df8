"""Layers from a text, ``nn.Sequential(nn.Linear(2, 2), nn.Sigmoid())`` as PyTorch has it, or JSON; never evaluated."""

import json
import re
from typing import Any, NamedTuple, NoReturn

from engine.errors import Span
from engine.networks.faults import NetworkError
from engine.networks.layer import Layer, Setting
from engine.networks.layers import checked, settings_of

_TOKEN = re.compile(r"(?P<blank>\s+|#[^\n]*|(?m:^)(?:import|from)\b[^\n]*)|(?P<name>[A-Za-z_]\w*)"
                    r"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<mark>[().,=])|(?P<other>.)", re.DOTALL)
_PACKAGES = (("torch", "nn"), ("nn",), ())
_SEQUENTIAL = "Sequential"
_TRUTH = {"True": True, "False": False}
NAME, NUMBER, MARK, END = "name", "number", "mark", "end"


class _Token(NamedTuple):
    kind: str
    text: str
    start: int


def read_layers(text: str) -> tuple[Layer, ...]:
    """Read the layers of a network.

    Parameters
    ----------
    text : str
        A call of ``nn.Sequential``, with or without ``nn.`` and a name it is given to; or a JSON list of layers, each
        ``{"kind": "Linear", "in_features": 2, "out_features": 2}``.

    Returns
    -------
    tuple of Layer
        Nested ones in their order.

    Raises
    ------
    NetworkError
        What is wrong, where, and what to do.

    Examples
    --------
    >>> [layer.kind for layer in read_layers("nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1, bias=False))")]
    ['Linear', 'ReLU', 'Linear']
    >>> read_layers("nn.Sequential(nn.Linear(2, 3), nn.Relu6())")
    Traceback (most recent call last):
    engine.networks.faults.NetworkError: 1:35: Relu6 is no layer. Did you mean ReLU?
    """
    if text.lstrip()[:1] in ("[", "{"):
        return checked(_from_json(text))
    return checked(_Reader(text).read())


def layers_from(items: Any) -> list[Layer]:
    """Return layers from what JSON has of them: a list of objects with their kind and settings.

    Raises
    ------
    NetworkError
        For what is no such list.

    Examples
    --------
    >>> layers_from([{"kind": "ReLU"}])
    [Layer(kind='ReLU', settings={}, span=None, places={})]
    """
    if not isinstance(items, list):
        raise NetworkError("not-json-layers", None, "write-layers", what="a list of layers is expected")
    found = []
    for item in items:
        kind = item.get("kind") if isinstance(item, dict) else None
        if not isinstance(kind, str):
            raise NetworkError("not-json-layers", None, "write-layers", what="each layer is an object with its kind")
        settings = {name: value for name, value in item.items() if name != "kind"}
        for name, value in settings.items():
            if not isinstance(value, int | float | bool):
                raise NetworkError("not-a-size", None, what=name)
        found.append(Layer(kind, settings))
    return found


def _from_json(text: str) -> list[Layer]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        span = Span(error.pos, min(1, len(text) - error.pos), error.lineno, error.colno)
        raise NetworkError("not-json-layers", span, "close-bracket", what=error.msg) from None
    except RecursionError:
        raise NetworkError("not-json-layers", None, "write-layers", what="it nests too deep") from None
    return layers_from(found.get("layers") if isinstance(found, dict) else found)


class _Reader:
    """Reads token after token; open brackets are counted, so that depth costs no recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [_Token(str(m.lastgroup), m[0], m.start()) for m in _TOKEN.finditer(text)
                       if m.lastgroup != "blank"]
        self.tokens.append(_Token(END, "", len(text.rstrip())))
        self.at = 0

    def read(self) -> list[Layer]:
        self._assigned()
        found: list[Layer] = []
        depth = 0
        while True:
            start = self._here().start
            kind = self._called()
            if kind == _SEQUENTIAL:
                depth += 1
                if self._take(")"):
                    depth -= 1
                else:
                    continue
            elif depth:
                found.append(self._layer(kind, start))
            else:
                self._fail(self.tokens[self.at - 2], "nn.Sequential(")
            while depth:
                comma = self._take(",")
                if self._take(")"):
                    depth -= 1
                elif comma:
                    break
                else:
                    self._fail(self._here(), ", or )")
            if not depth:
                break
        if self._here().kind != END:
            token = self._here()
            raise NetworkError("layer-trailing", self._span(token.start, len(self.text.rstrip())), "layers-alone",
                               what=token.text)
        return found

    def _here(self) -> _Token:
        return self.tokens[self.at]

    def _take(self, mark: str) -> bool:
        found = self._here().kind == MARK and self._here().text == mark
        self.at += found
        return found

    def _assigned(self) -> None:
        """Pass over ``model =``; lines that import something are none of the layers either."""
        first = self.tokens[0]
        if first.text == "class":
            raise NetworkError("class-unread", self._span(first.start, first.start + len("class")), "write-layers")
        if len(self.tokens) > 2 and self.tokens[0].kind == NAME and self.tokens[1].text == "=":
            self.at = 2

    def _called(self) -> str:
        """Read ``nn.Name(`` and return the name."""
        path: list[str] = []
        path_start = self._here()
        while True:
            token = self._here()
            if token.kind != NAME:
                self._fail(token, "nn.Linear(2, 2)")
            path.append(token.text)
            self.at += 1
            if not self._take("."):
                break
        if tuple(path[:-1]) not in _PACKAGES:
            self._fail(path_start, "nn.")
        if not self._take("("):
            # A name that is none is the nearer fault.
            if path[-1] != _SEQUENTIAL:
                settings_of(path[-1], self._span(token.start, token.start + len(token.text)))
            self._fail(self._here(), "(")
        return path[-1]

    def _layer(self, kind: str, start: int) -> Layer:
        named = self.tokens[self.at - 2]
        known = settings_of(kind, self._span(named.start, named.start + len(kind)))
        settings: dict[str, Setting] = {}
        places: dict[str, Span] = {}
        while not self._take(")"):
            name = self._setting(kind, list(known), settings)
            token = self._here()
            if token.kind == NUMBER:
                value: Setting = float(token.text) if re.search("[.eE]", token.text) else int(token.text)
            elif token.text in _TRUTH:
                value = _TRUTH[token.text]
            else:
                self._fail(token, "a number")
            settings[name] = value
            places[name] = self._span(token.start, token.start + len(token.text))
            self.at += 1
            if not self._take(",") and self._here().text != ")":
                self._fail(self._here(), ", or )")
        return Layer(kind, settings, self._span(start, self.tokens[self.at - 1].start + 1), places)

    def _setting(self, kind: str, known: list[str], said: dict[str, Setting]) -> str:
        """Read ``name =`` if it stands there, and return which setting comes."""
        token = self._here()
        if token.kind == NAME and token.text not in _TRUTH:
            if self.tokens[self.at + 1].text != "=":
                self._fail(token, "a number")
            self.at += 2
            name = token.text
        elif len(said) >= len(known):
            at = self._span(token.start, token.start + max(1, len(token.text)))
            if token.kind not in (NUMBER, NAME):
                self._fail(token, ")")
            raise NetworkError("too-many-settings", at, layer=kind, limit=len(known))
        else:
            name = known[len(said)]
        if name in said:
            raise NetworkError("setting-twice", self._span(token.start, token.start + len(token.text)), what=name)
        return name

    def _fail(self, token: _Token, expected: str) -> NoReturn:
        if token.kind == END:
            raise NetworkError("layer-unfinished", self._span(token.start, token.start), "expected-here",
                               expected=expected)
        span = self._span(token.start, token.start + len(token.text))
        raise NetworkError("layer-unexpected", span, "expected-here", what=token.text, expected=expected)

    def _span(self, start: int, end: int) -> Span:
        line = self.text.count("\n", 0, start) + 1
        return Span(start, end - start, line, start - self.text.rfind("\n", 0, start))
