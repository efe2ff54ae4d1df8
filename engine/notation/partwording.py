"""How the steps of closed parts are worded."""

from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from engine.notation.backward import by_node, derivative
from engine.notation.formula import Called, Eq, Formula, Given, If, Ink, Num, Sentence
from engine.notation.lines import Lines, StepNote
from engine.notation.printer import by_param, literal
from engine.notation.wording import KEPT, Literals, Wording, attrs_of, called
from engine.op import Op


class Through(NamedTuple):
    """The op that a step goes through, whose own sentence is said: an input of it, of so many (`wording.crowd`)."""

    op: Op
    literals: Literals
    slot: int
    inputs: int

    def said(self, key: str, **more: Any) -> Sentence:
        """Return the op's sentence of this key."""
        attrs = attrs_of(self.op, self.literals)
        faces = called(self.inputs) + [literal(value).face for value in self.op.fixed(attrs)]
        holes = by_param(self.op, faces) | {"out": Called("node", "expression")} | more
        return Sentence(self.op.key(key, attrs, self.slot if key == "backward" else None), holes)


class PartKind(NamedTuple):
    """What pulls of closed parts have in common that are worded alike.

    Attributes
    ----------
    named : bool
        Whether the label of the part is a name.
    whole : bool
        Whether the part is what is differentiated: it stands above ∂ by its expression.
    to_named : bool
        Whether the label of the receiver is a name.
    state : str
        ``"only"``, ``"more"`` or ``"last"``: how the contribution counts.
    first : bool
        Whether it is the receiver's first.
    slope : bool
        Whether the derivative is written out, not just its number.
    stated : bool
        Whether there are places where it is not what the rules give.
    why : str or Through
        The sentence, or the op whose sentence is said.
    """

    named: bool
    whole: bool
    to_named: bool
    state: str
    first: bool
    slope: bool
    stated: bool
    why: str | Through


@lru_cache(maxsize=KEPT)
def part_wording(kind: PartKind) -> Wording:
    """Return how a part's pull is worded; it gives, in this order, what `kind` says it has.

    The slots of the product as shown and of whether no product is to be written; the derivative as it is written; the
    slot that says whether it is stated; the slots of the sum before and of the sum as shown.
    """
    places = (f"given {i}" for i in count())
    product, bare = next(places), next(places)
    slope = Given(next(places))
    symbols: Formula = (" = ", slope) if kind.slope else ()
    if kind.stated:
        symbols = (If(next(places), (), symbols),)
    own: Formula = (Called("node"),) if kind.named and not kind.whole else ("(", Called("node", "expression"), ")")
    partial_of: Formula = (r"\frac{\partial ", *own, r"}{\partial ", *by_node("to", kind.to_named), "}")
    gradient, upstream = derivative("to", kind.to_named), derivative("node", kind.named)
    sign = {"only": " = ", "last": r" = \cdots + ", "more": r" \leftarrow "}[kind.state]
    factors = {name: Num(name) for name in ("upstream", "local", "contribution")}
    times: Formula = (Num("upstream", "factor", "g"), r" \times ", Num("local", "factor"), " ",
                      Eq(product, "contribution"), " ")
    total: Formula = (Num("total", ink="g"),)
    if not kind.first:
        total = (Num(next(places), ink="g"), " + ", Num("contribution", "factor", "g"), " ", Eq(next(places), "total"),
                 " ", *total)
    counts = {} if kind.state == "only" else {"arrived": Given("arrived"), "expected": Given("expected")}
    faces = {"op": Called("node"), "to": Called("to")}
    return Wording(Lines(
        title=Sentence("title.pull", faces),
        rule=(*gradient, sign, Ink("g", upstream), r" \cdot ", *partial_of),
        gradient=gradient,
        upstream=(Ink("g", upstream), " = ", Num("upstream", ink="g")),
        local_rule=(*partial_of, *symbols, " = ", Num("local")),
        contribution=(If(bare, (), times), Num("contribution", ink="g")),
        sum=total,
        status=Sentence(f"status.{kind.state}", counts),
        sentence=Sentence(kind.why, {"part": Called("node"), "to": Called("to")}) if isinstance(kind.why, str)
        else kind.why.said("backward", local=slope),
        spoken=Sentence(f"spoken.pull.{kind.state}", faces | counts | {
            "total": Num("total"), "product": If(bare, Sentence("spoken.cut"), Sentence("spoken.product", factors))}),
        notes=(StepNote("cut", "cut", Sentence("note.cut")),)), own=0)


@lru_cache(maxsize=KEPT)
def role_wording(why: str | Through, named: bool) -> Wording:
    """Return how the forward step of a part of a network is worded: its many decimals stand at its inputs.

    Parameters
    ----------
    why : str or Through
        The sentence, or the op whose sentence is said.
    named : bool
        Whether the label of the part is a name.
    """
    sentence = Sentence(why) if isinstance(why, str) else why.said("forward")
    return Wording(Lines(
        title=Sentence("title.forward", {"node": Called("node")}),
        rule=_value(named),
        sentence=sentence,
        spoken=Sentence("spoken.forward", {"node": Called("node"), "value": Num("value")})), own=0)


def _value(named: bool) -> Formula:
    head: Formula = (Called("node"), " = ") if named else ()
    return (*head, Called("node", "expression"), " = ", Num("value"))
