"""Data sets by name, drawn from a seed: the same points in the same order, always."""

import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from engine.generator import Generator
from engine.training.data.faults import DataError
from engine.training.data.table import Row, Table
from engine.training.rules import Setting
from engine.words import declare_choice

Draw = Callable[..., Iterator[Row]]
SIZE, NOISE = "size", "noise"
CLASSES = ("0", "1")


class DataSet(NamedTuple):
    """One data set.

    Attributes
    ----------
    name : str
    label : str
        What stands on its button.
    draw : callable
        Given the generator, how many and the settings, gives the points.
    features : tuple of str
    classes : tuple of str
        None where the label is a number.
    size : int
        How many points it has if nothing else is said.
    settings : mapping of str to Setting
    doc : str
    most : int or None
        How many points there are at all, where they are not made.
    target : str
        What the label is called.
    test : float
        The share that one usually keeps for the test.
    scaling : str
        The scale that suits its features.
    image : tuple of int or None
        Rows and columns, where the features are the pixels of a picture.
    """

    name: str
    label: str
    draw: Draw
    features: tuple[str, ...]
    classes: tuple[str, ...]
    size: int
    settings: Mapping[str, Setting]
    doc: str
    most: int | None = None
    target: str = "y"
    test: float = 0.0
    scaling: str = "none"
    image: tuple[int, int] | None = None


DATASETS: dict[str, DataSet] = {}


def dataset(name: str, label: str, size: int, *, features: int = 2, classes: tuple[str, ...] = CLASSES,
            **settings: Setting) -> Callable[[Draw], Draw]:
    """Declare a data set; its docstring says what it is.

    Parameters
    ----------
    name : str
        What it goes by.
    label : str
        What stands on its button.
    size : int
        How many points it has if nothing else is said.
    features : int
        How many numbers a point has.
    classes : tuple of str
        None where the label is a number.
    **settings
        What it takes, the noise among it.
    """

    def enter(draw: Draw) -> Draw:
        doc = inspect.cleandoc(draw.__doc__ or "")
        names = ("x",) if features == 1 else tuple(f"x_{i}" for i in range(1, features + 1))
        DATASETS[name] = DataSet(name, label, draw, names, classes, size, settings, doc)
        declare_choice("dataset", name, label, doc)
        return draw

    return enter


def drawn(name: str, settings: Mapping[str, float], seed: int, most: int) -> Table:
    """Draw a data set.

    Parameters
    ----------
    name : str
        Which.
    settings : mapping of str to float
        ``"size"``, and what it takes; what is left out is as it has it.
    seed : int
        Of its points.
    most : int
        How many there may be.

    Raises
    ------
    DataError
        ``unknown-dataset``, ``unknown-data-setting``, ``data-setting-out-of-range``, ``data-size``.

    Examples
    --------
    >>> drawn("xor", {}, 0, 100).rows
    ((0.0, 0.0, 0.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0))
    """
    if name not in DATASETS:
        raise DataError("unknown-dataset", None, "data-known", what=name, known=", ".join(DATASETS))
    of = DATASETS[name]
    given = {key: one.default for key, one in of.settings.items()}
    size = float(of.size)
    for key, value in settings.items():
        if key == SIZE:
            size = value
        elif key not in of.settings:
            raise DataError("unknown-data-setting", None, "data-known", name=name, what=key,
                            known=", ".join((SIZE, *of.settings)))
        elif value not in of.settings[key]:
            raise DataError("data-setting-out-of-range", name=name, what=key, range=of.settings[key].range)
        else:
            given[key] = value
    most = min(most, of.most or most)
    if not (math.isfinite(size) and size == int(size) and 2 <= size <= most):
        raise DataError("data-size", name=name, least=2, most=most)
    return Table(of.features, of.target, tuple(of.draw(Generator(seed), int(size), **given)), of.classes)


def _square(draw: Generator, size: int, noise: float, class_of: Callable[[int, int], int]) -> Iterator[Row]:
    for i in range(size):
        first, second = i // 2 % 2, i % 2
        yield *_blurred(draw, (float(first), float(second)), noise), float(class_of(first, second))


def _blurred(draw: Generator, point: tuple[float, ...], noise: float) -> Row:
    """Return a point moved by normal noise; without noise nothing is drawn."""
    return tuple(x + draw.normal(0.0, noise) for x in point) if noise else point


@dataset("xor", "XOR", 4, noise=Setting(0.0))
def _xor(draw: Generator, size: int, noise: float) -> Iterator[Row]:
    """Whether exactly one of two is 1. No line tells the classes apart."""
    yield from _square(draw, size, noise, lambda first, second: first ^ second)


@dataset("and", "AND", 4, noise=Setting(0.0))
def _and(draw: Generator, size: int, noise: float) -> Iterator[Row]:
    """Whether both of two are 1. A line tells the classes apart."""
    yield from _square(draw, size, noise, lambda first, second: first & second)


@dataset("linear", "linear", 100, noise=Setting(0.0))
def _linear(draw: Generator, size: int, noise: float) -> Iterator[Row]:
    """Two classes on either side of a line; noise lets some stand on the wrong one."""
    for _ in range(size):
        first, second = draw.uniform(-1.0, 1.0), draw.uniform(-1.0, 1.0)
        side = first + 0.5 * second - 0.1 + (draw.normal(0.0, noise) if noise else 0.0)
        yield first, second, float(side > 0)


@dataset("line", "noisy line", 50, features=1, classes=(), noise=Setting(0.1))
def _line(draw: Generator, size: int, noise: float) -> Iterator[Row]:
    """A line with noise, to be found again: y = 0.8 x + 0.3."""
    for _ in range(size):
        x = draw.uniform(-1.0, 1.0)
        yield x, 0.8 * x + 0.3 + (draw.normal(0.0, noise) if noise else 0.0)


@dataset("sine", "sine", 100, features=1, classes=(), noise=Setting(0.1))
def _sine(draw: Generator, size: int, noise: float) -> Iterator[Row]:
    """A whole wave with noise, which no line follows."""
    for _ in range(size):
        x = draw.uniform(-1.0, 1.0)
        yield x, math.sin(math.pi * x) + (draw.normal(0.0, noise) if noise else 0.0)


@dataset("circles", "circles", 200, noise=Setting(0.05))
def _circles(draw: Generator, size: int, noise: float) -> Iterator[Row]:
    """A circle in a circle."""
    for i in range(size):
        angle, kind = draw.uniform(0.0, 2.0 * math.pi), i % 2
        radius = (1.0, 0.4)[kind]
        yield *_blurred(draw, (radius * math.cos(angle), radius * math.sin(angle)), noise), float(kind)


@dataset("moons", "moons", 200, noise=Setting(0.1))
def _moons(draw: Generator, size: int, noise: float) -> Iterator[Row]:
    """Two half moons, one hooked into the other."""
    for i in range(size):
        angle, kind = draw.uniform(0.0, math.pi), i % 2
        point = (math.cos(angle) - 0.5, math.sin(angle) - 0.25)
        yield *_blurred(draw, tuple(-x for x in point) if kind else point, noise), float(kind)


@dataset("spirals", "spirals", 200, noise=Setting(0.02), turns=Setting(1.5, least=0.25, most=3.0))
def _spirals(draw: Generator, size: int, noise: float, turns: float) -> Iterator[Row]:
    """Two arms that wind around each other."""
    for i in range(size):
        far, kind = draw.uniform(0.05, 1.0), i % 2
        angle = 2.0 * math.pi * turns * far + math.pi * kind
        yield *_blurred(draw, (far * math.cos(angle), far * math.sin(angle)), noise), float(kind)


@dataset("blobs", "blobs", 150, classes=("0", "1", "2"), noise=Setting(0.2))
def _blobs(draw: Generator, size: int, noise: float) -> Iterator[Row]:
    """Three heaps of points."""
    for i in range(size):
        angle = 2.0 * math.pi * (i % 3) / 3.0 + math.pi / 2.0
        yield *_blurred(draw, (0.7 * math.cos(angle), 0.7 * math.sin(angle)), noise), float(i % 3)
