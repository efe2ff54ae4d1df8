"""Examples, as they travel."""

from typing import Any

import msgspec


class Served(msgspec.Struct):
    """What an example serves: a row of the lecture (A1 … F8) or a misconception (M1 …), and what that is about."""

    code: str
    about: str


class ExampleRow(msgspec.Struct):
    """One example; `label` stands on its button beside the editor, and is empty where it has none.

    `network` is null for an expression; of a network it is what stands beside the layers, by its fields' names.
    """

    id: str
    label: str
    text: str
    network: dict[str, str] | None
    inputs: dict[str, Any]
    shows: str
    purpose: str
    serves: list[Served]
    source: str
    formulas: list[str]


class Purpose(msgspec.Struct):
    """What some of the examples are for."""

    id: str
    title: str


class Examples(msgspec.Struct):
    """Every example, the opening one first, and what they are for, in the order of a lecture."""

    examples: list[ExampleRow]
    purposes: list[Purpose]
