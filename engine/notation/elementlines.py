"""A pull between arrays for one element: the sum over all that it goes into, as one writes it, and its numbers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.cells import element_names, takes
from engine.graph import Graph, Node
from engine.locals import OUTER, RIGHT, Jacobian
from engine.notation.arraynumbers import MOST
from engine.notation.formula import Formula, Ink, Like, Num, Sentence
from engine.notation.labels import Labels
from engine.notation.names import face as name_face
from engine.op import Face
from engine.shapes import Shape, size
from engine.structure import PULL, Step, Structure
from engine.words import declare

Names = Mapping[int, Sequence[str | None]]
"""What the elements of nodes are called, where that is not their array's name and their place."""


ONE, TIMES = "1", r" \cdot "
"""What a number is called that is 1 for ever, and what stands before it in a product."""
EQUALS = "{} = "
"""With something empty before it a sign keeps its distance, though it begins a line."""


class Term(NamedTuple):
    """A product: which elements of the upstream and of what is multiplied, and whose name that has, if any."""

    upstream: int
    local: int
    operand: tuple[int, int] | None


class ElementLine(NamedTuple):
    """How one element of a contribution comes about.

    Attributes
    ----------
    links : tuple of tuple of Formula
        An equality after the other, each term by term; numbers stand in slots of `picks`.
    spoken : Sentence
    picks : tuple of (int, int)
        For each slot where it is among the trace's numbers: the slot of an array, and which element of it.
    """

    links: tuple[tuple[Formula, ...], ...]
    spoken: Sentence
    picks: tuple[tuple[int, int], ...]

    def numbers(self, known: Sequence[Any]) -> list[float]:
        """Return its numbers, given the trace's."""
        return [float(np.ravel(known[slot])[at]) for slot, at in self.picks]


def element_lines(structure: Structure, labels: Labels, k: int, names: Names | None = None) -> list[ElementLine]:
    r"""Return the lines of every element that receives at step k; none where the Jacobian is not drawn, or is a number.

    Examples
    --------
    >>> from engine import parse, trace
    >>> from engine.notation.formula import latex
    >>> from engine.notation.labels import labels
    >>> run = trace(parse("W = [[2, -1], [-1, 1]]; x = [1, 2]; s = W x; f = sum(s^2)"))
    >>> k = next(i + 1 for i, step in enumerate(run.structure.steps) if run.structure.graph[step.to].name == "x")
    >>> line = element_lines(run.structure, labels(run.structure.graph), k)[0]
    >>> for terms in line.links:
    ...     print(*[latex(term, line.numbers(run.numbers)) for term in terms])
    \dfrac{\partial f}{\partial x_1}
    {} = v_{1} \dfrac{\partial s_1}{\partial x_1} {} + v_{2} \dfrac{\partial s_2}{\partial x_1}
    {} = v_{1} W_{1,1} {} + v_{2} W_{2,1}
    {} = 0 \cdot 2 {} + 2 \cdot (-1)
    {} = -2
    """
    step = structure.steps[k - 1]
    if step.kind != PULL or step.jacobian is None or step.jacobian.drawn is None or step.jacobian.shape == (1, 1):
        return []
    if max(step.jacobian.shape[0], size(structure.graph[step.to].shape)) > MOST:
        return []
    return list(_Lines(structure, labels, step, step.jacobian, names or {}))


class _Lines:
    """The lines of one pull."""

    def __init__(self, structure: Structure, labels: Labels, step: Step, jacobian: Jacobian, names: Names) -> None:
        self.of, self.labels, self.step, self.names = structure.of, labels, step, names
        self.graph: Graph = structure.graph
        self.node: Node = self.graph[step.node]
        self.to: Node = self.graph[step.to]
        self.terms = _terms(self.graph, self.node, step, jacobian)

    def __iter__(self) -> Iterator[ElementLine]:
        for at in range(size(self.to.shape)):
            yield self._line(at, self.terms[at])

    def _line(self, at: int, terms: Sequence[Term]) -> ElementLine:
        step, count = self.step, len(terms)
        by = self._face(self.to, at, but=ONE)
        picks = [pick for term in terms for pick in ((step.upstream, term.upstream), (step.local, term.local))]
        picks.append((step.contribution, at))
        head = rf"\dfrac{{\partial {self._under(self.of)}}}{{\partial {by.latex}}}"
        sign = r"{} \leftarrow " if step.arrived < step.expected else r"{} = \cdots + " if step.expected > 1 else EQUALS
        slopes = [self._slope(term, by) for term in terms]
        entries = [term.operand and self._face(self.graph[term.operand[0]], term.operand[1]) for term in terms]
        links = [((head,),), _summed(sign, [(self._upstream(term), " ", slope)
                                            for term, slope in zip(terms, slopes, strict=True)])]
        if terms and all(entries):
            links.append(_summed(EQUALS, [(self._upstream(term), TIMES if entry.text == ONE else " ", entry.latex)
                                        for term, entry in zip(terms, entries, strict=True) if entry]))
        products = [(Num(2 * i, "factor", "g"), r" \cdot ", Num(2 * i + 1, "factor")) for i in range(count)]
        links.append(_summed(EQUALS, products))
        total = Num(2 * count, "plain", "g")
        links.append(((("{} ", Like(tuple(((2 * i,), (2 * i + 1,)) for i in range(count)), 2 * count), " ", total)
                       if terms else (EQUALS, total)),))
        spoken = Sentence("spoken.element" if terms else "spoken.element.none", {
            "to": by, "total": Num(2 * count),
            "terms": [Sentence("spoken.element.term", {"upstream": Num(2 * i), "local": Num(2 * i + 1)})
                      for i in range(count)]})
        return ElementLine(tuple(link for link in links if link), spoken, tuple(picks))

    def _upstream(self, term: Term) -> Ink:
        place = np.unravel_index(term.upstream, self.node.shape) if self.node.shape else ()
        index = ",".join(str(int(i) + 1) for i in place)
        return Ink("g", (f"v_{{{index}}}" if index else "v",))

    def _slope(self, term: Term, by: Face) -> str:
        own = self._face(self.node, term.upstream, but=by.text).latex
        if self.node.id == self.of and not self.node.shape:  # ∂L/∂x on both sides would say nothing
            own = f"({self.labels.own[self.node.id].latex})"
        return rf"\dfrac{{\partial {own}}}{{\partial {by.latex}}}"

    def _under(self, id: int) -> str:
        latex = self.labels.face(id).latex
        return latex if self.labels.named(id) else f"({latex})"

    def _face(self, node: Node, at: int, but: str = "") -> Face:
        """How an element is called, where it shall not be called like another one."""
        if not node.shape:
            face = self.labels.face(node.id)
            return face._replace(latex=self._under(node.id))
        names = self.names.get(node.id) or element_names(self.graph, node)
        if names and (name := names[at]) and (face := name_face(name)).text != but:
            return face
        place = [str(int(i) + 1) for i in np.unravel_index(at, node.shape)]
        whole = self.labels.face(node.id)
        return Face(f"({whole.text})_{','.join(place)}", rf"({whole.latex})_{{{','.join(place)}}}",
                    Sentence("spoken.element.of", {"whole": whole, "place": " ".join(place)}))


def _summed(sign: str, terms: Sequence[Formula]) -> tuple[Formula, ...]:
    return tuple((sign if not i else "{} + ", *term) for i, term in enumerate(terms))


# -- which products make an element -----------------------------------------------------------


def _terms(graph: Graph, node: Node, step: Step, jacobian: Jacobian) -> list[list[Term]]:
    """For each element of the receiver the products that its contribution is the sum of."""
    local, count = jacobian.local, size(graph[step.to].shape)
    names = _operand(graph, node, step, jacobian)
    if local.factor is None:
        taken = takes(graph, node, MOST)[step.slot]
        rows: list[Sequence[int]] = [range(count)] * jacobian.shape[0] if taken is None else [*taken]
        return [[Term(j, j * count + at, names.get(j * count + at)) for j, own in enumerate(rows) if at in own]
                for at in range(count)]
    height, columns = local.shape
    if local.pattern == OUTER:
        pairs = [[(at // columns, at % columns)] if local.side == RIGHT else
                 [(at % size(node.shape), at // size(node.shape))] for at in range(count)]
    elif local.side == RIGHT:
        pairs = [[(at // columns * height + t, t * columns + at % columns) for t in range(height)]
                 for at in range(count)]
    else:
        wide = _wide(node.shape)
        pairs = [[(t * wide + at % wide, at // wide * columns + t) for t in range(columns)] for at in range(count)]
    return [[Term(i, f, names.get(f)) for i, f in own] for own in pairs]


def _wide(shape: Shape) -> int:
    return shape[-1] if len(shape) > 1 else 1


def _operand(graph: Graph, node: Node, step: Step, jacobian: Jacobian) -> dict[int, tuple[int, int]]:
    """Whose element each number of what is multiplied is, where that is another input, as it is or turned."""
    others = [id for slot, id in enumerate(node.inputs) if slot != step.slot]
    if len(others) != 1 or node.rule.elementwise:
        return {}
    other, local = others[0], jacobian.local
    if local.factor is None:
        count = size(graph[other].shape)
        same = local.latex == f"{{{node.rule.param(1 - step.slot)}}}" and count == np.prod(jacobian.shape)
        return {i: (other, i) for i in range(count)} if same else {}
    # Numbers that count the elements say where each of them goes.
    args = [np.arange(size(graph[id].shape), dtype=float).reshape(graph[id].shape) for id in node.inputs]
    found = np.ravel(local.factor(np.zeros(node.shape), *node.rule.arguments(args, node.attrs)))
    return {i: (other, int(at)) for i, at in enumerate(found.tolist())} if _counts(found, args[1 - step.slot]) else {}


def _counts(found: Any, own: Any) -> bool:
    return found.size == own.size and sorted(found.tolist()) == list(range(own.size))


declare({
    "spoken.element": "The gradient at {to}: {terms| plus } is {total}.",
    "spoken.element.term": "{upstream} times {local}",
    "spoken.element.none": "The gradient at {to}: nothing goes through it, {total}.",
    "spoken.element.of": "{whole} at {place}",
})
