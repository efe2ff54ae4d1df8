"""A document and its examples made ready to train."""

from typing import NamedTuple

from app.config import limits
from app.failures import Failure
from app.reading import Reading, of_numbers, reading_of, spelled
from app.wire.data import prepared_of, table_of
from app.wire.training import TrainingRequest, training_of
from engine.handle import RuleError
from engine.language import canonical
from engine.networks import Network, NetworkSpec
from engine.training import Learning, Training, learning
from engine.training.data import DataError, Prepared, Table, labelled
from engine.training.data.table import Row


class Planned(NamedTuple):
    """A run that can begin."""

    learning: Learning
    training: Training
    start: list[float]
    free: list[float]
    rows: list[Row]
    test: list[Row]
    table: Table
    prepared: Prepared


def planned(body: TrainingRequest) -> Planned:
    """Read a document, its examples and how to train, and lower them.

    Raises
    ------
    EngineError, Failure
        If one cannot be read, or they do not go together.
    """
    body = spelled(body)
    reading = of_numbers(reading_of(body))
    training, table, prepared = asked_of(body)
    columns, labels = _filled(reading, table)
    structure, network = reading.structure, _network(reading)
    loss = structure.of if network is None else structure.graph.names["L"]
    units = [] if network is None else [unit for unit in network.units if unit.column and unit.node is not None]
    # The outputs, then the hidden units.
    watched = [unit.node for unit in sorted(units, key=lambda unit: unit.column != units[-1].column)
               if unit.node is not None]
    try:
        of = learning(structure, columns, training, masks=network.masks if network else {}, loss=loss, watched=watched)
    except RuleError:
        raise Failure(422, "no-program", "This asks for what no program does, and cannot be trained.") from None
    check_strength(of.strength is not None, training)
    values = reading.walk(body.inputs).inputs
    return Planned(of, training, [values[name] for name in of.parameters], [values[name] for name in of.free],
                   *with_labels(prepared, labels), table, prepared)


def asked_of(body: TrainingRequest) -> tuple[Training, Table, Prepared]:
    """Return how to train, and the examples, as they are asked for.

    Raises
    ------
    EngineError, Failure
        If one cannot be read.
    """
    most = limits()
    if body.training.epochs > most["epochs"]:
        raise Failure(422, "too-many-epochs", f"There may be {most['epochs']} epochs.", "Ask for fewer.",
                      field="training.epochs")
    training = training_of(body.training)
    table = table_of(body.data, most["data_rows"], most["data_columns"])
    return training, table, prepared_of(body.data, table)


def check_strength(has: bool, training: Training) -> None:
    """Refuse that the strength of a regulariser changes where there is none."""
    if not has and any(change.what == "strength" for change in training.changes):
        raise Failure(422, "no-strength", "There is no regulariser whose strength could change.",
                      field="training.changes")


def with_labels(prepared: Prepared, labels: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return the examples to learn from and those of the test, features and then these labels of the table's rows."""
    pairs = ((prepared.rows, prepared.rows_at), (prepared.test, prepared.test_at))
    learned, tested = ([(*row[:-1], *labels[i]) for row, i in zip(rows, at, strict=True)] for rows, at in pairs)
    return learned, tested


def labels_for(spec: NetworkSpec, table: Table) -> list[Row]:
    """Return the labels of each row of a table as a network takes them, if it takes its features."""
    if len(table.features) != spec.sizes[0]:
        raise DataError("features-differ", None, "take-inputs", found=len(table.features), inputs=spec.sizes[0])
    return labelled(table, spec.cost, spec.sizes[-1])


def _network(reading: Reading) -> Network | None:
    """The network of a reading of numbers, where it is none of an expression."""
    return reading.network if isinstance(reading.network, Network) else None


def _filled(reading: Reading, table: Table) -> tuple[list[str], list[Row]]:
    """Return which inputs the columns fill, and the labels of each row of the table."""
    graph, network = reading.structure.graph, _network(reading)
    if network is None:
        names = [canonical(name) for name in (*table.features, table.label)]
        inputs = [node.name or "" for node in graph.inputs]
        for name in names:
            if name not in inputs:
                raise DataError("no-such-column", None, "name-columns", name=name, known=", ".join(inputs))
        return names, [(row[-1],) for row in table.rows]
    labels = labels_for(network.spec, table)
    features = [unit.node for unit in network.units if unit.column == 0 and unit.node is not None]
    columns = [graph[id].name or "" for id in (*features, *network.labels)]
    return columns, labels
