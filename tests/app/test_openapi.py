"""The description of the API matches the calls."""

import json
import re

from app import api


def test_the_description_covers_every_call(client):
    told = client.get("/api/v1/openapi.json").get_json()
    assert told["openapi"] == "3.1.0"
    described = {(path, method) for path, calls in told["paths"].items() for method in calls}
    assert described == {(api.PREFIX + call.path, call.method.lower()) for call in api.calls()}


def test_every_call_says_what_it_does(client):
    for call in api.calls():
        assert call.summary.endswith("."), call.name
    names = [call.name for call in api.calls()]
    assert len(set(names)) == len(names)


def test_every_reference_leads_somewhere(client):
    told = client.get("/api/v1/openapi.json").get_json()
    references = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(told)))
    assert references <= set(told["components"]["schemas"])
    assert "Problem" in references


def test_every_get_call_answers_as_described(client):
    for call in api.calls():
        if call.method == "GET":
            response = client.get(api.PREFIX + call.path)
            assert (response.status_code, response.content_type) == (200, "application/json"), call.path


def test_every_call_that_computes_says_that_it_may_be_busy(client):
    told = client.get("/api/v1/openapi.json").get_json()
    for call in api.calls():
        answers = told["paths"][api.PREFIX + call.path][call.method.lower()]["responses"]
        for status in ("429", "503"):
            assert (status in answers) == (call.body is not None), call.path
            assert not call.body or answers[status]["headers"]["Retry-After"]["schema"] == {"type": "integer"}


def test_a_body_is_refused_by_every_call_that_reads_one(client):
    for call in api.calls():
        if call.body:
            told = client.post(api.PREFIX + call.path, data="[", content_type="application/json")
            assert told.status_code == 400, call.path
