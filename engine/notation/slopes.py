"""The derivative of a closed part by what it reads, from the ops' own rules, written short: ∂g/∂y = 2y."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.builder import Builder, Ref
from engine.closed import Closed
from engine.graph import CONSTANT, INPUT, Graph, Node
from engine.notation.labels import ELIDED, Labels, elided
from engine.notation.printer import Operand, expression, literal
from engine.op import REGISTRY
from engine.patience import go_on

LONGEST = 24
"""As many letters as a piece of a derivative may have before it goes by a name, ∂f/∂v₅."""

_MINUS_ONE = -1.0
_UNWRITTEN = 1_000_000  # letters: what came out of numbers alone and is none


class Term(NamedTuple):
    """A product, `number` times `factors`, over another, `under` times `below`."""

    number: float
    factors: tuple[Ref, ...] = ()
    under: float = 1.0
    below: tuple[Ref, ...] = ()

    @property
    def like(self) -> tuple[Any, ...]:
        """What like terms have in common: all but the number."""
        return sorted_ids(self.factors), self.under, sorted_ids(self.below)


def sorted_ids(refs: Sequence[Ref]) -> tuple[int, ...]:
    """Name a product whatever the order of its factors."""
    return tuple(sorted(ref.index for ref in refs))


class Slopes:
    r"""The derivatives of one part by its inputs and by what is inside it, as expressions in the values at hand.

    Parameters
    ----------
    graph : Graph
        The graph.
    labels : Labels
        How its nodes are called.
    part : Closed
        The part.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.closed import parts
    >>> from engine.notation.labels import labels
    >>> from engine.structure import plan
    >>> graph = parse("L = ½(y - y_star)^2")
    >>> [part] = parts(plan(graph)).values()
    >>> Slopes(graph, labels(graph), part).written(0).face.latex
    'y - y^*'
    """

    def __init__(self, graph: Graph, labels: Labels, part: Closed) -> None:
        self._graph, self._labels, self._part = graph, labels, part
        self._build = Builder(merge=True, shorten=True)
        self._leaves: dict[int, Operand] = {}
        self._values: dict[int, Ref] = {}
        self._named: dict[int, Ref] = {}
        self._faces: dict[int, Operand] = {}
        self._letters: dict[int, int] = {}
        self._by: dict[int, Ref] = {}
        self._walk()

    def by(self, id: int) -> Node | None:
        """The derivative by a node: a constant, a leaf that `value_of` knows, or an op on others."""
        ref = self._by.get(id)
        return None if ref is None else self._build.made[ref.index]

    def value_of(self, index: int) -> int | None:
        """The node of the graph whose value a leaf of a derivative is."""
        return next((id for id, ref in self._values.items() if ref.index == index), None)

    def graph(self, id: int) -> Graph:
        """The derivative by a node as a graph; an input called ``value 4`` is the value of node 4."""
        return self._build.graph(self._by[id])

    def written(self, id: int) -> Operand | None:
        """The derivative by a node as it is written; None where it would be too long to be read."""
        ref = self._by.get(id)
        if ref is None or self._length(ref.index) > 2 * LONGEST:
            return None
        return self._face(ref.index)

    # -- the sum over ways, from the part's own node down ------------------------------------------

    def _walk(self) -> None:
        terms: dict[int, list[Term]] = {self._part.node: [Term(1.0)]}
        for id in reversed(self._part.nodes):
            go_on()
            if id not in terms:
                continue
            node, summed = self._graph[id], self._summed(terms.pop(id))
            above = self._shortened(id, summed)
            self._by[id] = self._ref(summed)
            for slot, source in enumerate(node.inputs):
                if node.rule.passes(slot) and self._graph[source].op != CONSTANT:
                    terms.setdefault(source, []).append(self._product(above, self._local(node, slot)))
        self._by |= {id: self._ref(self._summed(found)) for id, found in terms.items()}

    def _local(self, node: Node, slot: int) -> Term:
        rule, kept = node.rule, elided(len(node.inputs), slot)
        args = [self._gap() if place is None else self._value(node.inputs[place]) for place in kept]
        fixed = map(self._build.constant, rule.fixed(node.attrs))
        result = rule.rule(kept.index(slot), self._value(node.id), (*args, *fixed))
        return self._split(result) if isinstance(result, Ref) else Term(float(result))

    def _value(self, id: int) -> Ref:
        """A value of the graph, as a leaf."""
        if id in self._values:
            return self._values[id]
        node = self._graph[id]
        if node.op == CONSTANT:
            ref = self._build.constant(node.attrs["value"])
        else:
            ref = self._build.input(f"value {id}")
            self._leaves[ref.index] = self._labels.operands[id]
            if not node.is_leaf and node.rule.indicator:
                self._build.indicators.add(ref.index)
        self._values[id] = ref
        return ref

    def _split(self, ref: Ref) -> Term:
        """Take a product apart: its number, and its factors."""
        node = self._build.made[ref.index]
        if node.op == CONSTANT:
            return Term(node.attrs["value"])
        if node.op == INPUT:
            return Term(1.0, (ref,))
        if np.negative in node.rule.numpy:
            inner = self._split(Ref(self._build, node.inputs[0]))
            return inner._replace(number=self._number(_MINUS_ONE, inner.number))
        if np.multiply in node.rule.numpy:
            return self._product(*[self._split(Ref(self._build, i)) for i in node.inputs])
        if np.divide in node.rule.numpy:
            over, under = [self._split(Ref(self._build, i)) for i in node.inputs]
            return self._product(over, Term(1.0, under.below, under.number, under.factors)) if under.under == 1 \
                else Term(1.0, (ref,))
        return Term(1.0, (ref,))

    def _product(self, one: Term, other: Term) -> Term:
        number, under = self._number(one.number, other.number), self._number(one.under, other.under)
        if under not in (0, 1) and (number / under).is_integer():
            number, under = number / under, 1.0
        return Term(number, (*one.factors, *other.factors), under, (*one.below, *other.below))

    def _number(self, one: float, other: float) -> float:
        """Two numbers multiplied as on paper: ½ of 2 is 1."""
        if one == 1 or other == 1:
            return other if one == 1 else one
        made = self._build.apply(REGISTRY.by_numpy[np.multiply], [one, other])
        return self._build.made[made.index].attrs["value"]  # type: ignore[no-any-return]

    def _summed(self, terms: Sequence[Term]) -> Term:
        """Add, like terms together: x + x is 2x."""
        alike: dict[Any, Term] = {}
        for term in reversed(terms):
            same = alike.get(term.like)
            alike[term.like] = term if same is None else same._replace(number=same.number + term.number)
        kept = [term for term in alike.values() if term.number != 0]
        if len(kept) < 2:
            return kept[0] if kept else Term(0.0)
        shown = [Term(1.0, (self._gap(),)) if place is None else kept[place] for place in elided(len(kept))]
        return Term(1.0, (self._sum(shown),))

    def _sum(self, terms: list[Term]) -> Ref:
        """Write a sum; what is negative is subtracted."""
        terms = sorted(terms, key=lambda term: term.number < 0) if terms[0].number < 0 else terms
        total: Ref | None = None
        run: list[Ref] = []
        add, take = REGISTRY.by_numpy[np.add], REGISTRY.by_numpy[np.subtract]
        for term in terms:
            if total is None and not run or term.number >= 0:
                run.append(self._ref(term))
                continue
            total = self._build.apply(add, run) if len(run) > 1 else run[0]
            less = term._replace(number=self._number(_MINUS_ONE, term.number))
            run = [self._build.apply(take, [total, self._ref(less)])]
        return self._build.apply(add, run) if len(run) > 1 else run[0]

    def _ref(self, term: Term) -> Ref:
        if term.number < 0:
            positive = self._ref(term._replace(number=self._number(_MINUS_ONE, term.number)))
            return self._build.apply(REGISTRY.by_numpy[np.negative], [positive])
        over = self._multiplied(term.number, term.factors)
        if not term.below and term.under == 1:
            return over
        return self._build.apply(REGISTRY.by_numpy[np.divide], [over, self._multiplied(term.under, term.below)])

    def _multiplied(self, number: float, factors: Sequence[Ref]) -> Ref:
        if number == 1 and factors:
            made, *factors = factors
        else:
            made = self._build.constant(number)
        for factor in factors:
            made = self._build.apply(REGISTRY.by_numpy[np.multiply], [made, factor])
        return made

    def _gap(self) -> Ref:
        """What stands for those of a long row that are left out."""
        ref = self._build.input("gap")
        self._leaves[ref.index] = ELIDED
        return ref

    def _shortened(self, id: int, term: Term) -> Term:
        """A long derivative by a node inside goes by its name from there on."""
        if id == self._part.node or not term.factors or self._length(self._ref(term).index) <= LONGEST:
            return term
        ref = self._build.input(f"slope {id}")
        self._leaves[ref.index] = Operand(self._labels.derivative(self._part.node, id))
        return Term(1.0, (ref,))

    # -- writing ----------------------------------------------------------------------------------

    def _face(self, index: int) -> Operand:
        if index not in self._faces:
            node = self._build.made[index]
            if node.op == INPUT:
                written = self._leaves[index]
            elif node.op == CONSTANT:
                written = literal(node.attrs["value"])
            else:
                inner = [self._face(i) for i in node.inputs]
                written = Operand(expression(node.rule, node.attrs, inner), node.rule)
            self._faces[index] = written
        return self._faces[index]

    def _length(self, index: int) -> int:
        """About how many letters an expression has, without writing it."""
        if index not in self._letters:
            node = self._build.made[index]
            if node.op == INPUT:
                length = min(len(self._leaves[index].face.text.replace(" ", "")), 4)
            elif node.op == CONSTANT:
                length = 1 if math.isfinite(node.attrs["value"]) else _UNWRITTEN
            else:
                length = 1 + sum(self._length(i) for i in node.inputs)
            self._letters[index] = length
        return self._letters[index]
