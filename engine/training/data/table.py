"""Examples as a table: features that are numbers, and a label that is a class or a number."""

from dataclasses import dataclass

from engine.training.data.faults import DataError

Row = tuple[float, ...]


@dataclass(frozen=True)
class Table:
    """Examples.

    Attributes
    ----------
    features : tuple of str
        What the columns are called.
    label : str
        What the last column is called.
    rows : tuple of tuples of float
        The features and the label of each; NaN where a feature is missing. A class is its place in `classes`.
    classes : tuple of str
        The classes' names, in their order; none where the label is a number.
    gap : DataError or None
        What is said of the first feature that is missing.

    Examples
    --------
    >>> Table(("x_1",), "y", ((0.5, 1.0), (2.0, 0.0)), ("no", "yes")).gap is None
    True
    """

    features: tuple[str, ...]
    label: str
    rows: tuple[Row, ...]
    classes: tuple[str, ...] = ()
    gap: DataError | None = None
