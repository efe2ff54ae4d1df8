"""Chains, as they travel: the chain rule unrolled down to each gradient, numbers by slot."""

import msgspec

from app.wire import words
from app.wire.script import face, formula, sentence
from app.wire.trace import TraceRequest
from engine.notation.chains import Chain


class ChainsRequest(TraceRequest, forbid_unknown_fields=True, kw_only=True):
    """A document, and the step around which its chains are asked for."""

    around: int = 0


class ChainLine(msgspec.Struct, gc=False, omit_defaults=True):
    """A line of a chain: formulas side by side, what is done in it, and whether it stands only once all is known."""

    formulas: list[words.Formula]
    move: words.Sentence
    known: bool = False


class ChainBody(msgspec.Struct, gc=False):
    """How the gradient at a node comes about.

    `gradient` is how it is called, `through` are the nodes whose gradients the lines use; `opens`: the board shows it
    unasked; `symbols`: the gradient in symbols, where that is short enough to stand at its node, and no slot of
    `stated` has anything but 0.
    """

    to: int
    gradient: words.Formula
    through: list[int]
    opens: bool
    lines: list[ChainLine]
    symbols: words.Face | None = None
    stated: list[int] = []


class ChainsAnswer(msgspec.Struct):
    """The chains of all that receives a gradient in the steps from `first` to `last`."""

    revision: int
    first: int
    last: int
    chains: list[ChainBody]


def chain_body(chain: Chain, opens: bool) -> ChainBody:
    """Return a chain as it travels."""
    return ChainBody(chain.to, formula(chain.gradient), list(chain.through), opens, [
        ChainLine([formula(one) for one in line.formulas], sentence(line.move), line.known) for line in chain.lines],
        face(chain.symbols.face) if chain.symbols else None, list(chain.symbols.stated) if chain.symbols else [])
