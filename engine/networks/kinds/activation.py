"""Layers that apply one op, to each unit or to all: declared with the op, as its module."""

from engine.networks.kind import Kind
from engine.op import Op


class Activation(Kind):
    """A layer that applies an op.

    Parameters
    ----------
    op : Op
        One that has a module.
    """

    def __init__(self, op: Op) -> None:
        assert op.module is not None
        self.op, self.doc, self.together = op, op.doc, not op.elementwise
        self.name, self.settings, self.shown = op.module.name, op.module.settings, op.module.shown
