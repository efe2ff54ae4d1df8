"""The English of the engine: every sentence under a key, with holes.

A module declares its sentences beside the thing they speak of; nothing is ever joined from
fragments, so that another language is one table with the same keys.
"""

import re
from collections.abc import Mapping

ENGLISH: dict[str, str] = {}

_HOLE = re.compile(r"\{(\w+)\}")


def declare(sentences: Mapping[str, str], prefix: str = "") -> None:
    """Add sentences to the catalogue.

    Parameters
    ----------
    sentences : mapping of str to str
        Key (after the prefix) to English text; ``{name}`` is a hole.
    prefix : str
        Put before each key.

    Raises
    ------
    ValueError
        If a key is already taken by another text.
    """
    for key, text in sentences.items():
        if ENGLISH.setdefault(prefix + key, text) != text:
            raise ValueError(f"two texts for the sentence {prefix + key!r}")


def declare_choice(kind: str, name: str, label: str, says: str) -> None:
    """Add what stands on the button of one of several things, and what it is.

    Parameters
    ----------
    kind : str
        What they are: ``"optimiser"``.
    name : str
        Which of them.
    label, says : str

    Examples
    --------
    >>> declare_choice("fruit", "apple", "an apple", "It falls.")
    >>> fill("fruit.apple", {}), fill("fruit.apple.says", {})
    ('an apple', 'It falls.')
    """
    declare({f"{kind}.{name}": label, f"{kind}.{name}.says": says})


def fill(key: str, holes: Mapping[str, object]) -> str:
    """Return the English sentence of a key with its holes filled.

    Examples
    --------
    >>> declare({"words.example": "{part} of {whole}"})
    >>> fill("words.example", {"part": 3, "whole": 9})
    '3 of 9'
    """
    return fill_template(ENGLISH[key], holes)


def fill_template(template: str, holes: Mapping[str, object]) -> str:
    """Fill the ``{name}`` holes of a text; braces around anything else stay."""
    return _HOLE.sub(lambda hole: str(holes[hole[1]]) if hole[1] in holes else hole[0], template)
