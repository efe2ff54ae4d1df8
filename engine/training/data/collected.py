"""Data sets that were collected, as scikit-learn ships them: read from its files when one is asked for."""

from collections.abc import Iterator
from functools import cache, partial

from engine.generator import Generator
from engine.training.data.preparation import STANDARD
from engine.training.data.sets import DATASETS, DataSet
from engine.training.data.table import Row
from engine.words import declare_choice

SHARE = 0.25
"""So much of them is usually kept for the test."""
_OF_A_CELL = ("radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points",
              "symmetry", "fractal dimension")
_SIDE = 8
_INK = 16.0
_HUNDREDS = 100.0


def collected(name: str, label: str, size: int, features: tuple[str, ...], classes: tuple[str, ...], doc: str, *,
              target: str = "class", scaling: str = STANDARD, image: tuple[int, int] | None = None) -> None:
    """Declare a data set that scikit-learn has.

    Parameters
    ----------
    name : str
        What scikit-learn calls it, behind ``load_``.
    label : str
        What stands on its button.
    size : int
        How many examples it has.
    features, classes : tuple of str
        As scikit-learn names them.
    doc : str
        What it is.
    target : str
        What its label is called.
    scaling : {"none", "standard", "range"}
        What suits its features.
    image : tuple of int, optional
        Rows and columns, where the features are the pixels of a picture.
    """
    DATASETS[name] = DataSet(name, label, partial(_some, name), features, classes, size, {}, doc, most=size,
                             target=target, test=SHARE, scaling=scaling, image=image)
    declare_choice("dataset", name, label, doc)


def _some(name: str, draw: Generator, size: int) -> Iterator[Row]:
    """Give all examples as they were collected, or so many of them, drawn."""
    rows = _rows(name)
    yield from rows if size == len(rows) else (rows[i] for i in draw.order(len(rows))[:size])


@cache
def _rows(name: str) -> tuple[Row, ...]:
    # Takes a second the first time, which who never asks does not wait for.
    from sklearn import datasets

    how = {"scaled": False} if name == "diabetes" else {}
    features, labels = getattr(datasets, f"load_{name}")(return_X_y=True, **how)
    by = {"digits": (_INK, 1.0), "diabetes": (1.0, _HUNDREDS)}.get(name, (1.0, 1.0))
    return tuple((*map(float, row), float(label)) for row, label in zip(features / by[0], labels / by[1], strict=True))


collected("iris", "iris", 150,
          ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"),
          ("setosa", "versicolor", "virginica"),
          "Three kinds of iris by four lengths, measured by Anderson, 1935; one kind is easily told from the others.")
collected("breast_cancer", "breast cancer", 569,
          (*(f"mean {one}" for one in _OF_A_CELL), *(f"{one} error" for one in _OF_A_CELL),
           *(f"worst {one}" for one in _OF_A_CELL)),
          ("malignant", "benign"),
          "Tumours, malignant or benign, by thirty measures of their cells' nuclei under the microscope.")
collected("diabetes", "diabetes", 442, ("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"), (),
          "How far diabetes went within a year, in hundreds, by age, sex, body mass index, blood pressure and serum.",
          target="progression")
collected("digits", "digits", 1797, tuple(f"pixel_{row}_{column}" for row in range(_SIDE) for column in range(_SIDE)),
          tuple(map(str, range(10))),
          "Digits by hand as pictures of 8 × 8 pixels, each from 0, paper, to 1, ink.", scaling="none",
          image=(_SIDE, _SIDE))
