"""What a page is told to look at a network with: the loss of an example, its outputs, its hidden units."""

import msgspec
import pytest

from app.training import planned
from app.wire.training import TrainingRequest
from engine.program import columns

LAYERS = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"
XOR = {"network": {"layers": LAYERS, "seed": 3}, "data": {"kind": "xor"}}


def test_a_look_at_an_example_tells_the_loss_the_output_and_the_hidden_units(client):
    with client.application.app_context():
        made = planned(msgspec.convert(XOR, TrainingRequest))
    for row in made.rows:
        example = dict(zip(made.learning.columns, row, strict=True))
        network = XOR["network"] | {"example": example}
        walked = client.post("/api/v1/trace", json={"network": network}).get_json()
        values = {node["name"]: walked["numbers"][node["id"]] for node in walked["graph"]["nodes"] if node["name"]}
        told = columns(made.learning.look, [[value] for value in (*row, *made.start, *made.free)])
        assert [float(one[0]) for one in told] == pytest.approx([values[name] for name in ("L", "y", "z_1", "z_2")])
