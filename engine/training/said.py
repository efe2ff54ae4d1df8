"""Why a run ended, in words: of one that diverged also the threshold of γ near where its loss was least."""

from engine.notation.numbers import text
from engine.training.descent import FINISHED, STOPPED, End
from engine.training.spec import PLAIN, Training
from engine.words import declare, fill

declare({
    "training.finished": "All epochs are done.",
    "training.above": "The mean loss of the last epoch is above {ceiling}.",
    "training.not-finite": "The mean loss of the last epoch is no finite number.",
    "training.stopped": "This run has computed for as long as one may, and was stopped.",
    "training.threshold.start": "Near the start the mean loss curves by at most κ ≈ {curvature}: plain gradient "
                                "descent with γ above 2/κ ≈ {rate} overshoots.",
    "training.threshold.later": "Near where epoch {epoch} began and its loss was least, the mean loss curves by at "
                                "most κ ≈ {curvature}: plain gradient descent with γ above 2/κ ≈ {rate} overshoots.",
    "training.threshold.above": "γ reached {used}: the steps are too large.",
    "training.threshold.below": "γ reached only {used}: the loss was large from the start, or curves more elsewhere, "
                                "or by single examples.",
    "training.threshold.other": "{optimiser} has a threshold of its own. γ reached {used}.",
    "training.threshold.none": "The steps may be too large: try a smaller γ.",
})


def why(end: End, training: Training) -> str:
    """Return why a run ended.

    Examples
    --------
    >>> from engine.training.curvature import Threshold
    >>> end = End("above", 3, 12, 40.0, None, [9.0], Threshold(0, 4.0, 0.5, 0.6))
    >>> print(why(end, Training(0.6)))
    The mean loss of the last epoch is above 10. Near the start the mean loss curves by at most κ ≈ 4: plain \
gradient descent with γ above 2/κ ≈ 0.5 overshoots. γ reached 0.6: the steps are too large.
    """
    said = [fill(f"training.{end.reason}", {"ceiling": f"{training.ceiling:g}"})]
    at = end.threshold
    if at is not None:
        told = {"epoch": at.epoch + 1, "optimiser": training.optimiser.kind, "curvature": text(at.curvature),
                "rate": text(at.rate), "used": text(at.used)}
        kind = "other" if training.optimiser.kind != PLAIN.kind else "above" if at.used > at.rate else "below"
        said += [fill(f"training.threshold.{'later' if at.epoch else 'start'}", told),
                 fill(f"training.threshold.{kind}", told)]
    elif end.reason not in (FINISHED, STOPPED):
        said.append(fill("training.threshold.none", {}))
    return " ".join(said)
