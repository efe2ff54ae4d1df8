"""What the board says at one step, in English, numbers filled in."""

from collections.abc import Collection, Sequence
from typing import Any

from engine.closed import counts, covers
from engine.notation.formula import Sentence, latex
from engine.notation.lines import Lines
from engine.notation.script import Script
from engine.stops import EDGE, PART, WIDE, closed_at, place
from engine.structure import PULL, Step
from engine.trace import Trace


def board(
    run: Trace, script: Script, k: int, detail: str = EDGE, closed: Collection[int] | None = None
) -> dict[str, Any]:
    """Return the board's lines at the stop k of a level of detail.

    Parameters
    ----------
    run : Trace
    script : Script
        Its lines.
    k : int
        One of the stops, counted in edges.
    detail : {"edge", "node", "part", "layer", "pass"}
    closed : collection of int, optional
        Which stops there are: `engine.stops`.

    Returns
    -------
    dict
        ``heading``, ``title``, ``rule``, ``sentence``, ``spoken``; for a pull also ``local_rule``.

    Examples
    --------
    >>> from engine import parse, trace
    >>> run = trace(parse("x y"), {"x": 2, "y": 3})
    >>> board(run, Script(run.structure), 3)["spoken"]
    'Backward step 2 of 3. Through times back to x. Upstream 1 times local 3 is 3. The gradient at x is now 3, final.'
    """
    step, lines = stop_at(script, k, detail, closed)
    numbers = numbers_at(run, script, detail, closed)
    phase, at, of = place(script.structure, k, detail, closed)
    said = {
        "heading": Sentence("heading", {"phase": Sentence(f"phase.{phase}"), "step": at, "of": of}).fill(numbers),
        "title": lines.title.fill(numbers),
        "rule": latex(lines.rule, numbers),
    }
    if step.kind == PULL:
        said["local_rule"] = latex(lines.local_rule, numbers)
        said |= {"jacobian": latex(lines.jacobian, numbers)} if lines.jacobian else {}
    said["sentence"] = lines.sentence.fill(numbers)
    said["spoken"] = lines.spoken.fill(numbers, aloud=True, step=at, of=of)
    covered = [note for step in covers(script.structure, k, detail, closed) for note in script.lines_at(step).notes]
    # One of the edges that it stands for may be cut where others are not.
    told = [*lines.notes, *(note for note in covered if note.kind != "cut")]
    notes = dict.fromkeys(note.sentence.fill(numbers) for note in told if numbers[note.slot])
    return said | ({"notes": [*notes]} if notes else {})


def stop_at(script: Script, k: int, detail: str, closed: Collection[int] | None = None) -> tuple[Step, Lines]:
    """Return the step shown at a stop, and its lines.

    Parameters
    ----------
    script : Script
    k : int
        One of the stops.
    detail : {"edge", "node", "part", "layer", "pass"}
    closed : collection of int, optional
        Which stops there are: `engine.stops`.

    Examples
    --------
    >>> from engine import parse, trace
    >>> script = Script(trace(parse("g = y^2 + z; f(x, y, z) = x g")).structure)
    >>> [stop_at(script, 9, detail)[0].node for detail in ("edge", "part", "pass")]
    [3, 4, 5]
    >>> stop_at(script, 9, "edge", {4})[0].node
    4
    """
    structure = script.structure
    if detail in WIDE:
        wide = script.wide[detail][k]
        if wide is None:
            return structure.steps[k - 1], script.lines_at(k)
        return wide.step, script.closed.lines(wide, script.face)
    shut = closed_at(structure, detail) if closed is None else closed
    stop = script.closed.parts.get(k) if structure.owner[structure.steps[k - 1].node] in shut else None
    step = stop.step if stop else structure.steps[k - 1]
    if shut and step.kind == PULL:
        arrived, expected = counts(structure, shut)[k]
        step = step._replace(arrived=arrived, expected=expected)
    return step, script.closed.lines(stop._replace(step=step), script.face) if stop else script.lines_of(k, step)


def numbers_at(run: Trace, script: Script, detail: str, closed: Collection[int] | None = None) -> Sequence[Any]:
    """Return the numbers that lines of a level of detail are filled with."""
    numbers = script.numbers(run.numbers)
    coarse = detail in WIDE or (detail == PART if closed is None else closed)
    return script.closed.numbers(numbers) if coarse else numbers
