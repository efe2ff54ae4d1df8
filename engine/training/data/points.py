"""Points that somebody set, one by one."""

from collections.abc import Sequence

from engine.training.data.faults import DataError
from engine.training.data.table import Table

MOST_CLASSES = 10


def of_points(points: Sequence[Sequence[float]], *, classes: bool, rows: int, columns: int) -> Table:
    """Return points as a table.

    Parameters
    ----------
    points : sequence of sequences of float
        The features of each, then its label.
    classes : bool
        Whether the label is a class: a whole number from 0 on.
    rows, columns : int
        The most of each.

    Raises
    ------
    DataError
        If they are none, too many, or do not go together.

    Examples
    --------
    >>> of_points([(0.5, 1.0, 0.0), (1.5, 2.0, 1.0)], classes=True, rows=10, columns=3).classes
    ('0', '1')
    """
    if not points:
        raise DataError("empty-table")
    if len(points) > rows:
        raise DataError("too-many-rows", limit=rows)
    width = len(points[0])
    if width < 2:
        raise DataError("one-column")
    if width > columns:
        raise DataError("too-many-columns", limit=columns)
    for number, point in enumerate(points, 1):
        if len(point) != width:
            raise DataError("ragged-row", row=number, found=len(point), columns=width)
        if classes and not (point[-1] == int(point[-1]) and 0 <= point[-1] < MOST_CLASSES):
            raise DataError("not-a-class", row=number, what=f"{point[-1]:g}", most=MOST_CLASSES - 1)
    names = ("x",) if width == 2 else tuple(f"x_{i}" for i in range(1, width))
    count = 1 + int(max(point[-1] for point in points)) if classes else 0
    made = tuple(tuple(map(float, point)) for point in points)
    return Table(names, "y", made, tuple(map(str, range(max(count, 2) if classes else 0))))
