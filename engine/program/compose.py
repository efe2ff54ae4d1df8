"""Programs of programs: what one computes, and what a rule says, written down as part of another."""

from collections.abc import Mapping, Sequence

import numpy as np

from engine.graph import CONSTANT, INPUT, Node
from engine.program.lower import arguments
from engine.program.program import Program
from engine.program.writer import Wire, Writer


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
    memory = [given[name].index for name in program.inputs]
    memory += [write.constant(value).index for value in program.constants]
    for name, args in program.code:
        memory.append(write.instruct((name, tuple([memory[arg] for arg in args]))))
    return [Wire(write, memory[place]) for place in program.places]


class Pattern:
    """Values of nodes, to be written down again and again: what their ops' functions do is found out once.

    Parameters
    ----------
    nodes : sequence of Node
        What is computed.
    given : sequence of int
        Which of them are asked for.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("u v + v")
    >>> pattern = Pattern(graph.nodes, [graph.output])
    >>> write = Writer()
    >>> a, b = write.input("a"), write.input("b")
    >>> [total] = pattern.on(write, {"u": a, "v": b})
    >>> [twice] = pattern.on(write, {"u": total, "v": a})
    >>> [primitive for primitive, _ in write.program([twice], ()).code]
    ['multiply', 'add', 'multiply', 'add']
    """

    def __init__(self, nodes: Sequence[Node], given: Sequence[int]) -> None:
        self._write = write = Writer()
        wires: list[Wire] = []
        with np.errstate(all="ignore"):
            for node in nodes:
                if node.op == INPUT:
                    wires.append(write.input(node.name or ""))
                elif node.op == CONSTANT:
                    wires.append(write.constant(node.attrs["value"]))
                else:
                    wires.append(write.wire(node.rule.function(*arguments(write, node, wires))))
        self._given = [wires[index].index for index in given]

    def on(self, write: Writer, given: Mapping[str, Wire]) -> list[Wire]:
        """Write them down once, and return what is asked for; there is a number for each input, by name."""
        names, constants = iter(self._write.inputs), self._write.constants
        places: list[int] = []
        for index, made in enumerate(self._write.code):
            if made is not None:
                places.append(write.instruct((made[0], tuple([places[arg] for arg in made[1]]))))
            else:
                wire = write.constant(constants[index]) if index in constants else given[next(names)]
                places.append(wire.index)
        return [Wire(write, places[index]) for index in self._given]
