"""From a walk to its program: every rule is run on wires, and what it asks of NumPy is written down."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.graph import CONSTANT, INPUT, Node
from engine.op import Op
from engine.patience import go_on
from engine.program.program import Flag, Program
from engine.program.writer import Wire, Writer
from engine.structure import FORWARD, SEED, Structure


def lower(structure: Structure, recipes: Sequence[Callable[[Sequence[Any]], Any]] = ()) -> Program:
    """Return the program of a walk: a run gives the trace's numbers, slot by slot, the recipes', then the flags.

    Parameters
    ----------
    structure : Structure
        The walk; of scalars only.
    recipes : sequence of callable
        Further numbers: rules over those before, by slot.

    Raises
    ------
    ValueError
        If a node is no scalar.
    RuleError
        If a rule asks for what no primitive does.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> program = lower(plan(parse("relu(x) y")))
    >>> program.inputs, [(flag.kind, flag.node) for flag in program.flags]
    (('x', 'y'), [('kink', 2)])
    """
    write = Writer()
    wires: list[Wire] = []
    for node in structure.graph.nodes:
        go_on()
        if node.shape:
            raise ValueError(f"node {node.id} has shape {node.shape}: programs are of scalars")
        wires.append(_value(write, node, wires))
    flags: dict[Flag, Wire] = {}
    for step in structure.steps:
        node = structure.graph[step.node]
        if step.kind == SEED:
            wires.append(write.constant(1.0))
        elif step.kind == FORWARD:
            args = arguments(write, node, wires)
            flags |= {Flag(note.kind, node.id, note.key): _truth(write, note.when, wires[node.id], args)
                      for note in node.rule.notes}
    _pulls(write, structure, wires, flags)
    with np.errstate(all="ignore"):
        for recipe in recipes:
            go_on()
            wires.append(write.wire(recipe(wires)))
    return write.program([*wires, *flags.values()], tuple(flags))


def _value(write: Writer, node: Node, wires: list[Wire]) -> Wire:
    if node.op == INPUT:
        return write.input(node.name or "")
    if node.op == CONSTANT:
        return write.constant(node.attrs["value"])
    return write.wire(node.rule.function(*arguments(write, node, wires)))


def arguments(write: Writer, node: Node, wires: list[Wire]) -> tuple[Any, ...]:
    """Return the inputs, and the literal as a wire, too: Python would raise where a rule divides by it."""
    return node.rule.arguments([wires[i] for i in node.inputs], {k: write.wire(v) for k, v in node.attrs.items()})


def _truth(write: Writer, when: Callable[..., Any], out: Wire, args: Sequence[Wire]) -> Wire:
    return write.apply(np.not_equal, (when(out, *args), 0.0))


def _pulls(write: Writer, structure: Structure, wires: list[Wire], flags: dict[Flag, Wire]) -> None:
    """Append four wires a pull (local, contribution, total and cut), as the trace does."""
    live: dict[int, Any] = {structure.of: write.constant(1.0)}
    totals: dict[int, Wire] = {}
    seen = -1
    for step in structure.steps[structure.forward_steps + 1:]:
        go_on()
        if step.node != seen:
            node, out = structure.graph[step.node], wires[step.node]
            seen, rule, args = step.node, node.rule, arguments(write, node, wires)
        slope = slope_at(write, rule, step.slot, out, args)
        flags |= {Flag("edge", node.id, edge.key): _truth(write, edge.when, out, args)
                  for edge in rule.edges.get(rule.param(step.slot), ())}
        cut = live[step.node] == 0.0
        if rule.routes:
            cut = np.maximum(cut, slope == 0.0)
        contribution: Any = np.where(cut, 0.0, wires[step.upstream] * slope)
        arrives = cut == 0.0
        live[step.to] = np.maximum(live[step.to], arrives) if step.to in live else arrives
        totals[step.to] = totals[step.to] + contribution if step.to in totals else contribution
        wires += (slope, contribution, totals[step.to], cut)


def slope_at(write: Writer, rule: Op, slot: int, out: Wire, args: tuple[Any, ...]) -> Any:
    """Write a local derivative down.

    It is the rule, under its stated edges, the first of which counts; NaN where a routing op's value is.
    """
    slope: Any = write.wire(rule.rule(slot, out, args))
    for edge in reversed(rule.edges.get(rule.param(slot), ())):
        slope = np.where(_truth(write, edge.when, out, args), edge.slope, slope)
    return np.where(out != out, out, slope) if rule.routes else slope
