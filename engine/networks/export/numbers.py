"""Numbers and arrays as Python writes them, so that they read back the same."""

from collections.abc import Sequence


def array(values: Sequence[float] | Sequence[Sequence[float]], indent: int = 0) -> str:
    """Write a vector, or a matrix with a row a line.

    Parameters
    ----------
    values : sequence of numbers, or of rows of them
    indent : int
        How many characters stand before it.

    Examples
    --------
    >>> print("w = " + array([[1.0, -0.5], [2.0, 3.0]], 4))
    w = [[1.0, -0.5],
         [2.0, 3.0]]
    """
    rows = [row if isinstance(row, int | float) else array(row) for row in values]
    if all(isinstance(row, str) for row in rows):
        return "[" + (",\n" + " " * (indent + 1)).join(map(str, rows)) + "]"
    return "[" + ", ".join(repr(float(value)) for value in rows) + "]"
