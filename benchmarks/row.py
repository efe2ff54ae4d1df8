"""One line of the table: what was measured, ours, and how many times as much that is as each peer's."""

from collections.abc import Iterable
from typing import NamedTuple


class Beside(NamedTuple):
    """A peer's figure.

    Attributes
    ----------
    ratio : float
        Ours over theirs.
    peer : str
        Who.
    figure : str
        Theirs.
    budget : float, optional
        What the ratio is to be at most.
    """

    ratio: float
    peer: str
    figure: str
    budget: float | None = None

    def __str__(self) -> str:
        """The ratio first.

        Examples
        --------
        >>> print(Beside(0.5, "micrograd", "27.0 µs", 0.25))
        0.500 of micrograd (27.0 µs; at most 0.25, missed)
        """
        aim = "" if self.budget is None else f"; at most {self.budget:g}"
        missed = ", missed" if self.budget is not None and self.ratio > self.budget else ""
        return f"{self.ratio:.3f} of {self.peer} ({self.figure}{aim}{missed})"


class Row(NamedTuple):
    """One line.

    Attributes
    ----------
    what : str
        What was measured.
    ours : str
        Our figure.
    beside : tuple of Beside
        The peers'.
    """

    what: str
    ours: str
    beside: tuple[Beside, ...] = ()

    def __str__(self) -> str:
        return f"{self.what:<46}{self.ours:>12}   {',  '.join(map(str, self.beside))}".rstrip()


def duration(seconds: float) -> str:
    """Return a time as one reads it.

    Examples
    --------
    >>> duration(0.0000273), duration(0.052), duration(3.0)
    ('27.3 µs', '52.0 ms', '3.00 s')
    """
    if seconds < 1e-6:
        return f"{seconds * 1e9:.0f} ns"
    if seconds < 1e-3:
        return f"{seconds * 1e6:.1f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def timed(what: str, ours: float, peers: dict[str, float], budgets: dict[str, float]) -> Row:
    """Return the row of our time beside the peers'.

    Examples
    --------
    >>> print(timed("a pass", 2e-6, {"micrograd": 20e-6}, {"micrograd": 0.25}))
    a pass                                              2.0 µs   0.100 of micrograd (20.0 µs; at most 0.25)
    """
    return Row(what, duration(ours), tuple(Beside(ours / time, peer, duration(time), budgets.get(peer))
                                           for peer, time in peers.items()))


def sized(what: str, ours: float, peers: dict[str, float], budgets: dict[str, float]) -> Row:
    """Return the row of our megabytes beside the peers'.

    Examples
    --------
    >>> print(sized("a pass", 2.0, {"micrograd": 8.0}, {}))
    a pass                                              2.0 MB   0.250 of micrograd (8.0 MB)
    """
    return Row(what, f"{ours:.1f} MB", tuple(Beside(ours / size, peer, f"{size:.1f} MB", budgets.get(peer))
                                             for peer, size in peers.items()))


def show(rows: Iterable[Row | str]) -> None:
    """Print rows, each as it is found."""
    for row in rows:
        print(row, flush=True)
