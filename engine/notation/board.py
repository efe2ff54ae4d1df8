"""What the board says at one step, in English, numbers filled in."""

from typing import Any

from engine.notation.formula import Sentence, latex
from engine.notation.script import Script
from engine.stops import EDGE, place
from engine.structure import PULL
from engine.trace import Trace


def board(run: Trace, script: Script, k: int, detail: str = EDGE) -> dict[str, Any]:
    """Return the board's lines at the stop k of a level of detail.

    Parameters
    ----------
    run : Trace
    script : Script
        Its lines.
    k : int
        One of the stops, counted in edges.
    detail : {"edge", "node", "part", "pass"}
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
    step, lines, numbers = script.structure.steps[k - 1], script.lines_at(k), script.numbers(run.numbers)
    phase, at, of = place(script.structure, k, detail)
    said = {
        "heading": Sentence("heading", {"phase": Sentence(f"phase.{phase}"), "step": at, "of": of}).fill(numbers),
        "title": lines.title.fill(numbers),
        "rule": latex(lines.rule, numbers),
    }
    if step.kind == PULL:
        said["local_rule"] = latex(lines.local_rule, numbers)
    said["sentence"] = lines.sentence.fill(numbers)
    said["spoken"] = lines.spoken.fill(numbers, aloud=True, step=at, of=of)
    notes = [note.sentence.fill(numbers) for note in lines.notes if numbers[note.slot]]
    return said | ({"notes": notes} if notes else {})
