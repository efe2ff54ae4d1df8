"""Examples made ready to learn from: what is missing, what is kept for the test, on what scale, and as what labels."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from engine.generator import Generator
from engine.networks.losses import NUMBERS, SHARES, SIGNS, Loss
from engine.training.data.faults import DataError
from engine.training.data.table import Row, Table

REFUSE, DROP, MEAN = "refuse", "drop", "mean"
NONE, STANDARD, RANGE = "none", "standard", "range"
MISSING, SCALINGS = (REFUSE, DROP, MEAN), (NONE, STANDARD, RANGE)


class Scale(NamedTuple):
    """How a feature is scaled: (x − shift) / by."""

    shift: float
    by: float


class Prepared(NamedTuple):
    """Examples to learn from, and examples for the test: of each the features, then the labels.

    Attributes
    ----------
    rows, test : tuple of tuples of float
    rows_at, test_at : tuple of int
        Which rows of the table these are.
    scales : tuple of Scale
        Of each feature.
    """

    rows: tuple[Row, ...]
    test: tuple[Row, ...]
    rows_at: tuple[int, ...]
    test_at: tuple[int, ...]
    scales: tuple[Scale, ...]


def prepare(table: Table, *, share: float = 0.0, seed: int = 0, missing: str = REFUSE, scaling: str = NONE) -> Prepared:
    """Make a table ready; what scales and fills is found in the rows that are learned from.

    Parameters
    ----------
    table : Table
    share : float
        How much of it is kept for the test: drawn from the seed, rounded.
    seed : int
        Of this draw.
    missing : {"refuse", "drop", "mean"}
        What is done with a missing value: nothing, its row is left out, or it is filled with the column's mean.
    scaling : {"none", "standard", "range"}
        To mean 0 and standard deviation 1, or from −1 to 1.

    Raises
    ------
    DataError
        ``missing-value``, ``nothing-left``, ``not-a-share``, ``unknown-missing``, ``unknown-scaling``.

    Examples
    --------
    >>> made = prepare(Table(("x",), "y", ((1.0, 5.0), (3.0, 6.0))), scaling="standard")
    >>> made.rows, made.scales
    (((-1.0, 5.0), (1.0, 6.0)), (Scale(shift=2.0, by=1.0),))
    """
    if missing not in MISSING:
        raise DataError("unknown-missing", None, "data-known", what=missing, known=", ".join(MISSING))
    if scaling not in SCALINGS:
        raise DataError("unknown-scaling", None, "data-known", what=scaling, known=", ".join(SCALINGS))
    if not 0 <= share < 1:
        raise DataError("not-a-share")
    whole = [i for i, row in enumerate(table.rows) if not any(map(math.isnan, row))]
    if missing == REFUSE and len(whole) < len(table.rows):
        raise table.gap or DataError("missing-values")
    kept = whole if missing == DROP else list(range(len(table.rows)))
    apart = {kept[i] for i in Generator(seed).order(len(kept))[:round(share * len(kept))]} if share else set()
    rows_at, test_at = ([i for i in kept if (i in apart) == wanted] for wanted in (False, True))
    if not rows_at:
        raise DataError("nothing-left")
    columns = [[table.rows[i][at] for i in rows_at] for at in range(len(table.features))]
    means = [_mean([x for x in column if not math.isnan(x)]) for column in columns]
    scales = tuple(_scale([mean if math.isnan(x) else x for x in column], scaling)
                   for column, mean in zip(columns, means, strict=True))

    def made(i: int) -> Row:
        filled = [mean if math.isnan(x) else x for x, mean in zip(table.rows[i], means, strict=False)]
        return (*((x - shift) / by for x, (shift, by) in zip(filled, scales, strict=True)), table.rows[i][-1])

    return Prepared(tuple(map(made, rows_at)), tuple(map(made, test_at)), tuple(rows_at), tuple(test_at), scales)


def _mean(column: Sequence[float]) -> float:
    return math.fsum(column) / len(column) if column else 0.0


def _scale(column: Sequence[float], scaling: str) -> Scale:
    """Return how a column is scaled; one that is everywhere the same is only shifted."""
    if scaling == NONE:
        return Scale(0.0, 1.0)
    if scaling == RANGE:
        low, high = min(column), max(column)
        return Scale((low + high) / 2, (high - low) / 2 or 1.0)
    mean = _mean(column)
    return Scale(mean, math.sqrt(_mean([(x - mean)**2 for x in column])) or 1.0)


def labelled(table: Table, of: Loss, outputs: int) -> list[Row]:
    """Return the labels of each row as a loss wants them: a number, a class as 0 and 1 or −1 and 1, or one of several.

    Parameters
    ----------
    table : Table
    of : Loss
    outputs : int
        How many the network has.

    Raises
    ------
    DataError
        If the labels do not fit.

    Examples
    --------
    >>> from engine.networks import LOSSES
    >>> table = Table(("x",), "y", ((0.5, 0.0), (0.7, 1.0)), ("no", "yes"))
    >>> labelled(table, LOSSES["HingeLoss"], 1), labelled(table, LOSSES["SquareLoss"], 2)
    ([(-1.0,), (1.0,)], [(1.0, 0.0), (0.0, 1.0)])
    """
    values = sorted({row[-1] for row in table.rows})
    names = table.classes
    if not names and of.labels != NUMBERS:
        # Two numbers are two classes; more are none, but where as many are compared.
        if len(values) != (outputs if of.labels == SHARES else 2):
            raise DataError("needs-classes", None, "take-square", loss=of.name, name=table.label)
        names = tuple(f"{value:g}" for value in values)
        table = Table(table.features, table.label,
                      tuple((*row[:-1], float(values.index(row[-1]))) for row in table.rows), names)
    if not names:
        if outputs != 1:
            raise DataError("one-label", None, "take-outputs", name=table.label, outputs=outputs, units=1)
        return [(row[-1],) for row in table.rows]
    low = -1.0 if of.labels == SIGNS else 0.0
    if len(names) < 2:
        raise DataError("one-class", name=names[0])
    if len(names) == 2 and outputs == 1:
        return [(row[-1] or low,) for row in table.rows]
    if len(names) != outputs:
        units = 1 if len(names) == 2 else len(names)
        raise DataError("classes-differ", None, "take-outputs", found=len(names), outputs=outputs, units=units)
    return [tuple(1.0 if row[-1] == place else low for place in range(outputs)) for row in table.rows]
