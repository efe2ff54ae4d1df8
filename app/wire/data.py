"""Examples to learn from, as they travel."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import msgspec

from app.failures import Failure, problem_of
from app.wire.answer import Number
from engine.training.data import DataError, Prepared, Table, drawn, of_points, prepare, read_table


class DataBody(msgspec.Struct, forbid_unknown_fields=True):
    """Examples: a data set by its `kind`, a `table` as text, or `points`; one of the three.

    A data set has `settings`, its size among them, and a `seed`. A table's first row is its header if `header` says so;
    where nothing is said that is seen. `label` is a column's name, or its number from 1; the last if left out. A point
    is its features, then its label, which is a whole number from 0 on if these are `classes`.

    `test` is the share kept for the test, drawn from the seed. `missing` says what is done with a missing value: refuse
    it, drop its row, or fill it with the mean. `scaling` is none, standard (mean 0, deviation 1) or range (−1 to 1).
    """

    kind: str | None = None
    settings: dict[str, float] = {}
    table: str | None = None
    header: bool | None = None
    label: str | None = None
    points: list[list[float]] | None = None
    classes: bool = True
    seed: int = 0
    test: float = 0.0
    missing: str = "refuse"
    scaling: str = "none"


class DataRequest(DataBody, forbid_unknown_fields=True, kw_only=True):
    """Examples to look at."""

    revision: int = 0


class ScaleTold(msgspec.Struct, gc=False):
    """How a feature is scaled: (x − shift) / by."""

    shift: float
    by: float


class DataTold(msgspec.Struct):
    """Examples as a table, and how they are made ready.

    `rows` are the features as they were given, then the label: a number, or the place of its class in `classes`, which
    is empty where the label is a number. NaN stands where a value is missing. `learned` and `tested` are the places of
    the rows that are learned from, and of those kept for the test.
    """

    features: list[str]
    label: str
    classes: list[str]
    rows: list[list[Number]]
    learned: list[int]
    tested: list[int]
    scales: list[ScaleTold]


class DataAnswer(msgspec.Struct):
    """Examples."""

    revision: int
    data: DataTold


class DataSetRow(msgspec.Struct):
    """A data set: what stands on its button, and what it takes, each at what it is if left out.

    `classes` is empty where its label is a number. `test` and `scaling` are what suits it. Of one whose features are
    the pixels of a picture, row by row, `image` has its rows and columns.
    """

    kind: str
    label: str
    features: list[str]
    classes: list[str]
    settings: dict[str, float]
    about: str
    test: float
    scaling: str
    image: list[int] | None


def table_of(body: DataBody, rows: int, columns: int) -> Table:
    """Return the examples as a table.

    Parameters
    ----------
    body : DataBody
    rows, columns : int
        The most of each.

    Raises
    ------
    Failure, DataError
        If it is not one of the three, or cannot be used.
    """
    given = [name for name in ("kind", "table", "points") if getattr(body, name) is not None]
    if not given:
        raise Failure(422, "missing-field", "The examples are missing.", "Name a data set, or send a table or points.",
                      field="kind")
    if len(given) > 1:
        raise Failure(422, "given-twice", "Examples are a data set, a table or points, not several of these.",
                      field=given[1])
    if body.kind is not None:
        return drawn(body.kind, body.settings, _seed(body), rows)
    if body.table is not None:
        with _of_table():
            return read_table(body.table, rows=rows, columns=columns, header=body.header, label=body.label)
    return of_points(body.points or [], classes=body.classes, rows=rows, columns=columns)


def prepared_of(body: DataBody, table: Table) -> Prepared:
    """Return a table made ready as is asked."""
    with _of_table() if body.table is not None else nullcontext():
        return prepare(table, share=body.test, seed=_seed(body), missing=body.missing, scaling=body.scaling)


@contextmanager
def _of_table() -> Iterator[None]:
    """Say that what is wrong is the table, and a place one in it, not in the document."""
    try:
        yield
    except DataError as error:
        problem = problem_of(error)
        place: dict[str, Any] = {} if problem.line is None else {
            "line": problem.line, "column": problem.column, "length": problem.length}
        raise Failure(422, problem.code, problem.detail, problem.hint, field="table", **place) from None


def data_told(table: Table, made: Prepared) -> DataTold:
    """Return examples as they travel."""
    rows: list[list[Any]] = [list(row) for row in table.rows]
    return DataTold(list(table.features), table.label, list(table.classes), rows, list(made.rows_at),
                    list(made.test_at), [ScaleTold(*scale) for scale in made.scales])


def _seed(body: DataBody) -> int:
    if not 0 <= body.seed < 2**53:
        raise Failure(422, "not-a-seed", "A seed is a whole number from 0 to 9007199254740991.", field="seed")
    return body.seed
