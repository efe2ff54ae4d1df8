"""Who trains rests while others are in a hurry."""

from importlib import import_module

import pytest

from app.gate import Gate
from app.immutable import Immutable

train = import_module("app.api.train")


@pytest.mark.parametrize(("coming", "rests"), [(0, 1), (3, 4), (1000, train._RESTS)])
def test_a_run_rests_as_long_as_requests_come(monkeypatch, coming, rests):
    gate, requests, rested = Gate(4, 64, 1), Immutable(lambda *_: [], 0), []

    def sleep(seconds):
        rested.append(seconds)
        if len(rested) <= coming:
            requests({"REQUEST_METHOD": "POST"}, None)

    monkeypatch.setattr(train, "sleep", sleep)
    train._give_way(gate, requests)
    assert len(rested) == rests


def test_a_run_rests_while_another_computes(monkeypatch):
    gate, rested = Gate(4, 64, 1), []
    monkeypatch.setattr(train, "sleep", rested.append)
    with gate.place("here"):
        train._give_way(gate, Immutable(lambda *_: [], 0))
    assert len(rested) == train._RESTS
