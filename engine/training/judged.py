"""Which class outputs say, and how often that is the right one."""

import numpy as np

from engine.networks.losses import NUMBERS, Loss


def classes_of(of: Loss, outputs: np.ndarray) -> np.ndarray:
    """Return the class of each row of outputs: of several the largest, of one what lies above the middle.

    The middle between the labels 0 and 1 is ½; between −1 and 1, and of a score before its logistic unit, 0.

    Examples
    --------
    >>> from engine.networks import LOSSES
    >>> classes_of(LOSSES["SquareLoss"], np.array([[0.2], [0.7]])).tolist()
    [0, 1]
    >>> classes_of(LOSSES["CrossEntropyLoss"], np.array([[2.0, -1.0, 0.0], [0.0, 1.0, 3.0]])).tolist()
    [0, 2]
    """
    if outputs.shape[1] > 1:
        largest: np.ndarray = outputs.argmax(axis=1)
        return largest
    return (outputs[:, 0] > (0.5 if of.labels == NUMBERS else 0.0)).astype(int)


def labels_of(labels: np.ndarray) -> np.ndarray:
    """Return the class of each row of labels, as they are made for a loss.

    Examples
    --------
    >>> labels_of(np.array([[-1.0], [1.0]])).tolist(), labels_of(np.array([[0.0, 1.0], [1.0, 0.0]])).tolist()
    ([0, 1], [1, 0])
    """
    found: np.ndarray = labels.argmax(axis=1) if labels.shape[1] > 1 else (labels[:, 0] > 0.0).astype(int)
    return found


def confusion(true: np.ndarray, said: np.ndarray, classes: int) -> list[list[int]]:
    """Count, row by row of a true class, how many of its examples were said to be of each class.

    Examples
    --------
    >>> confusion(np.array([0, 0, 1]), np.array([0, 1, 1]), 2)
    [[1, 1], [0, 1]]
    """
    counts: list[list[int]] = np.bincount(true * classes + said, minlength=classes**2).reshape(classes, -1).tolist()
    return counts
