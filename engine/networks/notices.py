"""What a reader of a network should know, though it can be built."""

from collections.abc import Iterator

from engine.errors import Span
from engine.networks.layers import kind_of
from engine.networks.spec import NetworkSpec
from engine.notice import Edit, Notice
from engine.ops.softmax import softmax
from engine.words import declare


def notices(spec: NetworkSpec) -> tuple[Notice, ...]:
    """Return what is to be said of a network.

    Examples
    --------
    >>> from engine.networks.reader import read_layers
    >>> text = "nn.Sequential(nn.Linear(2, 3), nn.Softmax())"
    >>> [notice.code for notice in notices(NetworkSpec(read_layers(text), "CrossEntropyLoss", text=text))]
    ['softmax-twice']
    """
    return tuple(_softmax_twice(spec))


def _softmax_twice(spec: NetworkSpec) -> Iterator[Notice]:
    """Cross-entropy of several classes makes its own softmax of the scores."""
    last = spec.layers[-1]
    if not spec.cost.several or kind_of(last).op is not softmax:
        return
    before = spec.layers[-2].span
    edits = () if last.span is None or before is None else (Edit(_between(before, last.span, spec.text), ""),)
    spans = () if last.span is None else (last.span,)
    yield Notice("softmax-twice", spans, f"nn.{last.kind}", edits if spec.text else ())


def _between(one: Span, other: Span, text: str) -> Span:
    """From the end of a layer to the end of the next: its comma goes, too."""
    line = text.count("\n", 0, one.end) + 1
    return Span(one.end, other.end - one.end, line, one.end - text.rfind("\n", 0, one.end))


declare({"softmax-twice": "CrossEntropyLoss takes scores and applies softmax itself: after {what} it comes twice."},
        prefix="notice.")
declare({"softmax-twice": "Take the layer away"}, prefix="other.")
