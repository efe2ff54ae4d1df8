"""What lines call each node: its name, its expression when that is short and no other's, or v₅."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.graph import CONSTANT, INPUT, Graph, Node
from engine.notation import names
from engine.notation.formula import Sentence
from engine.notation.printer import Operand, expression, literal, mark
from engine.op import Face
from engine.rules import OUT, read

GLYPHS = 12
"""The longest expression, spaces not counted, that stands for an anonymous node."""

SHORT = 4
"""The longest expression that stands in a node."""

OPERANDS = 8
"""The longest sum that is written out; of a longer one the middle is left out."""

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
ELIDED = Operand(Face("⋯", r"\cdots", "and so on"))


@dataclass(frozen=True)
class Labels:
    """How every node of a graph is called.

    Attributes
    ----------
    graph : Graph
    operands : tuple of Operand
        Each node as it stands in the expressions of others.
    own : tuple of Face
        Each op node's own expression, of its op and the labels of its inputs.
    """

    graph: Graph
    operands: tuple[Operand, ...]
    own: tuple[Face, ...]

    def face(self, id: int) -> Face:
        """How a node is called by itself."""
        return self.operands[id].face

    def named(self, id: int) -> bool:
        """Whether its label is a name, not an expression."""
        return self.operands[id].op is None

    def mark(self, node: Node) -> Face:
        """What stands in a node: its op's mark, of one that shows itself its expression, if that is short."""
        own = self.own[node.id]
        short = node.rule.itself and len(own.text.replace(" ", "")) <= SHORT
        return own if short else mark(node.rule, node.attrs)

    def derivative(self, of: int, by: int) -> Face:
        """The derivative of one node by another, as it is called: ∂f/∂g."""
        above, below = [face.text if self.named(id) else f"({face.text})" for id, face in self._faces(of, by)]
        over, under = [face.latex if self.named(id) else f"({face.latex})" for id, face in self._faces(of, by)]
        return Face(f"∂{above}/∂{below}", rf"\frac{{\partial {over}}}{{\partial {under}}}",
                    Sentence("spoken.slope", {"of": self.face(of), "by": self.face(by)}))

    def _faces(self, *ids: int) -> list[tuple[int, Face]]:
        return [(id, self.face(id)) for id in ids]

    def expression_of(self, node: Node, keep: int = 0, *, underline: bool = False) -> Face:
        """The node's own expression; of a long sum, with the operand of slot `keep` in it.

        `underline` marks that operand where it stands more than once: which x of x·x is meant.
        """
        if not underline and (keep == 0 or len(node.inputs) <= OPERANDS):
            return self.own[node.id]
        given = self.shortened(node, keep)
        if underline:
            place = elided(len(node.inputs), keep).index(keep)
            face = given[place].face
            given[place] = given[place]._replace(face=face._replace(latex=rf"\underline{{{face.latex}}}"))
        return expression(node.rule, node.attrs, given)

    def shortened(self, node: Node, keep: int = 0) -> list[Operand]:
        """The operands of a node, the middle of a long row left out around the one to keep."""
        return [ELIDED if slot is None else self.operands[node.inputs[slot]] for slot in elided(len(node.inputs), keep)]

    def local(self, node: Node, slot: int, *, spelled: bool = False) -> Operand:
        """The local derivative by one slot, from the op's rule, in the labels of this graph.

        Where the rule uses the value itself, its name stands; `spelled`, its expression.
        """
        rule, given = self.rule(node, slot)
        mine = self.operands[node.id]
        stand_in = mine if mine.op is None and not spelled else Operand(self.own[node.id], node.rule)
        return written(rule, stand_in, given)[rule.output]

    def rule(self, node: Node, slot: int) -> tuple[Graph, list[Operand]]:
        """The rule of one slot as a graph, and what stands for its inputs."""
        kept = elided(len(node.inputs), slot)
        given = self.shortened(node, slot)
        known = [place for place, operand in enumerate(given) if operand.op is not None and operand.op.indicator]
        return read(node.rule, kept.index(slot), len(given), node.attrs, indicators=known), given


def written(rule: Graph, out: Operand, given: Sequence[Operand]) -> list[Operand]:
    """Return every node of a rule that was read, written with what stands for the op's value and inputs."""
    done: list[Operand] = []
    for part in rule.nodes:
        if part.op == INPUT:
            name = part.name or ""
            done.append(out if name == OUT else given[int(name)])
        elif part.op == CONSTANT:
            done.append(literal(part.attrs["value"]))
        else:
            inner = [done[i] for i in part.inputs]
            done.append(Operand(expression(part.rule, part.attrs, inner), part.rule))
    return done


def elided(count: int, keep: int = 0) -> list[int | None]:
    """Return which slots of a row are written out; None stands for those left out between.

    Examples
    --------
    >>> elided(3), elided(40, keep=20)
    ([0, 1, 2], [0, 1, None, 20, None, 39])
    """
    if count <= OPERANDS:
        return list(range(count))
    out: list[int | None] = []
    last = -1
    for slot in sorted({0, 1, keep, count - 1}):
        out += [None] * (slot > last + 1) + [slot]
        last = slot
    return out


def labels(graph: Graph, of: int | None = None) -> Labels:
    """Return how every node of a graph is called.

    Parameters
    ----------
    graph : Graph
    of : int, optional
        The node that is differentiated. By its expression it would stand on both sides of a line, once as
        the whole and once as the last op, so it goes by a name.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("f = x(y^2 + z)")
    >>> [labels(graph).face(id).text for id in range(6)]
    ['x', 'y', 'z', 'y²', 'y² + z', 'f']
    >>> labels(graph, of=4).face(4).text
    'v₄'
    >>> twice = parse("x(y + z) + sin(y + z)")
    >>> [labels(twice).face(id).text for id in (3, 5)]
    ['y + z', 'v₅']
    """
    operands: list[Operand] = []
    own: list[Face] = []
    taken: set[str] = set()
    for node in graph.nodes:
        if node.op == INPUT:
            name = names.face(node.name or "")
            operands.append(Operand(name))
            own.append(name)
        elif node.op == CONSTANT:
            operands.append(literal(node.attrs["value"]))
            own.append(operands[-1].face)
        else:
            given = [ELIDED if s is None else operands[node.inputs[s]] for s in elided(len(node.inputs))]
            face = expression(node.rule, node.attrs, given)
            own.append(face)
            operands.append(_label(graph, node, face, short=node.id != of and face.text not in taken))
            taken.add(face.text)
    return Labels(graph, tuple(operands), tuple(own))


def _label(graph: Graph, node: Node, face: Face, *, short: bool) -> Operand:
    name = graph.title if node.id == graph.output else node.name
    if name:
        return Operand(names.face(name))
    if short and len(face.text.replace(" ", "")) <= GLYPHS:
        return Operand(face, node.rule)
    return Operand(Face("v" + str(node.id).translate(_SUBSCRIPTS), f"v_{{{node.id}}}", f"v {node.id}"))
