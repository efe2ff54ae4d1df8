"""Data sets, pasted tables, and both made ready to learn from."""

import math
import subprocess
import sys
from typing import Any

import pytest
from sklearn import datasets

from engine.errors import EngineError
from engine.networks import LOSSES
from engine.training.data import DATASETS, Table, drawn, labelled, prepare, read_table


def read(text: str, **how: Any) -> Table:
    return read_table(text, **{"rows": 2000, "columns": 64, **how})


# -- data sets ------------------------------------------------------------------------------------


COLLECTED = ("iris", "breast_cancer", "diabetes", "digits")


@pytest.mark.parametrize("name", DATASETS)
def test_a_data_set_is_the_same_from_the_same_seed(name: str) -> None:
    of = DATASETS[name]
    first, again, other = (drawn(name, {"size": 60, **({"noise": 0.1} if "noise" in of.settings else {})}, seed, 2000)
                           for seed in (1, 1, 2))
    assert first == again != other
    assert len(first.rows) == 60
    assert all(len(row) == len(first.features) + 1 and all(map(math.isfinite, row)) for row in first.rows)
    assert {row[-1] for row in first.rows} == set(map(float, range(len(first.classes)))) or not first.classes
    assert name in COLLECTED or max(abs(x) for row in first.rows for x in row[:-1]) < 3
    assert len(drawn(name, {}, 0, 2000).rows) == of.size


def test_data_sets_are_what_they_are_called() -> None:
    assert drawn("and", {}, 5, 10).rows == ((0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 1))
    for x, y in drawn("line", {"noise": 0.0}, 3, 100).rows:
        assert y == pytest.approx(0.8 * x + 0.3)
    for x, y in drawn("sine", {"noise": 0.0}, 3, 100).rows:
        assert y == pytest.approx(math.sin(math.pi * x))
    for first, second, kind in drawn("circles", {"noise": 0.0}, 3, 300).rows:
        assert math.hypot(first, second) == pytest.approx((1.0, 0.4)[int(kind)])
    for first, second, kind in drawn("linear", {}, 3, 300).rows:
        assert (first + 0.5 * second > 0.1) == bool(kind)
    arms: list[list[float]] = [[], []]
    for first, second, kind in drawn("spirals", {"noise": 0.0, "turns": 1.0}, 3, 300).rows:
        far = math.hypot(first, second)
        turned = math.atan2(second, first) - 2 * math.pi * far - math.pi * kind
        arms[int(kind)].append(math.cos(turned))
    assert min(map(min, arms)) > 1 - 1e-9


@pytest.mark.parametrize("name", COLLECTED)
def test_what_was_collected_is_what_scikit_learn_has(name: str) -> None:
    theirs = getattr(datasets, f"load_{name}")(**({"scaled": False} if name == "diabetes" else {}))
    of, ours = DATASETS[name], drawn(name, {}, 3, 2000)
    assert list(ours.features) == list(theirs.feature_names) and len(ours.rows) == of.size == of.most
    assert list(ours.classes) == [str(one) for one in theirs.get("target_names", ())] == list(of.classes)
    ink, hundreds = 16 if name == "digits" else 1, 100 if name == "diabetes" else 1
    for row, features, label in zip(ours.rows, theirs.data, theirs.target, strict=True):
        assert row == pytest.approx((*(features / ink), label / hundreds), abs=1e-12)
    some = drawn(name, {"size": 40}, 3, 2000)
    assert set(some.rows) <= set(ours.rows) and len(some.rows) == 40
    if of.image:
        assert math.prod(of.image) == len(of.features)
        assert {x for row in ours.rows for x in row[:-1]} == {i / 16 for i in range(17)}


def test_scikit_learn_is_imported_only_when_it_is_asked() -> None:
    script = """if True:
        import sys, app
        client = app.create_app().test_client()
        assert client.get("/api/v1/datasets").status_code == 200 and "sklearn" not in sys.modules
        assert client.post("/api/v1/data", json={"kind": "moons"}).status_code == 200 and "sklearn" not in sys.modules
        assert client.post("/api/v1/data", json={"kind": "iris"}).status_code == 200 and "sklearn" in sys.modules"""
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize(("name", "settings", "said"), [
    ("iris", {"size": 151}, "The size of iris must be a whole number from 2 to 150."),
    ("iris", {"noise": 0}, "iris has no setting called noise. There are size."),
    ("rings", {}, "rings is no data set. There are xor, and, linear,"),
    ("moons", {"turns": 2}, "moons has no setting called turns. There are size, noise."),
    ("moons", {"noise": -1}, "The noise of moons must be a number from 0 on."),
    ("spirals", {"turns": 9}, "The turns of spirals must be a number from 0.25 to 3."),
    ("moons", {"size": 2001}, "The size of moons must be a whole number from 2 to 2000."),
    ("moons", {"size": 2.5}, "must be a whole number"), ("moons", {"size": math.nan}, "must be a whole number"),
])
def test_what_is_no_data_set_is_refused(name: str, settings: dict[str, float], said: str) -> None:
    with pytest.raises(EngineError) as refused:
        drawn(name, settings, 0, 2000)
    assert said in str(refused.value)


# -- tables ---------------------------------------------------------------------------------------

ANIMALS = "height,weight,animal\n0.3,4,cat\n0.6,20,dog\n0.2,3,cat\n"


@pytest.mark.parametrize("text", [
    ANIMALS, ANIMALS.replace(",", "\t"), ANIMALS.replace(",", ";"), ANIMALS.replace(",", "  "),
    ANIMALS.replace(",", " , "), ANIMALS.replace("\n", "\r\n"), ANIMALS.replace("\n", "\r"),
    f"\n# from the zoo\n{ANIMALS}\n\n",
    ANIMALS.replace("cat", '"cat"'), ANIMALS.replace(",", ";").replace(".", ","), ANIMALS.rstrip("\n"),
], ids=["comma", "tab", "semicolon", "blanks", "commas with blanks", "Windows", "old Mac", "comment", "quotes",
        "decimal comma", "no last break"])
def test_a_table_is_read_however_it_is_separated(text: str) -> None:
    table = read(text)
    assert (table.features, table.label, table.classes) == (("height", "weight"), "animal", ("cat", "dog"))
    assert table.rows == ((0.3, 4.0, 0.0), (0.6, 20.0, 1.0), (0.2, 3.0, 0.0))


@pytest.mark.parametrize(("text", "features", "label", "rows", "classes"), [
    ("1,2\n3,4\n", ("x_1",), "y", ((1, 2), (3, 4)), ()),
    ("1 no\n3 yes\n", ("x_1",), "y", ((1, 0), (3, 1)), ("no", "yes")),
    ("a,b\n1,2\n", ("a",), "b", ((1, 2),), ()),
    ("size,kind\n1,no\n2,yes\n", ("size",), "kind", ((1, 0), (2, 1)), ("no", "yes")),
    ('"a, or b","c"\n1,2\n', ("a, or b",), "c", ((1, 2),), ()),
    ("−1,+2.5e-3\n.5,3.\n", ("x_1",), "y", ((-1, 2.5e-3), (0.5, 3)), ()),
    ("1;2,5\n3;4\n", ("x_1",), "y", ((1, 2.5), (3, 4)), ()),
    ("größe,art\n1,Ä\n2,ö\n", ("größe",), "art", ((1, 0), (2, 1)), ("Ä", "ö")),
    ("a,b\n1,true\n2,false\n", ("a",), "b", ((1, 1), (2, 0)), ("false", "true")),
    (",b\n1,2\n", ("x_1",), "b", ((1, 2),), ()),
])
def test_a_table_says_what_its_columns_are(text: str, features: Any, label: str, rows: Any, classes: Any) -> None:
    table = read(text)
    assert (table.features, table.label, table.rows, table.classes) == (features, label, rows, classes)


def test_a_header_and_a_label_can_be_told() -> None:
    assert read("1,2\n3,4\n", header=True).features == ("1",)
    assert read("no,1\nyes,2\nno,3", header=False, label="1").classes == ("no", "yes")
    moved = read("kind,a,b\nno,1,2\nyes,3,4\n", label="kind")
    assert (moved.features, moved.rows) == (("a", "b"), ((1, 2, 0), (3, 4, 1)))
    assert read("kind,a\nno,1\nyes,3\n", label="1").label == "kind"


@pytest.mark.parametrize(("text", "how", "said"), [
    ("", {}, "The table has no row of numbers."),
    ("# nothing\n\n", {}, "The table has no row of numbers."),
    ("a,b\n", {"header": True}, "The table has no row of numbers."),
    ("1\n2\n", {}, "The table has one column"),
    ("a,b\n1,2\n3\n", {}, "3:1: The width of row 3 is 1, and that of the rows before it 2."),
    ("a,b\n1,2\n3,4,5\n", {}, "3:5: The width of row 3 is 3"),
    ("a,b\n1,2\nred,4\n", {}, "3:1: Row 3, column 1 (a): red is no number. Only the label may be words."),
    ("a,b\n1,2\n\n# no row\n  red,4\n", {}, "5:3: Row 3, column 1 (a): red is no number."),
    ("a,b\n1e999,2\n", {}, "2:1: Row 2, column 1 (a): 1e999 is too large."),
    ("a,b\n1,2\n2,\n", {}, "3:3: Row 3, column 2 (b) is empty: an example without its label"),
    ("a,b\n,2\n?,3\n", {}, "Column 1 (a) is empty in every row."),
    ("a,a\n1,2\n", {}, "1:3: Two columns are called a."),
    (f"{'a' * 41},b\n1,2\n", {}, "1:1: The name of column 1 is longer than 40 characters."),
    ("a,b\n1,2\n", {"label": "c"}, "There is no column c that could be the label. There are a, b."),
    ("a,b\n1,2\n", {"label": "3"}, "There is no column 3"),
    ("a,b\n" + "\n".join(f"{i},word{i}" for i in range(11)), {}, "The column b has more than 10 different words"),
    ("1,2\n" * 6, {"rows": 5}, "6:1: The table has more than 5 rows."),
    ("a,b\n" + "1,2\n" * 6, {"rows": 5}, "7:1: The table has more than 5 rows."),
    ("1,2,3,4\n", {"columns": 3}, "1:7: The table has more than 3 columns."),
])
def test_what_is_no_table_is_refused_with_row_and_column(text: str, how: dict[str, Any], said: str) -> None:
    with pytest.raises(EngineError) as refused:
        read(text, **how)
    assert said in str(refused.value)


def test_as_many_rows_and_columns_as_there_may_be_are_read() -> None:
    wide = ",".join(map(str, range(64)))
    assert len(read("\n".join([wide] * 2000)).rows) == 2000
    assert len(read("\n".join([",".join(f"c{i}" for i in range(64)), *[wide] * 2000])).rows) == 2000


# -- making ready ---------------------------------------------------------------------------------

GAPS = "a,b,y\n1,,1\n2,5,2\n3,7,3\n,9,4\n"


def test_missing_values_are_refused_left_out_or_filled() -> None:
    table = read(GAPS)
    with pytest.raises(EngineError) as refused:
        prepare(table)
    assert str(refused.value) == "2:3: Row 2, column 2 (b) is empty. Leave out such rows, or fill them with the " \
                                 "column's mean."
    assert prepare(table, missing="drop").rows == ((2, 5, 2), (3, 7, 3))
    assert prepare(table, missing="mean").rows == ((1, 7, 1), (2, 5, 2), (3, 7, 3), (2, 9, 4))


def test_the_test_examples_are_apart_and_drawn_from_the_seed() -> None:
    table = drawn("moons", {"size": 40}, 0, 100)
    first, again, other = (prepare(table, share=0.25, seed=seed) for seed in (1, 1, 2))
    assert first == again and first.test_at != other.test_at
    assert (len(first.rows), len(first.test)) == (30, 10)
    assert sorted(first.rows_at + first.test_at) == list(range(40))
    assert list(first.rows_at) == sorted(first.rows_at)


@pytest.mark.parametrize("scaling", ["standard", "range"])
def test_scales_are_found_in_what_is_learned_from(scaling: str) -> None:
    rows = tuple((float(i), 7.0, 100.0 * i, float(i)) for i in range(20))
    made = prepare(Table(("a", "b", "c"), "y", rows), share=0.5, seed=3, scaling=scaling)
    columns = [*zip(*made.rows, strict=True)]
    for column in (columns[0], columns[2]):
        if scaling == "standard":
            assert sum(column) == pytest.approx(0, abs=1e-12)
            assert sum(x * x for x in column) == pytest.approx(len(column))
        else:
            assert (min(column), max(column)) == (-1, 1)
    assert set(columns[1]) == {0.0}
    for at, row in zip(made.test_at, made.test, strict=True):
        assert row[:3] == tuple((x - shift) / by for x, (shift, by) in zip(rows[at], made.scales, strict=False))
        assert row[3] == at


@pytest.mark.parametrize(("how", "said"), [
    ({"share": 1.0}, "must be a number from 0 to below 1"), ({"share": math.nan}, "must be a number from 0"),
    ({"share": 0.99}, "No example is left"), ({"missing": "guess"}, "guess is nothing to do with a missing value."),
    ({"scaling": "log"}, "log is no scaling. There are none, standard, range."),
])
def test_what_cannot_be_made_ready_is_refused(how: dict[str, Any], said: str) -> None:
    with pytest.raises(EngineError) as refused:
        prepare(read("1,2\n3,4\n"), **how)
    assert said in str(refused.value)


@pytest.mark.parametrize(("loss", "outputs", "labels"), [
    ("SquareLoss", 1, [(0,), (1,)]), ("HingeLoss", 1, [(-1,), (1,)]), ("BCEWithLogitsLoss", 1, [(0,), (1,)]),
    ("SquareLoss", 2, [(1, 0), (0, 1)]), ("BCEWithLogitsLoss", 2, [(1, 0), (0, 1)]),
])
def test_classes_become_what_the_loss_wants(loss: str, outputs: int, labels: list[tuple[float, ...]]) -> None:
    assert labelled(read("1,no\n2,yes\n"), LOSSES[loss], outputs) == labels
    if outputs == 1 and loss != "SquareLoss":
        assert labelled(read("1,3\n2,8\n"), LOSSES[loss], 1) == labels


def test_numbers_stay_numbers() -> None:
    assert labelled(read("1,3\n2,8\n"), LOSSES["SquareLoss"], 1) == [(3,), (8,)]
    assert labelled(drawn("blobs", {"size": 3}, 0, 10), LOSSES["SquareLoss"], 3) == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


@pytest.mark.parametrize(("text", "loss", "outputs", "said"), [
    ("1,1\n2,2\n3,3\n", "HingeLoss", 1, "HingeLoss takes classes, and the label y is a number. Take"),
    ("1,1\n2,2\n3,3\n", "SquareLoss", 2, "is one number, and the number of outputs is 2. Set the last"),
    ("1,a\n2,b\n3,c\n", "SquareLoss", 1, "number of outputs is 1. Set the last Linear's out_features to 3."),
    ("1,a\n2,b\n", "SquareLoss", 3, "Each of 2 classes wants an output, and the number"),
    ("1,a\n2,a\n", "SquareLoss", 1, "All examples are of the class a"),
])
def test_labels_that_do_not_fit_are_refused(text: str, loss: str, outputs: int, said: str) -> None:
    with pytest.raises(EngineError) as refused:
        labelled(read(text), LOSSES[loss], outputs)
    assert said in str(refused.value)
