"""Programs: a scalar graph with its gradient as a flat list of instructions, and the machines that run it.

Examples
--------
>>> from engine import parse
>>> from engine.structure import plan
>>> structure = plan(parse("f(x, y, z) = x(y^2 + z)"))
>>> program = lower(structure)
>>> numbers = machine(program)([-2.0, 3.0, 4.0])
>>> [numbers[structure.last_total[id]] for id in structure.wrt]
[13.0, -12.0, -2.0]
"""

from engine.program.columns import columns
from engine.program.corners import Corners, corners
from engine.program.emit import machine, source
from engine.program.loop import loop
from engine.program.lower import lower
from engine.program.program import Flag, Instruction, Program

__all__ = ["Corners", "Flag", "Instruction", "Program", "columns", "corners", "loop", "lower", "machine", "source"]
