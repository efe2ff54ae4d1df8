"""The table of limits, and the call that shows it."""

import pytest

from app import create_app
from app.config import LIMITS, limits_from


def test_every_limit_is_served_with_its_reason(client):
    served = client.get("/api/v1/limits").get_json()["limits"]
    assert [limit["name"] for limit in served] == [limit.name for limit in LIMITS]
    assert all(limit["value"] == limit["default"] and limit["reason"].endswith(".") for limit in served)


def test_the_environment_overrides_a_limit(monkeypatch):
    monkeypatch.setenv("GRADWALK_NODES", "7")
    served = create_app().test_client().get("/api/v1/limits").get_json()["limits"]
    assert {limit["name"]: limit["value"] for limit in served}["nodes"] == 7


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", "many", "²"])
def test_a_limit_that_is_no_number_is_refused_by_name(text):
    with pytest.raises(ValueError, match="GRADWALK_NODES"):
        limits_from({"GRADWALK_NODES": text})


def test_an_override_without_such_a_limit_is_refused():
    with pytest.raises(ValueError, match="'colour'"):
        create_app({"colour": 3})
