"""What the Jacobian of an op by one input is: its pattern, and what of it is drawn and written."""

from typing import NamedTuple

from engine.places import Function
from engine.shapes import Shape, is_drawn, size, written
from engine.words import declare

DIAGONAL, REPEAT, MATRIX, OUTER, ROW, SUM, SELECTION, BLOCK, FULL = PATTERNS = (
    "diagonal", "repeat", "matrix", "outer", "row", "sum", "selection", "block", "full")
"""The patterns: `docs/trace.md` says what each is."""

RIGHT, LEFT = "right", "left"

UNNAMED = "J"
"""How a Jacobian is written that no short formula gives."""


class Local(NamedTuple):
    """What the Jacobian of an op by one input is, for inputs of some shapes.

    Attributes
    ----------
    pattern : str
        One of `PATTERNS`.
    latex : str
        How it is written; ``{x}`` is an input, ``{out}`` the value. Empty where the rule itself is. A test holds it
        against the Jacobian: a vector is a column there, and a row that has the shape of a matrix goes row by row.
    factor : callable, optional
        What is multiplied with the upstream where that is no Jacobian: ``lambda out, x, y``, a matrix. Without one it
        is the Jacobian itself, over all elements in a row.
    shape : tuple of int
        The shape of the factor.
    side : {"right", "left"}
        On which side of the upstream it stands.
    says : str
        Which of the op's sentences on the way back it has, behind the input's name: ``backward={"x.rows": …}``.
    holds : callable, optional
        Where `latex` is so: ``lambda out, x, y``, on numbers. Without one it is so everywhere.
    else_latex : str
        How it is written elsewhere.
    """

    pattern: str
    latex: str = ""
    factor: Function | None = None
    shape: tuple[int, int] = (0, 0)
    side: str = RIGHT
    says: str = ""
    holds: Function | None = None
    else_latex: str = UNNAMED


class Jacobian(NamedTuple):
    """What a step tells of the Jacobian; it depends on shapes alone.

    Attributes
    ----------
    local : Local
    shape : tuple of int
        Elements of the value, and of the input.
    drawn : tuple of int or None
        The shape of what is drawn; None where it would be too large.
    """

    local: Local
    shape: tuple[int, int]
    drawn: tuple[int, int] | None

    @property
    def text(self) -> str:
        """Its shape as one writes it."""
        return written(self.shape)


def diagonal(given: Shape, out: Shape) -> Local:
    """Return what the Jacobian is where each element is taken alone.

    Examples
    --------
    >>> diagonal((3,), (3,)).pattern, diagonal((), (3,)).pattern
    ('diagonal', 'repeat')
    """
    return Local(DIAGONAL if given == out else REPEAT)


def jacobian(local: Local, out: Shape, given: Shape) -> Jacobian:
    """Return what a step tells of it.

    Examples
    --------
    >>> jacobian(diagonal((3,), (3,)), (3,), (3,)).drawn, jacobian(diagonal((9,), (9,)), (9,), (9,)).drawn
    ((3, 3), None)
    """
    whole = (size(out), size(given))
    drawn = whole if local.factor is None else local.shape
    return Jacobian(local, whole, drawn if is_drawn(*drawn) else None)


declare({
    "diagonal": "**Diagonal:** {op} takes each element alone, so J holds {n} numbers, not {n}².",
    "repeat": "**Broadcast:** {to} stands beside {n} elements, so their gradients add up.",
}, prefix="sentence.local.")
