"""Examples to learn from: data sets by name, tables that somebody pasted, and both made ready.

Examples
--------
>>> table = drawn("moons", {"size": 20}, seed=0, most=2000)
>>> made = prepare(table, share=0.25, scaling="standard")
>>> len(made.rows), len(made.test), table.classes
(15, 5, ('0', '1'))
"""

from engine.training.data import collected  # noqa: F401  (it declares its data sets as it is imported)
from engine.training.data.faults import DataError
from engine.training.data.points import of_points
from engine.training.data.preparation import Prepared, Scale, labelled, prepare
from engine.training.data.reading import read_table
from engine.training.data.sets import DATASETS, DataSet, drawn
from engine.training.data.table import Table

__all__ = ["DATASETS", "DataError", "DataSet", "Prepared", "Scale", "Table", "drawn", "labelled", "of_points",
           "prepare", "read_table"]
