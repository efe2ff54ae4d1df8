"""A network as it is drawn: units in columns, weights as lines between them, and what lies inside of a layer."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.graph import Graph
from engine.parts import owners


class Unit(NamedTuple):
    """A unit as it is drawn.

    Attributes
    ----------
    column : int
        0 for the inputs, then one for each Linear.
    row : int
        Counted from 1; 0 for the unit that is always 1.
    node : int or None
        Its value's node; none where it is always 1.
    total : int or None
        The node of what it adds up, where something is applied to that.
    """

    column: int
    row: int
    node: int | None
    total: int | None = None


class Line(NamedTuple):
    """A weight as it is drawn: from one unit to another, both by their place among the units."""

    weight: int
    start: int
    end: int


class Inner(NamedTuple):
    """A node between what the units of a column add up and what they give, as it is drawn.

    Attributes
    ----------
    column : int
        As of the units.
    row : int
        Of the unit it belongs to; 0 where it belongs to all of the column.
    node : int
        It.
    stage : float
        How far along it is: what a unit adds up is at 0, and each of what depends on it one farther; what all units
        share is half a stage farther than what it is made of, an input half a stage before what reads it.
    """

    column: int
    row: int
    node: int
    stage: float


def inner_of(graph: Graph, units: Sequence[Unit], lines: Sequence[Line]) -> tuple[Inner, ...]:
    """Return the nodes inside of layers, parts of their own and inputs that are no weights; column by column."""
    owner = owners(graph)
    weights = {line.weight for line in lines}
    of = {unit.total: unit for unit in units if unit.total is not None}
    ends = {unit.node: unit for unit in units if unit.total is not None and unit.node is not None}
    columns = {graph[unit.total].scope.partition("/")[0]: unit.column for unit in of.values() if unit.total is not None}
    found: dict[int, Inner] = {id: Inner(unit.column, unit.row, id, 0.0) for id, unit in of.items()}
    for node in graph.nodes:
        column = columns.get(node.scope.partition("/")[0])
        if column is None or node.is_leaf or owner[node.id] != node.id or node.id in of or node.id in ends:
            continue
        made = [found[id] for id in _read(graph, owner, node.id) if id in found]
        rows = {one.row for one in made if one.row}
        [row] = rows if len(rows) == 1 else [0]
        # Of what all units share: as far as the farthest that it is made of.
        stage = max((one.stage // 1 for one in made), default=0.0) + (1.0 if row else 0.5)
        found[node.id] = Inner(column, row, node.id, stage)
    inner = [one for id, one in found.items() if id not in of]
    last = {column: max([one.stage // 1 for one in inner if one.column == column], default=0.0)
            for column in columns.values()}
    return tuple(sorted([*inner, *_inputs(graph, owner, units, weights, found, last)],
                        key=lambda one: (one.column, one.stage, one.row, one.node)))


def _inputs(graph: Graph, owner: Sequence[int], units: Sequence[Unit], weights: set[int], found: dict[int, Inner],
            last: dict[int, float]) -> Iterator[Inner]:
    """Masks, gains and shifts: half a stage before what reads them."""
    ends = {unit.node: unit for unit in units}
    for node in graph.inputs:
        readers = {owner[reader] for reader, _ in graph.consumers[node.id]}
        if not node.scope or node.id in weights or len(readers) != 1:
            continue
        [reader] = readers
        if reader in ends and ends[reader].total is not None:
            unit = ends[reader]
            yield Inner(unit.column, unit.row, node.id, last[unit.column] + 0.5)
        elif reader in found and found[reader].stage:
            yield Inner(found[reader].column, found[reader].row, node.id, found[reader].stage - 0.5)


def _read(graph: Graph, owner: Sequence[int], own: int) -> Iterator[int]:
    """What a part reads of others."""
    for node in graph.nodes:
        if owner[node.id] == own and not node.is_leaf:
            yield from (id for id in node.inputs if owner[id] != own)
