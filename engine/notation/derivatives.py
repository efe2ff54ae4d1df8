"""The table of derivatives, read from the rules of the ops and from nothing else."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, product
from typing import Any, NamedTuple

import numpy as np

from engine.builder import Builder
from engine.evaluate import local, scalar
from engine.graph import Graph, Node
from engine.language import parse
from engine.locals import jacobian
from engine.notation.formula import HOLE
from engine.notation.jacobians import name_of
from engine.notation.labels import Labels, labels, written
from engine.notation.numbers import latex as latex_number
from engine.notation.numbers import text as text_number
from engine.notation.printer import Operand, by_param
from engine.op import REGISTRY, Face, Function, Op
from engine.pullbacks import array_samples
from engine.rules import OUT, read_condition
from engine.trace import trace
from engine.words import ENGLISH


class Row(NamedTuple):
    """One op, its expression and local derivatives as LaTeX (None where no gradient passes), and what it states."""

    op: Op
    latex: str
    partials: dict[str, str | None]
    notes: tuple[str, ...]


class Said(NamedTuple):
    """A run of a sentence: plain, emphasised, or mathematics, whose `text` is for those who see none."""

    text: str
    latex: str | None = None
    strong: bool = False


class Place(NamedTuple):
    """A kink, an edge, or a place outside the domain.

    Attributes
    ----------
    where : Face or None
        The condition; None where it is no plain comparison of an input, and the sentence alone says it.
    says : str
        The op's own sentence.
    slopes : mapping of str to Face
        The slope taken there, by input, where it is the same all over the place; empty outside the domain.
    """

    where: Face | None
    says: str
    slopes: Mapping[str, Face]


class Entry(NamedTuple):
    """One op with all that its declaration says of it."""

    op: Op
    face: Face
    noun: str
    spellings: tuple[str, ...]
    partials: Mapping[str, Face | None]
    words: tuple[tuple[Said, ...], ...]
    domain: tuple[Place, ...]
    kinks: tuple[Place, ...]
    inputs: Mapping[str, float]


class _Laid(NamedTuple):
    """An op over inputs x, y, …."""

    letters: tuple[str, ...]
    called: Labels
    node: Node


def _lay(op: Op) -> _Laid:
    build = Builder()
    if not op.elementwise:
        return _lay_arrays(op, build)
    count = 2 if op.variadic else len(op.params)
    letters = op.params if all(len(p) == 1 for p in op.params) else tuple("xyzuvw"[:count])
    graph = build.graph(build.apply(op, [build.input(letter) for letter in letters]))
    return _Laid(letters, labels(graph), graph[graph.output])


def _lay_arrays(op: Op, build: Builder) -> _Laid:
    """The same over arrays of the first shapes that the op is tested with."""
    shapes, attrs = array_samples(op)[0]
    letters = tuple("xyzuvw"[:len(shapes)] if op.variadic else op.params[:len(shapes)])
    refs = [build.input(letter, shape=shape) for letter, shape in zip(letters, shapes, strict=True)]
    graph = build.graph(build.apply(op, [*refs, *attrs.values()]))
    return _Laid(letters, labels(graph), graph[graph.output])


def table() -> Iterator[Row]:
    r"""Yield a row for each op, over inputs x, y, ….

    Examples
    --------
    >>> {row.op.name: row.partials for row in table()}["mul"]
    {'x': 'y', 'y': 'x'}
    """
    for op in REGISTRY:
        laid = _lay(op)
        yield Row(op, laid.called.own[laid.node.id].latex,
                  {letter: face.latex if face else None for letter, face in _partials(op, laid).items()},
                  tuple(dict.fromkeys(ENGLISH[stated.key] for stated in (*op.notes, *chain(*op.edges.values())))))


def _partials(op: Op, laid: _Laid) -> dict[str, Face | None]:
    if not op.elementwise:
        return {letter: _jacobian(laid, slot) if op.passes(slot) else None for slot, letter in enumerate(laid.letters)}
    return {letter: laid.called.local(laid.node, slot, spelled=True).face if op.passes(slot) else None
            for slot, letter in enumerate(laid.letters)}


def _jacobian(laid: _Laid, slot: int) -> Face:
    """What stands for the Jacobian by one slot."""
    node, graph = laid.node, laid.called.graph
    shapes = [graph[i].shape for i in node.inputs]
    found = jacobian(node.rule.local_of(slot, shapes, node.attrs), node.shape, shapes[slot])
    latex = name_of(laid.called, node, slot, found)
    return Face("J", latex, "J")


def entries() -> Iterator[Entry]:
    """Yield an entry for each op: a row, its sentences, where it is special, and numbers to walk its example with.

    Those written with a sign come first, comparisons last.

    Examples
    --------
    >>> relu = {entry.op.name: entry for entry in entries()}["relu"]
    >>> [(place.where.text, {x: slope.text for x, slope in place.slopes.items()}) for place in relu.kinks]
    [('x = 0', {'x': '0'})]
    """
    for op in sorted(REGISTRY, key=lambda op: (op.indicator, op.symbol is None)):
        laid = _lay(op)
        domain = tuple(_place(op, laid, note.key, note.when) for note in op.notes if note.kind == "domain")
        kinks = [_place(op, laid, note.key, note.when, range(len(laid.letters)))
                 for note in op.notes if note.kind == "kink"]
        for slot in range(len(laid.letters)):
            kinks += [_place(op, laid, edge.key, edge.when, [slot]) for edge in op.edges.get(op.param(slot), ())
                      if edge.slope == edge.slope]
        spellings = dict.fromkeys(s for s in (op.symbol or op.name, *op.aliases, *op.calls))
        yield Entry(op, laid.called.own[laid.node.id], ENGLISH[op.key("noun", {})], tuple(spellings),
                    _partials(op, laid), _words(op, laid), domain, tuple(kinks), _inputs(op))


# -- places ---------------------------------------------------------------------------------------

_TRIED = (-1.0, 0.0, 1.0, 2.0, 0.5)


def _place(op: Op, laid: _Laid, key: str, when: Function, slots: Any = ()) -> Place:
    return Place(_where(op, laid, when), ENGLISH[key], _slopes(op, laid, when, slots))


def _where(op: Op, laid: _Laid, when: Function) -> Face | None:
    """Write a condition where it is one comparison, or several that all hold, of inputs with numbers."""
    if not op.elementwise:
        return None
    graph = read_condition(op, when, len(laid.letters), {})
    faces = written(graph, Operand(laid.called.own[laid.node.id], op), [laid.called.operands[i] for i in
                                                                       laid.node.inputs])
    parts = _all_of(graph, graph.output)
    if not all(_is_plain(graph, graph[part]) for part in parts):
        return None
    shown = [faces[part].face for part in parts]
    # As a statement, not as the number 1 or 0 that its brackets make of it.
    latex = [face.latex.removeprefix("[").removesuffix("]") for face in shown]
    return Face(", ".join(face.text for face in shown), r",\; ".join(latex), "")


def _all_of(graph: Graph, id: int) -> list[int]:
    """Split conditions that are multiplied, which is how a rule says that all must hold."""
    node = graph[id]
    if not node.is_leaf and np.multiply in node.rule.numpy:
        return [part for source in node.inputs for part in _all_of(graph, source)]
    return [id]


def _is_plain(graph: Graph, node: Node) -> bool:
    if node.is_leaf or not node.rule.indicator:
        return False
    below, known = [*node.inputs], set(node.inputs)
    while below:
        inner = graph[below.pop()]
        if inner.name == OUT or (not inner.is_leaf and inner.rule.indicator):
            return False
        below += [i for i in inner.inputs if i not in known]
        known.update(inner.inputs)
    return True


def _slopes(op: Op, laid: _Laid, when: Function, slots: Any) -> dict[str, Face]:
    """The slopes at a place, by input: what the rules give there, at whichever point of it."""
    found: dict[str, set[float]] = {}
    if not op.elementwise:
        return {}
    with np.errstate(all="ignore"):
        for args in product(_TRIED, repeat=len(laid.letters)):
            out = scalar(op.function, *args)
            if not np.any(when(np.float64(out), *map(np.float64, args))):
                continue
            for slot in slots:
                if op.passes(slot):
                    found.setdefault(laid.letters[slot], set()).add(float(local(op, slot, out, args)))
    return {letter: Face(text_number(slope), latex_number(slope), "")
            for letter, (slope, *others) in found.items() if not others}


# -- sentences ------------------------------------------------------------------------------------


def _words(op: Op, laid: _Laid) -> tuple[tuple[Said, ...], ...]:
    """What the op says of its backward step, once for each input of which it says something else."""
    inputs = [laid.called.operands[i].face for i in laid.node.inputs]
    said: dict[tuple[Said, ...], None] = {}
    for slot in range(len(laid.letters)):
        holes = by_param(op, inputs) | {"out": laid.called.own[laid.node.id]}
        if op.passes(slot):
            holes |= {"local": _partials(op, laid)[laid.letters[slot]]}
        said[_runs(ENGLISH[op.key("backward", {}, slot)], holes)] = None
    return tuple(said)


_EMPHASIS = re.compile(r"\*\*")


def _runs(template: str, holes: Mapping[str, Any]) -> tuple[Said, ...]:
    runs: list[Said] = []
    strong, end = False, 0
    for match in chain(HOLE.finditer(template), (None,)):
        for i, text in enumerate(_EMPHASIS.split(template[end:match.start() if match else None])):
            strong ^= i > 0
            runs += [Said(text, None, strong)] if text else []
        if match:
            end, filled = match.end(), holes.get(match[1], match[0])
            faces = filled if isinstance(filled, list) else [filled]
            joined = [Said(", ") if i % 2 else faces[i // 2] for i in range(2 * len(faces) - 1)]
            runs += [Said(part.text, part.latex, strong) if isinstance(part, Face) else
                     part if isinstance(part, Said) else Said(str(part), None, strong) for part in joined]
    return tuple(runs)


# -- numbers --------------------------------------------------------------------------------------


def _inputs(op: Op) -> dict[str, float]:
    """Numbers for the op's example: none where those that it starts with will do, else a point that the op names."""
    if not op.elementwise:
        return {}
    graph = parse(op.example)
    run = trace(graph)
    if np.all(np.isfinite(run.numbers)):
        return {}
    names = [node.name or "" for node in graph.inputs]
    fitting = next((point for point in op.samples if len(point) == len(names)), ())
    return dict(zip(names, fitting, strict=bool(fitting)))
