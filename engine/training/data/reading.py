"""Read a table that somebody pasted: what separates it, whether it has a header, which column is the label."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.errors import Span
from engine.training.data.faults import DataError
from engine.training.data.table import Row, Table

SEPARATORS = ("\t", ";", ",")
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "?", "-", "–", "."})
LONGEST_NAME = 40
MOST_CLASSES = 10

_NUMBER = re.compile(r"[+\-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+\-]?\d+)?")
_COMMA_NUMBER = re.compile(r"[+\-−]?(?:\d+(?:,\d*)?|,\d+)(?:[eE][+\-]?\d+)?")
_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")


class Cell(NamedTuple):
    """A cell: what it says, and where in the whole text it stands."""

    text: str
    whole: str
    start: int
    length: int

    @property
    def span(self) -> Span:
        """Where it stands, as its reader counts it."""
        breaks = [found.end() for found in _BREAK.finditer(self.whole, 0, self.start)]
        return Span(self.start, self.length, len(breaks) + 1, self.start - (breaks[-1] if breaks else 0) + 1)

    @property
    def is_missing(self) -> bool:
        """Whether it says nothing."""
        return self.text.lower() in MISSING


class Line(NamedTuple):
    """A row of cells, and its number as a reader counts the rows, from 1, the header among them."""

    number: int
    cells: list[Cell]


def read_table(text: str, *, rows: int, columns: int, header: bool | None = None, label: str | None = None) -> Table:
    """Read a table.

    Parameters
    ----------
    text : str
        Rows on lines of their own. Tabs, semicolons, commas or blanks stand between cells; in quotes they are text.
        Beside semicolons and tabs a number may have a decimal comma. Empty lines and lines that begin with # are
        left out.
    rows, columns : int
        The most of each.
    header : bool, optional
        Whether the first row has the names of the columns; where this is not said, it is seen.
    label : str, optional
        Which column is the label: its name, or its number from 1; the last one if left out.

    Raises
    ------
    DataError
        With row and column.

    Examples
    --------
    >>> table = read_table("height,weight,animal\\n0.3,4,cat\\n0.6,20,dog\\n0.2,3,cat\\n", rows=100, columns=10)
    >>> table.features, table.label, table.classes, table.rows[1]
    (('height', 'weight'), 'animal', ('cat', 'dog'), (0.6, 20.0, 1.0))
    """
    separator = _separator(text)
    lines = list(_lines(text, separator, rows + 1, columns))  # one more for the header
    if not lines:
        raise DataError("empty-table")
    number = _COMMA_NUMBER if separator in ("\t", ";") and _has_commas(lines) else _NUMBER
    if header is None:
        header = _has_header(lines, number)
    names = _names(lines.pop(0).cells if header else [], len(lines[0].cells) if lines else 0)
    if not lines:
        raise DataError("empty-table")
    if len(lines) > rows:
        raise DataError("too-many-rows", lines[rows].cells[0].span, limit=rows)
    if len(names) < 2:
        raise DataError("one-column")
    at = _label(names, label)
    features = [i for i in range(len(names)) if i != at]
    labels, classes = _labels(lines, at, names[at], number)
    made = tuple((*(_feature(line, i, names[i], number) for i in features), one)
                 for line, one in zip(lines, labels, strict=True))
    _some_in_each(made, [(i, names[i]) for i in features])
    return Table(tuple(names[i] for i in features), names[at], made, classes, _gap(lines, features, names))


# -- cells ----------------------------------------------------------------------------------------


def _separator(text: str) -> str | None:
    """What stands between cells: of those that the first row has outside quotes the first; blanks if it has none."""
    first = next((line for line in _LINE.findall(text) if _says_something(line)), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return next((mark for mark in SEPARATORS if mark in bare), None)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _lines(text: str, separator: str | None, rows: int, columns: int) -> Iterator[Line]:
    number, width = 0, 0
    for found in _LINE.finditer(text):
        if not _says_something(found[0]):
            continue
        number += 1
        cells = [_cell(text, found.start() + begin, found.start() + end) for begin, end in _pieces(found[0], separator)]
        if len(cells) > columns:
            raise DataError("too-many-columns", cells[columns].span, limit=columns)
        if width and len(cells) != width:
            raise DataError("ragged-row", cells[min(width, len(cells) - 1)].span, row=number, found=len(cells),
                            columns=width)
        width = len(cells)
        yield Line(number, cells)
        if number > rows:
            return


def _pieces(line: str, separator: str | None) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end."""
    if separator is None:
        return [found.span() for found in re.finditer(r'"[^"]*"|\S+', line)]
    found, begin, quoted = [], 0, False
    for i, mark in enumerate(line):
        if mark == '"':
            quoted = not quoted
        elif mark == separator and not quoted:
            found.append((begin, i))
            begin = i + 1
    return [*found, (begin, len(line))]


def _cell(text: str, begin: int, end: int) -> Cell:
    raw = text[begin:end]
    bare = raw.strip()
    at, quoted = begin + raw.find(bare), len(bare) > 1 and bare[0] == bare[-1] == '"'
    return Cell(bare[1:-1].replace('""', '"').strip() if quoted else bare, text, at, max(1, len(bare)))


# -- columns --------------------------------------------------------------------------------------


def _has_commas(lines: Sequence[Line]) -> bool:
    """Whether numbers have decimal commas: some cell is a number so, and none has a point."""
    cells = [one.text for line in lines for one in line.cells]
    return any("," in one and _COMMA_NUMBER.fullmatch(one) for one in cells) and \
        not any("." in one and _NUMBER.fullmatch(one) for one in cells)


def _has_header(lines: Sequence[Line], number: re.Pattern[str]) -> bool:
    """Whether the first row says something in words above a number."""
    if len(lines) < 2:
        return False
    return any(not number.fullmatch(top.text) and not top.is_missing and number.fullmatch(below.text)
               for top, below in zip(lines[0].cells, lines[1].cells, strict=True)) or \
        all(not number.fullmatch(top.text) and not top.is_missing for top in lines[0].cells) and \
        any(number.fullmatch(one.text) for line in lines[1:] for one in line.cells)


def _names(header: Sequence[Cell], count: int) -> list[str]:
    if not header:
        return [*(f"x_{i}" for i in range(1, count)), "y"]
    names = [one.text or f"x_{i}" for i, one in enumerate(header, 1)]
    for i, name in enumerate(names):
        if len(name) > LONGEST_NAME:
            raise DataError("column-name-too-long", header[i].span, column=i + 1, limit=LONGEST_NAME)
        if name in names[:i]:
            raise DataError("name-twice", header[i].span, name=name)
    return names


def _label(names: Sequence[str], label: str | None) -> int:
    if label is None:
        return len(names) - 1
    if label in names:
        return names.index(label)
    if label.isascii() and label.isdigit() and 1 <= int(label) <= len(names):
        return int(label) - 1
    raise DataError("unknown-label", None, "data-known", what=label, known=", ".join(names))


def _value(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))


def _feature(line: Line, at: int, name: str, number: re.Pattern[str]) -> float:
    one = line.cells[at]
    if one.is_missing:
        return math.nan
    if not number.fullmatch(one.text):
        raise DataError("not-a-feature", one.span, "only-label-words", row=line.number, column=at + 1, name=name,
                        what=one.text)
    return _finite(line, at, name)


def _finite(line: Line, at: int, name: str) -> float:
    one = line.cells[at]
    value = _value(one.text)
    if not math.isfinite(value):
        raise DataError("not-finite", one.span, row=line.number, column=at + 1, name=name, what=one.text)
    return value


def _labels(lines: Sequence[Line], at: int, name: str, number: re.Pattern[str]) -> tuple[list[float], tuple[str, ...]]:
    """Return the labels, and what the classes are called where they are words."""
    for line in lines:
        if line.cells[at].is_missing:
            raise DataError("missing-label", line.cells[at].span, row=line.number, column=at + 1, name=name)
    if all(number.fullmatch(line.cells[at].text) for line in lines):
        return [_finite(line, at, name) for line in lines], ()
    words = sorted({line.cells[at].text for line in lines})
    if len(words) > MOST_CLASSES:
        raise DataError("too-many-classes", lines[0].cells[at].span, name=name, limit=MOST_CLASSES)
    place = {word: float(i) for i, word in enumerate(words)}
    return [place[line.cells[at].text] for line in lines], tuple(words)


def _gap(lines: Sequence[Line], features: Sequence[int], names: Sequence[str]) -> DataError | None:
    """Return what is said of the first feature that is missing."""
    return next((DataError("missing-value", line.cells[at].span, "fill-missing", row=line.number, column=at + 1,
                           name=names[at]) for line in lines for at in features if line.cells[at].is_missing), None)


def _some_in_each(rows: Sequence[Row], columns: Sequence[tuple[int, str]]) -> None:
    for i, (at, name) in enumerate(columns):
        if all(math.isnan(row[i]) for row in rows):
            raise DataError("all-missing", column=at + 1, name=name)
