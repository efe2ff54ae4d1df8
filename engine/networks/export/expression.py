"""A network in the language: its values, then its graph, a statement a line."""

from engine.language import unparse
from engine.networks.export.present import Present


def expression(present: Present) -> str:
    """Write a network as a text that reads back as the same graph with the same numbers."""
    return unparse(present.network.graph, present.values) + "\n"
