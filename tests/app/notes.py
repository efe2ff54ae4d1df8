"""The notes of a step of an answer, read as docs/trace.md describes them."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class SentNote(NamedTuple):
    """A note: what of, the slot that says whether it holds, and the sentence's key."""

    kind: str
    slot: int
    key: str


def notes_of(told: Mapping[str, Any], step: Mapping[str, Any]) -> list[SentNote]:
    """Return all that a step may have to say of where it is."""

    def slot(place: str) -> int:
        name, _, index = place.partition(" ")
        first = {"own": step["own"], "stated": told["graph"]["nodes"][step["node"]]["stated"]}
        return first[name] + int(index) if index else step[name]

    notes = told["wordings"][step["wording"]].get("notes", [])
    return [SentNote(note["kind"], slot(note["slot"]), note["sentence"]["key"]) for note in notes]
