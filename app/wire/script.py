"""From the engine's trace and script to what travels."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

import msgspec

from app.wire import trace as wire
from app.wire import words
from app.wire.answer import largest_whole, plain, raw
from app.wire.cells import cells_told
from app.wire.network import network_told
from app.wire.unfolded import ArrayTold, UnfoldedTold
from engine.graph import Graph, Node
from engine.networks import Network, TensorNetwork
from engine.notation import formula as notation
from engine.notation.board import board, numbers_at, stop_at
from engine.notation.chains import Chain
from engine.notation.labels import Labels, labels
from engine.notation.names import face as name_face
from engine.notation.partlines import Stop
from engine.notation.script import Said, Script
from engine.notation.statements import opening, statements
from engine.notation.wording import KEPT, Wording
from engine.notice import Notice, edited
from engine.op import Face
from engine.patience import go_on
from engine.reuse import uses
from engine.stops import EDGE, LAYER, NODE, PART, PASS, stops
from engine.structure import FORWARD, PULL, SEED, Step, Structure
from engine.trace import Trace
from engine.unfold import Unfolded


class Told(NamedTuple):
    """What of an answer does not depend on the inputs' values, encoded; fields as in `wire.TraceAnswer`."""

    graph: msgspec.Raw
    steps: msgspec.Raw
    stops: msgspec.Raw
    parts: msgspec.Raw
    part_steps: msgspec.Raw
    layer_steps: msgspec.Raw
    pass_steps: msgspec.Raw
    wordings: list[msgspec.Raw]
    opening: msgspec.Raw
    break_down: msgspec.Raw
    put_together: msgspec.Raw
    notices: msgspec.Raw
    network: msgspec.Raw


def told(script: Script, broken_down: Graph | None = None, together: Graph | None = None,
         network: Network | TensorNetwork | None = None, unfolded: Unfolded | None = None) -> Told:
    """Return what an answer tells of a structure.

    Parameters
    ----------
    script : Script
        The structure and its lines.
    broken_down, together : Graph or None
        The text with its pieces named, and with its named pieces written out.
    network : Network or TensorNetwork or None
        What it was lowered from.
    unfolded : Unfolded or None
        The arrays whose elements it is of.
    """
    structure = script.structure
    graph = structure.graph
    wide = [stop for detail in script.wide.values() for stop in detail.values() if stop]
    coarse = [*script.closed.parts.values(), *wide]
    every = dict.fromkeys([*(said.wording for said in script.said), *(stop.wording for stop in coarse)])
    wordings = {wording: i for i, wording in enumerate(every)}
    steps = [_step(structure, step, said, wordings) for step, said in zip(structure.steps, script.said, strict=True)]
    return Told(raw(_graph(script, unfolded, network)), raw(steps), raw(_stops(structure)), *_closed(script, wordings),
                [*map(_wording, wordings)],
                raw(sentence(opening(structure, script.labels))),
                raw(_rewritten(broken_down)), raw(_rewritten(together)),
                raw([_notice(graph.text, notice) for notice in graph.notices]), raw(network and network_told(network)))


def answer(run: Trace, numbers: Sequence[Any], of_walk: Told, revision: int,
           program: msgspec.Raw | None) -> wire.TraceAnswer:
    """Return the whole trace as it travels.

    Parameters
    ----------
    run : Trace
    numbers : sequence of number or array
        The trace's, and those of its lines.
    of_walk : Told
        The rest.
    revision : int
        Returned as it came.
    program : Raw or None
        The program, if it was asked for.
    """
    structure, results = run.structure, run.results
    told = partial(plain, largest=largest_whole(numbers) if structure.graph.has_arrays else 0)
    return wire.TraceAnswer(
        revision, numbers=[told(n) for n in numbers], results=wire.Results(
            told(results["output"]), {name: told(gradient) for name, gradient in results["gradients"].items()}),
        forward_steps=structure.forward_steps, total_steps=len(structure.steps), program=program,  # type: ignore[arg-type]
        **of_walk._asdict())


def _stops(structure: Structure) -> wire.Stops:
    return wire.Stops(*[list(stops(structure, detail)) for detail in (NODE, PART, LAYER, PASS)])


def _closed(script: Script, wordings: dict[Wording, int]) -> tuple[msgspec.Raw, msgspec.Raw, msgspec.Raw, msgspec.Raw]:
    """The parts, and what is shown at the stops of parts, layers and whole passes; None where a step is."""
    structure, closed = script.structure, script.closed

    def shown(stop: Stop | None) -> wire.Step | None:
        return stop and _step(structure, stop.step, Said(stop.wording, 0, stop.given), wordings)

    return (raw([wire.Part(part.node, list(part.nodes), list(part.inputs)) for part in closed.closed.values()]),
            raw([shown(closed.parts.get(k)) for k in stops(structure, PART)]),
            raw([*map(shown, script.wide[LAYER].values())]), raw([*map(shown, script.wide[PASS].values())]))


def _rewritten(graph: Graph | None) -> wire.Rewritten | None:
    if graph is None:
        return None
    return wire.Rewritten(graph.text, [[notation.latex(line, [])] for _, line in statements(graph, labels(graph))])


def _notice(text: str, notice: Notice) -> wire.Notice:
    other = None
    if notice.edits:
        edits = [wire.Edit(words.Place.of(edit.span), edit.text) for edit in notice.edits]
        other = wire.Other(words.Sentence(f"other.{notice.code}", {}), edits, edited(text, notice.edits))
    said = words.Sentence(f"notice.{notice.code}", {"what": notice.what})
    return wire.Notice(notice.code, said, [words.Place.of(span) for span in notice.spans], other)


def step_answer(
    run: Trace, script: Script, k: int, revision: int, detail: str = EDGE, closed: Collection[int] | None = None,
    chain: Chain | None = None
) -> wire.StepAnswer:
    """Return one step as it travels, its numbers filled in; with its chain, if there is one."""
    (step, _), numbers = stop_at(script, k, detail, closed), numbers_at(run, script, detail, closed)
    said = board(run, script, k, detail, closed)
    known = run.frame(k)
    filled: dict[str, Any] = {"kind": step.kind, "node": step.node}
    whole = partial(plain, largest=largest_whole([*known.values.values(), *known.gradients.values()]))
    for name in _SLOTS[step.kind]:
        filled[name] = whole(numbers[getattr(step, name)])
    if step.kind == PULL:
        filled |= {name: getattr(step, name) for name in ("slot", "to", "arrived", "expected", "final")}
        filled |= {"jacobian": _jacobian(step), "cut": bool(filled["cut"])}
        filled |= {"slot": None if step.slot < 0 else step.slot}
        if (count := uses(run.structure, k, detail, closed)) > 1:
            filled |= {"uses": count, "reused": script.labels.derivative(run.structure.of, step.node).text}
    notes = said.get("notes", [])
    return wire.StepAnswer(
        revision, k, wire.FilledStep(**filled, note=" ".join(notes) or None),
        wire.Frame({str(id): whole(v) for id, v in known.values.items()},
                   {str(id): whole(v) for id, v in known.gradients.items()}),
        wire.Board(**said, chain=[] if chain is None else _told(chain, numbers_at(run, script, PART))))


def _told(chain: Chain, numbers: Sequence[Any]) -> list[wire.BoardLine]:
    return [wire.BoardLine(line.latex(numbers), line.move.fill(numbers)) for line in chain.lines]


_SLOTS = {FORWARD: ("value",), SEED: ("gradient",), PULL: ("upstream", "local", "contribution", "total", "cut")}


def _graph(script: Script, unfolded: Unfolded | None, network: object) -> wire.Graph:
    structure, called = script.structure, script.labels
    graph = structure.graph
    rank: list[int] = []
    nodes = []
    for node in graph.nodes:
        go_on()
        rank.append(1 + max((rank[i] for i in node.inputs), default=-1))
        name = node.name or (graph.title if node.id == graph.output and not node.is_leaf else None)
        nodes.append(wire.Node(
            node.id, node.op, list(node.inputs), {k: _attribute(v) for k, v in node.attrs.items()}, node.name,
            node.scope, list(node.shape), words.Place.of(node.span) if node.span else None, structure.owner[node.id],
            rank[-1],
            face(called.face(node.id) if node.is_leaf else called.mark(node)), face(called.face(node.id)),
            _tag(called, node, name), face(called.own[node.id]) if called.named(node.id) and not node.is_leaf else None,
            script.stated.get(node.id)))
    inputs = [wire.Input(node.name or "", node.id, plain(graph.defaults.get(node.name or "")),
                         node.id in structure.wrt, face(called.face(node.id))) for node in graph.inputs]
    return wire.Graph(graph.title, graph.output, nodes, inputs,
                      [wire.Statement(id, formula(line)) for id, line in statements(graph, called)], graph.has_arrays,
                      None if unfolded is None else _unfolded(unfolded), cells_told(graph, network))


def _unfolded(unfolded: Unfolded) -> UnfoldedTold:
    called = labels(unfolded.whole)
    return UnfoldedTold([
        ArrayTold(node.id, node.name, list(node.shape), list(elements), face(called.face(node.id)))
        for node, elements in zip(unfolded.whole.nodes, unfolded.elements, strict=True)], list(unfolded.source))


def _attribute(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_attribute(item) for item in value]
    return value if value is None or isinstance(value, int) else float(value)


def _jacobian(step: Step) -> wire.Jacobian | None:
    if step.jacobian is None:
        return None
    local, shape, drawn = step.jacobian
    return wire.Jacobian(local.pattern, list(shape), None if drawn is None else list(drawn), local.side)


def _tag(called: Labels, node: Node, name: str | None) -> words.Face | None:
    """What stands beside an op's node: its name, or the v₅ that the lines call it by."""
    if node.is_leaf or (name is None and not called.named(node.id)):
        return None
    return face(name_face(name) if name else called.face(node.id))


def _step(structure: Structure, step: Step, said: Said, wordings: dict[Wording, int]) -> wire.Step:
    go_on()
    given = [face(one) if isinstance(one, Face) else one for one in said.given]
    if step.kind == PULL:
        return wire.Step(
            step.kind, step.node, wordings[said.wording], said.own, slot=step.slot, to=step.to, upstream=step.upstream,
            local=step.local, contribution=step.contribution, total=step.total, cut=step.cut, arrived=step.arrived,
            expected=step.expected, final=step.final, from_step=step.from_step, jacobian=_jacobian(step),
            given=given)
    if step.kind == SEED:
        return wire.Step(step.kind, step.node, wordings[said.wording], said.own, gradient=step.gradient,
                         zeros=list(structure.unused), given=given)
    return wire.Step(step.kind, step.node, wordings[said.wording], said.own, value=step.value, given=given)


@lru_cache(maxsize=2 * KEPT)
def _wording(wording: Wording) -> msgspec.Raw:
    lines = wording.lines
    return raw(words.Wording(
        sentence(lines.title), formula(lines.rule), sentence(lines.sentence), sentence(lines.spoken),
        formula(lines.gradient), formula(lines.upstream), formula(lines.local_rule), formula(lines.contribution),
        formula(lines.sum), formula(lines.jacobian), sentence(lines.status) if lines.status else None,
        [words.Note(note.kind, note.slot, sentence(note.sentence)) for note in lines.notes]))


def face(written: Face) -> words.Face:
    """Return a face as it travels."""
    spoken = written.spoken
    said = sentence(spoken) if isinstance(spoken, notation.Sentence) else spoken
    return words.Face(written.text, written.latex, said)


def formula(pieces: notation.Formula) -> words.Formula:
    """Return a formula as it travels."""
    return [piece if isinstance(piece, str) else _PIECES[type(piece)](piece) for piece in pieces if piece != ""]


_PIECES: dict[type, Callable[[Any], words.Piece]] = {
    notation.Num: lambda it: words.Piece(n=it.slot, role=it.role, ink=it.ink),
    notation.Eq: lambda it: words.Piece(equal=(it.left, it.right)),
    notation.Like: lambda it: words.Piece(like=([[[*factor] for factor in term] for term in it.terms], it.right)),
    notation.Brace: lambda it: words.Piece(under=formula(it.under), of=formula(it.pieces)),
    notation.Ink: lambda it: words.Piece(ink=it.ink, of=formula(it.pieces)),
    notation.Part: lambda it: words.Piece(node=it.node, of=formula(it.pieces)),
    notation.If: lambda it: words.Piece(when=it.slot, then=formula(it.then), other=formula(it.other)),
    notation.Called: lambda it: words.Piece(called=it.node, by=it.by),
    notation.Given: lambda it: words.Piece(given=it.place),
}


def sentence(said: notation.Sentence) -> words.Sentence:
    """Return a sentence as it travels."""
    return words.Sentence(said.key, {name: _hole(hole) for name, hole in said.holes.items()})


def _hole(hole: Any) -> str | int | words.Hole:
    told = _HOLES.get(type(hole))
    return hole if told is None else told(hole)


_HOLES: dict[type, Callable[[Any], words.Hole]] = {
    notation.Num: lambda it: words.Hole(n=it.slot),
    notation.If: lambda it: words.Hole(when=it.slot, then=_hole(it.then), other=_hole(it.other)),
    notation.Sentence: lambda it: words.Hole(key=it.key, holes={name: _hole(hole) for name, hole in it.holes.items()}),
    Face: lambda it: words.Hole(face=face(it)),
    notation.Called: lambda it: words.Hole(called=it.node, by=it.by),
    notation.Given: lambda it: words.Hole(given=it.place),
    list: lambda it: words.Hole(items=[_hole(item) for item in it]),
}
