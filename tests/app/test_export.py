"""Documents written out: as programs that PyTorch has run, as text and as JSON that read back, or refused in words."""

import json
from itertools import chain
from typing import Any, Literal, get_type_hints

import msgspec
import numpy as np
import pytest
from flask.testing import FlaskClient

from app.wire.export import MEDIA, ExportRequest
from app.wire.network import NetworkBody, spec_of
from engine import parse, trace
from engine.networks import LOSSES, NetworkSpec, lower
from engine.networks.export import Present
from engine.networks.kinds import KINDS
from engine.networks.regularisers import REGULARISERS
from engine.op import REGISTRY
from tests.house.sources import ROOT

PATH = "/api/v1/export"
RECORDED = json.loads((ROOT / "tests" / "data" / "torch-networks.json").read_text())["rows"]
RATIONAL, TRANSCENDENTAL = 1e-12, 1e-10
RATIONAL_OPS = {"add", "sub", "neg", "mul", "div", "pow", "square", "abs", "sign", "relu", "leaky_relu", "max", "min"}
LECTURE = {"layers": "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"}
TEXT = "g = y^2 + z\nf(x, y, z) = x g"


def flat(values: Any) -> list[float]:
    return list(chain.from_iterable(map(flat, values))) if isinstance(values, list) else [values]


@pytest.mark.parametrize("row", RECORDED, ids=lambda row: f"seed {row['body']['network']['seed']}")
def test_a_random_network_is_the_program_that_pytorch_ran_and_has_its_numbers(client: FlaskClient, row: dict) -> None:
    assert client.post(PATH, json=row["body"] | {"format": "pytorch"}).text == row["program"]
    answer = client.post("/api/v1/trace", json=row["body"]).get_json()
    rational = {node["op"] for node in answer["graph"]["nodes"]} <= RATIONAL_OPS | {"input", "constant"}
    close = {"rel": RATIONAL if rational else TRANSCENDENTAL, "abs": 1e-15}
    assert answer["results"]["output"] == pytest.approx(row["loss"], **close)
    network = lower(spec(row["body"]["network"]))
    gradients = Present(network, answer["results"]["gradients"]).parameters
    assert gradients.keys() == row["gradients"].keys()
    for name, found in gradients.items():
        assert flat(found) == pytest.approx(flat(row["gradients"][name]), **close)


def spec(body: dict) -> NetworkSpec:
    return spec_of(msgspec.convert(body, NetworkBody), 200, 2000)


def test_the_random_networks_have_all_that_there_is() -> None:
    assert len(RECORDED) >= 100
    written = json.dumps(RECORDED)
    for name in [*KINDS, *LOSSES, *REGULARISERS, "bias=False"]:
        assert name in written, name


@pytest.mark.parametrize("row", RECORDED[::9], ids=lambda row: f"seed {row['body']['network']['seed']}")
def test_json_and_text_read_back_with_the_same_numbers(client: FlaskClient, row: dict) -> None:
    results = client.post("/api/v1/trace", json=row["body"]).get_json()["results"]
    told = client.post(PATH, json=row["body"] | {"format": "json"})
    assert told.content_type == "application/json"
    document = told.get_json()
    assert client.post("/api/v1/trace", json={"network": document}).get_json()["results"] == results
    assert client.post(PATH, json={"network": document, "format": "json"}).text == told.text
    again = lower(spec(document))
    assert again.spec.starts().keys() == row["gradients"].keys()
    text = client.post(PATH, json=row["body"] | {"format": "expression"}).text
    assert trace(parse(text), wrt=again.parameters).results == results


def test_numbers_that_were_set_are_what_is_written(client: FlaskClient) -> None:
    network = LECTURE | {"regulariser": {"kind": "L2", "strength": 0.1}}
    body = {"network": network, "inputs": {"w_h_2_1": 7.25, "lambda": 0.75, "x_2": -3.5}}
    program = client.post(PATH, json=body | {"format": "pytorch"})
    assert program.content_type == "text/x-python; charset=utf-8"
    document = client.post(PATH, json=body | {"format": "json"}).get_json()
    assert document["parameters"]["0.weight"][0][1] == 7.25
    assert document["regulariser"]["strength"] == 0.75
    assert document["example"] == {"x_1": 1, "x_2": -3.5, "y_star": 1}
    for written in (program.text, client.post(PATH, json=body | {"format": "numpy"}).text):
        assert all(number in written for number in ("7.25", "strength = 0.75", "-3.5"))


def test_an_expression_is_a_text_with_its_values_or_json(client: FlaskClient) -> None:
    body = {"expression": TEXT, "inputs": {"x": -2, "y": 0.1}, "wrt": ["y"]}
    text = client.post(PATH, json=body | {"format": "expression"})
    assert text.content_type == "text/plain; charset=utf-8"
    assert text.text == "x = -2\ny = 0.1\nz = 4\ng = y^2 + z\nf(x, y, z) = x*g\n"
    document = client.post(PATH, json=body | {"format": "json"}).get_json()
    spaced = {"expression": "where(x  >  0, y, 1)  # [ as  typed ]", "inputs": {"x": 1, "y": 2}}
    assert client.post(PATH, json=spaced | {"format": "json"}).get_json() == spaced
    assert document == {"expression": TEXT, "inputs": {"x": -2, "y": 0.1, "z": 4}, "wrt": ["y"]}


@pytest.mark.parametrize("op", [op for op in REGISTRY if op.example], ids=lambda op: op.name)
def test_every_ops_example_reads_back(client: FlaskClient, op: Any) -> None:
    text = client.post(PATH, json={"expression": op.example, "format": "expression"}).text
    for one, other in zip(trace(parse(text)).numbers, trace(parse(op.example)).numbers, strict=True):
        assert np.allclose(one, other, equal_nan=True)


@pytest.mark.parametrize(("body", "code"), [
    ({"expression": "x y", "format": "numpy"}, "no-such-export"),
    ({"expression": "x y", "format": "pytorch"}, "no-such-export"),
    ({"expression": "x y"}, "missing-field"), ({"expression": "x y", "format": "tensorflow"}, "invalid-field"),
    ({"format": "json"}, "missing-field"), ({"expression": "x +", "format": "json"}, "unexpected-end"),
    ({"network": LECTURE, "format": "numpy", "inputs": {"w_9": 1}}, "unknown-input"),
    ({"network": {"layers": "nn.Sequential(nn.Linear(2, 99999))"}, "format": "numpy"}, "too-many-weights")])
def test_what_cannot_be_exported_is_refused(client: FlaskClient, body: dict, code: str) -> None:
    answer = client.post(PATH, json=body)
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (422, code)
    assert answer.content_type == "application/problem+json"


def test_it_is_described_with_every_media_type(client: FlaskClient) -> None:
    told = client.get("/api/v1/openapi.json").get_json()
    answer = told["paths"][PATH]["post"]["responses"]["200"]
    assert answer["content"].keys() == {"text/x-python; charset=utf-8", "text/plain; charset=utf-8",
                                        "application/json"}
    assert {tuple(one["schema"].items()) for one in answer["content"].values()} == {(("type", "string"),)}


def test_every_format_is_documented() -> None:
    document = (ROOT / "docs" / "trace.md").read_text(encoding="utf-8")
    told = document[document.index("`POST /api/v1/export`"):].partition("\n\n")[0].replace("\n", " ")
    for format, media_type in MEDIA.items():
        assert f"`{format}`" in told
        assert media_type.partition(";")[0] in told or media_type == "application/json"
    assert get_type_hints(ExportRequest)["format"] == Literal[tuple(MEDIA)]


def test_a_large_network_is_written_whole(client: FlaskClient) -> None:
    body = {"network": {"layers": "nn.Sequential(nn.Linear(40, 40), nn.GELU(), nn.Linear(40, 1))"}}
    for format in ("pytorch", "numpy", "expression", "json"):
        answer = client.post(PATH, json=body | {"format": format, "revision": 4})
        assert answer.status_code == 200 and len(answer.text) > 20_000
