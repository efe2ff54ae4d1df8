"""What a page is told to look at a network with: the loss of an example, its outputs, its hidden units."""

import msgspec
import pytest

from app.training import planned
from app.wire.training import TrainingRequest
from engine.program import columns


@pytest.mark.parametrize(("layers", "loss", "data"), [
    ("nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))", "SquareLoss", "xor"),
    ("nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 3))", "MSELoss",
     "blobs"),
])
def test_a_look_at_an_example_tells_the_loss_the_outputs_and_the_hidden_units(client, layers, loss, data):
    network = {"layers": layers, "loss": loss, "seed": 3}
    with client.application.app_context():
        made = planned(msgspec.convert({"network": network, "data": {"kind": data}}, TrainingRequest))
    for row in made.rows[:5]:
        example = dict(zip(made.learning.columns, row, strict=True))
        walked = client.post("/api/v1/trace", json={"network": network | {"example": example}}).get_json()
        units = [unit for unit in walked["network"]["units"] if unit["column"] and unit["node"] is not None]
        last = units[-1]["column"]
        nodes = [unit["node"] for of_last in (True, False) for unit in units if (unit["column"] == last) == of_last]
        values = {node["name"]: walked["numbers"][node["id"]] for node in walked["graph"]["nodes"]}
        told = columns(made.learning.look, [[value] for value in (*row, *made.start, *made.free)])
        assert [float(one[0]) for one in told] == pytest.approx(
            [values["L"], *(walked["numbers"][node] for node in nodes)])
