"""What the board says at one step, in English, numbers filled in."""

from typing import Any

from engine.notation.formula import Sentence, latex
from engine.notation.script import Script
from engine.structure import PULL
from engine.trace import Trace


def place(script: Script, k: int) -> tuple[str, int, int]:
    """Return the phase of step k, its number within the phase, and how many the phase has.

    Examples
    --------
    >>> from engine import parse, trace
    >>> place(Script(trace(parse("x y")).structure), 2)
    ('backward', 1, 3)
    """
    forward, total = script.structure.forward_steps, len(script.structure.steps)
    return ("forward", k, forward) if k <= forward else ("backward", k - forward, total - forward)


def board(run: Trace, script: Script, k: int) -> dict[str, Any]:
    """Return the board's lines at step k, 1 to the number of steps.

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
    step, lines, numbers = script.structure.steps[k - 1], script.lines[k - 1], script.numbers(run.numbers)
    phase, at, of = place(script, k)
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
