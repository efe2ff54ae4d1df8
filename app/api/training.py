"""Examples, how to learn from them, and a document made ready to learn."""

from functools import cache

from app.config import limits
from app.failures import Failure, problem_of
from app.training import planned
from app.training_arrays import is_of_arrays, planned_arrays
from app.wire.call import get, post
from app.wire.data import DataAnswer, DataRequest, DataSetRow, data_told, prepared_of, table_of
from app.wire.learning import learning_body
from app.wire.training import (
    ArraysTold,
    DataSets,
    ParameterTold,
    RuleRow,
    TrainingAnswer,
    TrainingDraft,
    TrainingRequest,
)
from engine.errors import EngineError
from engine.training.clipping import CLIPS
from engine.training.data import DATASETS, DataSet
from engine.training.data.sets import SIZE
from engine.training.optimisers import OPTIMISERS
from engine.training.rules import Rules
from engine.training.schedules import SCHEDULES
from engine.words import ENGLISH


@get("/datasets", DataSets)
@cache
def datasets() -> DataSets:
    """List the data sets, the optimisers, the schedules and the ways to clip."""
    return DataSets([_dataset(of) for of in DATASETS.values()], *map(_rules, (OPTIMISERS, SCHEDULES, CLIPS)))


@post("/data", DataRequest, DataAnswer)
def data(body: DataRequest) -> DataAnswer:
    """Tell what examples there are: of a data set, of a pasted table, or as points.

    What is wrong in a table is told with the place of its cell.
    """
    table = table_of(body, limits()["data_rows"], limits()["data_columns"])
    return DataAnswer(body.revision, data_told(table, prepared_of(body, table)))


@post("/training", TrainingRequest, TrainingAnswer)
def training(body: TrainingRequest) -> TrainingAnswer:
    """Tell all that a run of training begins with, for a page that runs it by itself, or that the server is to run it.

    The programs compute an update: gradient, clipping, schedule and optimiser; docs/training.md says how they are run.
    """
    return _training(body)


@post("/training-draft", TrainingRequest, TrainingDraft)
def training_draft(body: TrainingRequest) -> TrainingDraft:
    """Tell the same of what is being typed: that it cannot be trained yet is an answer, not a failure.

    Where the table is wrong, the problem's `field` says so.
    """
    try:
        return TrainingDraft(body.revision, _training(body))
    except EngineError as error:
        return TrainingDraft(body.revision, problem=problem_of(error))
    except Failure as failure:
        if failure.problem.field != "table":
            raise
        return TrainingDraft(body.revision, problem=failure.problem)


def _training(body: TrainingRequest) -> TrainingAnswer:
    if is_of_arrays(body):
        return _of_arrays(body)
    made = planned(body)
    return TrainingAnswer(body.revision, "page", learning_body(made.learning), [*made.start], [*made.free],
                          [list(row) for row in made.rows], [list(row) for row in made.test],
                          data_told(made.table, made.prepared))


def _of_arrays(body: TrainingRequest) -> TrainingAnswer:
    made = planned_arrays(body)
    parameters = [ParameterTold(name, list(array.shape)) for name, array in made.learning.start.items()]
    arrays = ArraysTold(parameters, len(made.rows), len(made.test), made.learning.spec.sizes[-1])
    return TrainingAnswer(body.revision, "server", None, [], [], [], [], data_told(made.table, made.prepared), arrays)


def _dataset(of: DataSet) -> DataSetRow:
    settings = {SIZE: float(of.size)} | {name: one.default for name, one in of.settings.items()}
    return DataSetRow(of.name, of.label, list(of.features), list(of.classes), settings, of.doc, of.test, of.scaling,
                      list(of.image) if of.image else None)


def _rules(rules: Rules) -> list[RuleRow]:
    return [RuleRow(name, rules[name].label, {key: one.default for key, one in rules[name].settings.items()},
                    ENGLISH[f"{rules.kind}.{name}.says"]) for name in rules]
