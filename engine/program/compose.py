"""Programs of programs: what one computes, and what a rule says, written down as part of another."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.graph import CONSTANT, INPUT, Node
from engine.program.lower import Wire, Writer, arguments
from engine.program.primitives import PRIMITIVES
from engine.program.program import Program


def inlined(write: Writer, program: Program, given: Mapping[str, Wire]) -> list[Wire]:
    """Write a program down once more, and return its numbers.

    Parameters
    ----------
    write : Writer
        Of the program that it becomes a part of.
    program : Program
        What is computed.
    given : mapping of str to Wire
        A number for each of its inputs, by name.

    Examples
    --------
    >>> from engine.program.program import Instruction
    >>> write = Writer()
    >>> x = write.input("x")
    >>> square = Program(("a",), (), (Instruction("square", (0,)),), (1,))
    >>> [fourth] = inlined(write, square, {"a": inlined(write, square, {"a": x})[0]})
    >>> write.program([fourth], ()).code
    (Instruction(primitive='square', args=(0,)), Instruction(primitive='square', args=(1,)))
    """
    memory: list[Any] = [given[name] for name in program.inputs]
    memory += [write.constant(value) for value in program.constants]
    with np.errstate(all="ignore"):
        for name, args in program.code:
            memory.append(write.apply(PRIMITIVES[name].function, [memory[arg] for arg in args]))
    return [write.wire(memory[place]) for place in program.places]


def written(write: Writer, nodes: Sequence[Node], given: Mapping[str, Wire]) -> list[Wire]:
    """Write down the values of nodes, and return them all; there is a number for each input among them, by name."""
    wires: list[Wire] = []
    with np.errstate(all="ignore"):
        for node in nodes:
            if node.op == INPUT:
                wires.append(given[node.name or ""])
            elif node.op == CONSTANT:
                wires.append(write.constant(node.attrs["value"]))
            else:
                wires.append(write.wire(node.rule.function(*arguments(write, node, wires))))
    return wires
