"""Limits, as they travel."""

import msgspec


class Limit(msgspec.Struct):
    """The most of something that is accepted, or kept."""

    name: str
    value: int
    default: int
    reason: str


class Limits(msgspec.Struct):
    """Every limit in force."""

    limits: list[Limit]
