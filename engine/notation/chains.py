"""Chains: the chain rule unrolled down to one gradient, line by line, as on a blackboard.

Lines stop at parts, begin with a gradient that is there already, and are bounded: a long way begins further down, and
where several ways meet their products are added once. Nothing is ever expanded.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.brackets import wraps
from engine.notation.factors import TIMES, derivative, factor, number, product, slope, summed, under, unless_cut
from engine.notation.formula import Brace, Formula, If, Ink, Like, Num, Sentence, latex
from engine.notation.labels import elided
from engine.notation.links import Link, Links
from engine.notation.names import is_weight
from engine.notation.roles import BIAS, ERROR, WEIGHT
from engine.notation.script import Script
from engine.notation.symbols import Symbols, symbols
from engine.op import Face
from engine.patience import go_on

LONGEST = 3
"""So many links are unrolled below the gradient that a chain begins with."""
WAYS = 4
"""So many ways are written out where several meet; of more the middle is left out."""


class Line(NamedTuple):
    """A line: a formula, some side by side, or a sum term by term; what is done in it; whether it has numbers."""

    formulas: tuple[Formula, ...]
    move: Sentence
    known: bool = False

    def latex(self, numbers: Sequence[Any]) -> str:
        """Return the line as plain LaTeX, its numbers filled in."""
        return r",\quad ".join(latex(formula, numbers) for formula in self.formulas).replace(r",\quad  + ", " + ")


class Chain(NamedTuple):
    """How a gradient comes about.

    Attributes
    ----------
    to : int
        Whose gradient it is.
    gradient : Formula
        It, as it is called.
    through : tuple of int
        Nodes whose gradients the lines use, the one that they begin with first.
    lines : tuple of Line
    symbols : Symbols or None
        The gradient in symbols, where that is short.
    """

    to: int
    gradient: Formula
    through: tuple[int, ...]
    lines: tuple[Line, ...]
    symbols: Symbols | None = None


class Chains:
    r"""The chains of a walk, each found when it is asked for.

    Parameters
    ----------
    script : Script
        The walk's lines.

    Examples
    --------
    >>> from engine import parse, trace
    >>> from engine.notation.formula import latex
    >>> run = trace(parse("g = y^2 + z; f(x, y, z) = x g"), {"x": -2, "y": 3, "z": 4})
    >>> script = Script(run.structure)
    >>> numbers = script.closed.numbers(script.numbers(run.numbers))
    >>> [latex(line.formulas[0], numbers) for line in Chains(script).to(1).lines[-2:]]
    ['= x \\cdot 2y', '= (-2) \\cdot 6 = -12']
    """

    def __init__(self, script: Script) -> None:
        self._labels, self._graph, self._of = script.labels, script.structure.graph, script.structure.of
        self._owner, self._totals = script.structure.owner, script.structure.last_total
        self._closed = script.closed
        self._links = Links(script)

    def to(self, to: int) -> Chain | None:
        """Return the chain of a node's gradient; None for what is differentiated, and what no gradient reaches."""
        go_on()
        links = self._links.into(to)
        if not links:
            return None
        if len(links) > 1:
            through, lines = [link.node for link in links], self._of_ways(to, links)
        elif links[0].node == self._of:
            through, lines = [], self._direct(links[0])
        else:
            head, below = self._way(links[0])
            through = [link.node for link in below]
            lines = self._short(head, below[0]) if len(below) == 1 else self._long(head, below)
            lines = [*self._defined(through[0]), *lines]
        return Chain(to, self._d(self._of, to), tuple(id for id in through if id != self._of), tuple(lines),
                     symbols(self._links, self._of, to))

    def opens(self, chain: Chain) -> bool:
        """Whether a chain is what one wants to see: that of a weight of a network, from its loss."""
        found = self._closed.of_inputs
        if not any(ERROR in roles.values() for roles in found.values()):
            return False
        return bool(chain.through) and any(roles.get(chain.to) in (WEIGHT, BIAS) for roles in found.values())

    def _way(self, last: Link) -> tuple[Link | None, list[Link]]:
        """The link from what is differentiated, if the way comes from there alone, and those below it, downwards."""
        found = [last]
        while found[-1].node != self._of and len(found) <= LONGEST:
            above = self._links.into(found[-1].node)
            if len(above) != 1:
                break
            found += above
        if found[-1].node == self._of:
            return found[-1], found[-2::-1]
        return None, found[:LONGEST][::-1]

    # -- the forms --------------------------------------------------------------------------------

    def _direct(self, link: Link) -> list[Line]:
        total = Num(self._totals[link.to], ink="g")
        rule = (*self._d(self._of, link.to), " = ", *self._own(link))
        return [Line((rule,), self._move("direct", node=self._of, to=link.to)),
                Line((("= ", *slope(self._labels, link)),), self._told(link)),
                Line((("= ", total),), self._move("numbers"), known=True)]

    def _short(self, head: Link | None, link: Link) -> list[Line]:
        lines = [self._first(link.node, link.to)]
        if head and head.slope:
            known = (*self._up(link.node), " = ", *slope(self._labels, head))
            lines.append(Line((known,), self._move("cached", node=link.node)))
        own = (*self._d(link.node, link.to), " = ", *slope(self._labels, link))
        return [*lines, Line((own,), self._told(link)), *self._ends(head, [link])]

    def _long(self, head: Link | None, below: list[Link]) -> list[Line]:
        start, to = below[0].node, below[-1].to
        lines, factors = [self._first(start, to)], [self._up(start)]
        for link in below[:-1]:
            terms = self._terms(link)
            if terms:
                out = (r"\frac{\partial}{\partial ", *under(self._labels, to), "}(", *terms, ")")
                lines += [Line((("= ", *product([*factors, out])),), self._move("out", node=link.node)),
                          *self._defined(link.to)]
            else:
                # A function of one thing, which is named, or a part that has more in it.
                inner = {id for id in self._graph[link.node].inputs if not self._graph[id].is_leaf or id == link.to}
                lines += self._definition(link.to, "inside" if inner == {link.to} else "call")
            factors.append(factor(self._labels, link) if terms and link.is_value else self._d(link.node, link.to))
            move = self._move("only", next=link.to) if terms else self._move("link")
            lines.append(Line((("= ", *product([*factors, self._d(link.to, to)])),), move))
        return [*lines, *self._easy(head, below), *self._ends(head, below)]

    def _easy(self, head: Link | None, below: list[Link]) -> list[Line]:
        """The factors one by one, but those that are written as values already."""
        put = [link for link in below[:-1] if link.is_value and self._terms(link)]
        easy = [link for link in below if link.slope and link not in put]
        told = [(*self._up(below[0].node), " = ", *slope(self._labels, head))] if head and head.slope else []
        told += [(*self._d(link.node, link.to), " = ", *slope(self._labels, link)) for link in easy]
        why = next((link for link in easy if self._is_function(link)), None)
        if why is None or why.slope is None:
            return [Line(tuple(told), self._move("easy"))] if told else []
        node = self._graph[why.node]
        holes = {"slope": why.slope.face, "noun": Sentence(node.rule.key("noun", node.attrs))}
        return [Line(tuple(told), self._move("easy.why", holes, node=why.node, next=why.to))]

    def _is_function(self, link: Link) -> bool:
        """Whether a link goes through one op of one input, whose slope is worth a word."""
        slope = link.slope
        return len(self._graph[link.node].inputs) == 1 and slope is not None and slope.op is not None \
            and not slope.op.indicator

    def _ends(self, head: Link | None, below: list[Link]) -> list[Line]:
        """The product in symbols, then in numbers."""
        start, to = below[0].node, below[-1].to
        first = self._up(start)
        if head and head.slope:
            first = (Brace((Ink("g", factor(self._labels, head)),), ()),)
        up, total = self._totals[start], Num(self._totals[to], ink="g")
        numbers = product([(Num(up, "factor", "g"),), *map(number, below)])
        like = Like((((up,), *[link.local for link in below]),), total.slot)
        known = unless_cut(below[-1], (*numbers, " ", like, " ", total))
        symbols = product([first, *[factor(self._labels, link) for link in below]])
        called = {"gradient": self._labels.derivative(self._of, start)}
        return [Line((("= ", *symbols),), self._move("together", called)),
                Line((("= ", *known),), self._move("numbers"), known=True)]

    def _of_ways(self, to: int, links: list[Link]) -> list[Line]:
        shown = links if len(links) <= WAYS else [*links[:2], None, links[-1]]
        ups = {link.node: [] if link.node == self._of else [self._up(link.node)] for link in links}
        rule = [link and (product([*ups[link.node], self._d(link.node, to)]) if ups[link.node] else self._own(link))
                for link in shown]
        lines = [line for link in shown if link for line in self._defined(link.node)]
        rows = [(" + ", *(term or (r"\cdots",))) for term in rule[1:]]
        lines.append(Line(((*self._d(self._of, to), " = ", *(rule[0] or ())), *rows),
                          self._move("ways", {"count": len(links)}, to=to, node=self._of)))
        if len(links) < WAYS:
            lines += [Line(((*self._d(link.node, to), " = ", *slope(self._labels, link)),), self._told(link))
                      for link in links if ups[link.node] and link.slope]
        symbols = [link and product([*ups[link.node], factor(self._labels, link)]) for link in shown]
        lines.append(Line((("= ", *summed(symbols)),), self._move("together.ways")))
        numbers = [link and self._in_numbers(link) for link in shown]
        terms = tuple((*([(self._totals[link.node],)] if ups[link.node] else []), link.local) for link in links)
        sign: Formula = (Like(terms, self._totals[to]),)
        for slot in dict.fromkeys(slot for link in links for slot in link.cuts):
            sign = (If(slot, ("=",), sign),)
        result = (" ", *sign, " ", Num(self._totals[to], ink="g"))
        return [*lines, Line((("= ", *summed(numbers), *result),), self._move("numbers"), known=True)]

    def _in_numbers(self, link: Link) -> Formula:
        up = [] if link.node == self._of else [(Num(self._totals[link.node], "factor", "g"),)]
        return unless_cut(link, product([*up, number(link)]))

    # -- pieces of a line -------------------------------------------------------------------------

    def _d(self, of: int, by: int) -> Formula:
        return derivative(self._labels, of, by)

    def _up(self, node: int) -> Formula:
        """The gradient at a node, which is there already."""
        return (Ink("g", self._d(self._of, node)),)

    def _own(self, link: Link) -> Formula:
        """The derivative of what is differentiated, by its expression: never one name on both sides."""
        own = self._labels.own[link.node].latex
        return (rf"\frac{{\partial ({own})}}{{\partial ", *under(self._labels, link.to), "}")

    def _first(self, start: int, to: int) -> Line:
        formula = (*self._d(self._of, to), " = ", *self._up(start), TIMES, *self._d(start, to))
        weight = is_weight(self._graph[to].name or "")
        return Line((formula,), self._move("depends.weight" if weight else "depends", node=start, to=to))

    def _terms(self, link: Link) -> Formula:
        """The node of a link written out where it is a sum, the terms without what receives greyed: they give 0."""
        node = self._graph[link.node]
        if np.add not in node.rule.numpy or len(node.inputs) < 2:
            return ()
        has = [self._reads(link.node, id, link.to) for id in node.inputs]
        if all(has):
            return ()
        keep = has.index(True) if True in has else 0
        terms: list[tuple[bool, str]] = []
        for slot in elided(len(node.inputs), keep):
            operand = None if slot is None else self._labels.operands[node.inputs[slot]]
            face = r"\cdots" if operand is None else operand.face.latex
            if operand and slot is not None and wraps(node.rule, slot, operand.op, operand.value):
                face = f"({face})"
            grey = slot is None or not has[slot]
            if terms and grey and terms[-1][0]:
                terms[-1] = (True, f"{terms[-1][1]} + {face}")
            else:
                terms.append((grey, face))
        return summed([(Brace((Ink("soft", (face,)),), ("0",)),) if grey else (face,) for grey, face in terms])

    def _reads(self, own: int, id: int, to: int) -> bool:
        """Whether a node inside of a part is made with another."""
        below = [id]
        while below:
            at = below.pop()
            if at == to:
                return True
            if self._links.by_part and self._owner[at] == own:
                below += self._graph[at].inputs
        return False

    def _defined(self, id: int) -> list[Line]:
        """What a name of ours stands for, such as v₅, before it is used."""
        ours = self._labels.named(id) and not self._graph[id].name and id not in (self._graph.output, self._of)
        return self._definition(id, "call") if ours else []

    def _definition(self, id: int, move: str) -> list[Line]:
        called, own = self._labels.face(id).latex, self._labels.own[id].latex
        return [] if called == own else [Line(((f"{called} = {own}",),), self._move(move, next=id))]

    def _told(self, link: Link) -> Sentence:
        """How the derivative of a link is found."""
        if self._terms(link):
            return self._move("one-term", node=link.node, to=link.to)
        return self._move("slope", node=link.node, to=link.to)

    def _move(self, move: str, more: dict[str, Any] | None = None, **ids: Any) -> Sentence:
        faces: dict[str, Face] = {name: self._labels.face(id) for name, id in ids.items()}
        return Sentence(f"chain.{move}", faces | (more or {}))
