"""The mathematics of Gradwalk: graphs, traces and derivations; usable on its own.

Examples
--------
>>> from engine import parse, trace
>>> run = trace(parse("f(x, y, z) = x(y^2 + z)"), {"x": -2, "y": 3, "z": 4})
>>> run.results
{'output': -26.0, 'gradients': {'x': 13.0, 'y': -12.0, 'z': -2.0}}
"""

import engine.ops  # noqa: F401
from engine.builder import Builder, Ref
from engine.errors import EngineError
from engine.graph import Graph, Node
from engine.language import break_down, name_piece, parse, put_back, put_together, unparse
from engine.rules import check_all
from engine.trace import Trace, frame, trace

check_all()

__all__ = ["Builder", "EngineError", "Graph", "Node", "Ref", "Trace", "break_down", "frame", "name_piece", "parse",
           "put_back", "put_together", "trace", "unparse"]
