"""What the board says of arrays: upstream, Jacobian and contribution, named, written and read out."""

import re
from typing import Any

import pytest

from engine import parse, trace
from engine.notation.board import board
from engine.notation.formula import latex
from engine.notation.script import Script
from engine.op import REGISTRY
from engine.stops import DETAILS, stops

LECTURE = ("x = [1, 2]; W = [[2, -1], [-1, 1]]; w = [[3, -1]]; y_star = 2; "
           "s = W @ x; z = σ(s); y = w @ z; L = square_loss(y, y_star)")


def lines_of(text: str) -> list[dict[str, str]]:
    """The lines of every pull, filled."""
    run = trace(parse(text))
    script = Script(run.structure)
    numbers = script.numbers(run.numbers)
    return [{name: latex(line, numbers) for name, line in lines._asdict().items() if isinstance(line, tuple)
             and name != "notes"} | {"sentence": lines.sentence.fill(numbers), "title": lines.title.fill(numbers),
                                     "spoken": lines.spoken.fill(numbers, aloud=True)}
            for step, lines in zip(run.structure.steps, script.lines, strict=True) if step.kind == "pull"]


def matrix(*rows: str) -> str:
    return r"\begin{bmatrix} " + r" \\ ".join(rows) + r" \end{bmatrix}"


def test_the_lectures_network() -> None:
    to_y, to_w, to_z, to_s, *rest = lines_of(LECTURE)
    by_input = {line["gradient"][-2]: line for line in rest}
    assert to_y["local_rule"].endswith(" = y - y^* = -1.23")
    assert to_w["local_rule"] == r"z^{\mathsf T} = " + matrix("0.5 & 0.731")
    assert to_z["jacobian"] == "w" and to_z["contribution"].endswith("= " + matrix("-3.69 & 1.23"))
    assert to_s["upstream"].endswith(" = " + matrix("-3.69 & 1.23"))
    assert to_s["contribution"] == (matrix("-3.69 & 1.23") + r" \, " + matrix("0.25 & 0", "0 & 0.197")
                                    + r" \approx " + matrix("-0.923 & 0.242"))
    assert by_input["W"]["contribution"] == (matrix("-0.923", "0.242") + r" \, " + matrix("1 & 2") + " = "
                                             + matrix("-0.923 & -1.85", "0.242 & 0.484"))
    assert by_input["W"]["jacobian"] == r"x^{\mathsf T}"
    assert by_input["x"]["contribution"].startswith(matrix("-0.923 & 0.242") + r" \, " + matrix("2 & -1", "-1 & 1"))


@pytest.mark.parametrize(("text", "name"), [
    ("x = [1, 2]; σ(x)", r"\operatorname{diag}(f\,(1 - f))"), ("x = [1, 2]; -x", "-I"),
    ("x = [1, 2]; x^2", r"\operatorname{diag}(2x)"), ("x = [1, 2]; exp(x)", r"\operatorname{diag}(f)"),
    ("x = [1, 2]; b = 3; x + b", "I"), ("x = [1, 2]; b = 3; b x", r"b\,I"), ("x = [1, 2]; -2x", r"-2\,I"),
    ("x = [1, 2]; a = 1; b = 3; x (a + b)", r"(a + b)\,I"), ("x = [1, 2]; x/3", r"\frac{1}{3}\,I"),
    ("x = [1, 2]; W = [[1, 2], [3, 4]]; W * x", "J"),
    ("x = [1, 2]; W = [[1, 2], [3, 4]]; W * (W + x)", r"\operatorname{diag}(W + x)"),
    ("x = [1, 2]; W = [[1, 2], [3, 4]]; (W + x) @ x", r"(W + x)"),
    ("x = [1, 2]; sum(x)", r"\mathbf 1^{\mathsf T}"), ("x = [1, 2]; mean(x)", r"\tfrac{1}{2}\,\mathbf 1^{\mathsf T}"),
    ("x = [1, 2]; norm(2x)", r"\frac{(2x)^{\mathsf T}}{f}"),
    ("x = [1, 2]; dot(x, [1, 3])", matrix("1", "3") + r"^{\mathsf T}"),
    ("x = [1, 2]; softmax(x)", r"\operatorname{diag}(f) - f\,f^{\mathsf T}"), ("x = [1, 2]; x.T", "P"),
    ("x = [1, 2]; square_loss(2x, [1, 1])", "(2x - " + matrix("1", "1") + r")^{\mathsf T}"),
])
def test_every_jacobian_has_its_name(text: str, name: str) -> None:
    assert name in [line["jacobian"] for line in lines_of(text)]


@pytest.mark.parametrize(("text", "name"), [
    ("x = [1, 2]; b = 3; sum(x + b)", r"\mathbf 1"), ("x = [1, 2]; b = 3; sum(b x)", "x"),
    ("W = [[1, 2], [3, 4]]; x = [1, 2]; sum(W * x)", r"\operatorname{repeat}(W)"),
])
def test_what_is_broadcast_gets_all_gradients_of_its_copies(text: str, name: str) -> None:
    found = [line for line in lines_of(text) if line["jacobian"] == name]
    assert found and all(line["sentence"].startswith("Broadcast: ") for line in found)


@pytest.mark.parametrize("text", [*(op.example for op in REGISTRY.of_arrays), LECTURE,
                                  "x = [0, 1]; sum(relu(x) + log(x))", "W = [[1, 2], [3, 4]]; sum(W W + W.T)",
                                  "x = [1, 2, 3, 4, 5, 6, 7]; sum(σ(x) x)"])
def test_every_line_is_filled_at_every_detail(text: str) -> None:
    run = trace(parse(text))
    script = Script(run.structure)
    for detail in DETAILS:
        found: Any = range(1, len(run.structure.steps) + 1) if detail == "edge" else stops(run.structure, detail)
        for k in found:
            said = board(run, script, k, detail)
            for name in ("heading", "title", "sentence", "spoken"):
                assert not re.search(r"[{}]|None", said[name]), said[name]
            for name in ("rule", "local_rule", "jacobian"):
                assert not re.search(r"None|\{out\}|\{label\}", said.get(name, "")), said[name]
            assert len(said["sentence"].split()) <= 14


def test_long_arrays_are_read_out_by_their_ends() -> None:
    [*_, last] = lines_of("x = [1, 2, 3, 4, 5, 6, 7]; sum(x^2)")
    assert last["spoken"].endswith("The gradient at x is now 7 numbers from 2 to 14, final.")
    assert last["jacobian"] == r"\operatorname{diag}(2x)"
    assert last["local_rule"].endswith(r" = \operatorname{diag}(2x)")
    assert last["contribution"] == r"\left[7\right]"


def test_what_is_not_drawn_is_not_computed_again() -> None:
    run = trace(parse("x = [1, 2, 3, 4, 5, 6, 7]; A = reshape(x, 7, 1) @ reshape(x, 1, 7); sum(A)"))
    script = Script(run.structure)
    numbers = script.numbers(run.numbers)
    forward = zip(run.structure.steps[:run.structure.forward_steps], script.said, strict=False)
    assert [numbers[said.own] is run.numbers[step.node] for step, said in forward] == [False, False, True, True]


def test_what_is_used_twice_adds_up() -> None:
    first, second = [line for line in lines_of("x = [1, 2]; f = x @ x") if line["gradient"].endswith("x}")]
    assert first["title"].endswith("place 1 of 2") and second["title"].endswith("place 2 of 2")
    assert second["sum"] == (matrix("1 & 2") + " + " + matrix("1 & 2") + " = " + matrix("2 & 4"))


def test_a_kink_of_one_element_is_told() -> None:
    run = trace(parse("x = [0, 1]; sum(relu(x))"))
    script = Script(run.structure)
    assert "A corner: any slope from 0 to 1 would do; this course takes 0." in board(run, script, 5)["notes"]
    run = trace(parse("x = [3, 1]; norm(x - [3, 1])"))
    told = [board(run, Script(run.structure), k).get("notes", []) for k in range(1, 6)]
    assert ["At the origin a length has a corner; this course takes the slope 0."] in told


@pytest.mark.parametrize(("text", "says"), [
    ("x = [1, 2]; t_star = [1, 0]; cross_entropy(x, t_star)", r"(\operatorname{softmax}(x) - t^*)^{\mathsf T}"),
    ("x = [1, 2]; t_star = [0.1, 0.9]; cross_entropy(x, t_star)", r"(\operatorname{softmax}(x) - t^*)^{\mathsf T}"),
    ("x = [1, 2]; t_star = [1, 1]; cross_entropy(x, t_star)",
     r"((\mathbf 1^{\mathsf T} t^*)\,\operatorname{softmax}(x) - t^*)^{\mathsf T}"),
    ("x = [[1, 2], [3, 4]]; t_star = [[1, 0], [0, 1]]; cross_entropy(x, t_star)",
     r"\tfrac{1}{2}\,(\operatorname{softmax}(x) - t^*)"),
    ("x = [[1, 2], [3, 4]]; t_star = [[1, 1], [0, 1]]; cross_entropy(x, t_star)", "J"),
])
def test_the_name_depends_on_whether_labels_are_probabilities(text: str, says: str) -> None:
    [line] = lines_of(text)
    assert line["jacobian"] == says and f" = {says} = " in line["local_rule"]


@pytest.mark.parametrize(("text", "name", "says"), [
    ("A = [[1, 2], [3, 4]]; B = [[1, 2], [3, 4]]; sum(A B)", r"A^{\mathsf T}", "the transposed left times upstream"),
    ("x = [1, 2]; W = [[1, 2], [3, 4]]; sum(x W)", "x", "the transposed left times upstream"),
    ("x = [1, 2]; W = [[1, 2], [3, 4]]; sum(W x)", "W", "upstream times the matrix"),
    ("x = [[1, 2], [3, 4]]; sum(softmax(x))", "J", "of its row"),
    ("y = 3; t = [1, 2, 0]; square_loss(y, t)", r"\mathbf 1^{\mathsf T}(y - t)", "are added up"),
])
def test_the_sentence_is_of_that_jacobian(text: str, name: str, says: str) -> None:
    assert [says in line["sentence"] for line in lines_of(text) if line["jacobian"] == name] == [True]
