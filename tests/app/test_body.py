"""Bodies are read strictly."""

import json

import msgspec
import pytest

from app import create_app
from app.failures import MEDIA_TYPE
from app.wire.body import loads
from app.wire.call import post


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    """A part of a body."""

    size: int


class Body(msgspec.Struct, forbid_unknown_fields=True):
    """A body as calls declare them."""

    expression: str
    inputs: dict[str, float] = {}
    inner: Inner | None = None


def with_echo(**limits):
    """An application with one more call, which answers with its body."""
    app = create_app(limits)
    call = post("/echo", Body, Body)(lambda body: body)
    app.add_url_rule("/api/echo", "echo", call.view, methods=["POST"])
    return app.test_client()


def send(raw, content_type="application/json", **limits):
    return with_echo(**limits).post("/api/echo", data=raw, content_type=content_type)


def refused(response):
    assert response.content_type == MEDIA_TYPE
    told = response.get_json(force=True)
    assert told["status"] == response.status_code
    return told


def test_a_good_body_is_read():
    response = send('{"expression": "x²", "inputs": {"x": -2, "y": 1.5}}')
    assert response.get_json() == {"expression": "x²", "inputs": {"x": -2.0, "y": 1.5}, "inner": None}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not-json"),
        (b'{"expression": ', "not-json"),
        (b"{'expression': 1}", "not-json"),
        (b'\xef\xbb\xbf{"expression": "x"}', "not-json"),
        ('{"expression": "x"}'.encode("utf-16"), "not-utf-8"),
        (b'{"expression": "\xff"}', "not-utf-8"),
        (b'{"expression": "x", "expression": "y"}', "duplicate-key"),
        (b'{"expression": "x", "inputs": {"x": NaN}}', "not-a-number"),
        (b'{"expression": "x", "inputs": {"x": -Infinity}}', "not-a-number"),
        (b'{"expression": "x", "inputs": {"x": 1e999}}', "number-too-large"),
        (b'{"expression": "x", "inputs": {"x": %s}}' % (b"9" * 309), "number-too-large"),
        (b'{"expression": "x", "inputs": {"x": %s}}' % (b"9" * 5000), "number-too-large"),
        (rb'{"expression": "\ud83d"}', "half-character"),
        (b"[" * 100_000, "too-deep"),
    ],
)
def test_malformed_json_is_400(raw, code):
    told = refused(send(raw))
    assert (told["status"], told["code"]) == (400, code)


def test_malformed_json_is_located():
    told = refused(send('{\n  "expression" "x"}'))
    assert (told["line"], told["column"]) == (2, 16)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_another_media_type_is_415(kind):
    told = refused(send('{"expression": "x"}', kind))
    assert (told["status"], told["code"]) == (415, "not-json")


@pytest.mark.parametrize(
    ("body", "code", "field", "detail"),
    [
        ({}, "missing-field", "expression", "The field 'expression' is missing."),
        ({"expresion": "x"}, "unknown-field", "expresion", "There is no field 'expresion'."),
        ({"expression": 1}, "wrong-type", "expression", "The field 'expression' must be text, not a whole number."),
        ({"expression": "x", "inputs": {"a": 1, "x": "2"}}, "wrong-type", "inputs.x", None),
        ({"expression": "x", "inner": {"size": 1.5}}, "wrong-type", "inner.size", None),
        ({"expression": "x", "inner": {}}, "missing-field", "inner.size", None),
        ({"expression": "x", "inner": {"size": 1, "😀": 1}}, "unknown-field", "inner.😀", None),
        ([], "wrong-type", None, "The body must be an object, not a list."),
        (None, "wrong-type", None, "The body must be an object, not null."),
    ],
)
def test_a_wrong_field_is_422_and_named(body, code, field, detail):
    told = refused(send(json.dumps(body)))
    assert (told["status"], told["code"], told.get("field")) == (422, code, field)
    assert detail is None or told["detail"] == detail


def nested(depth):
    return b'{"expression": ' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


def test_nesting_is_read_to_the_limit_and_refused_above():
    assert refused(send(nested(5), json_depth=5))["status"] == 422
    assert refused(send(nested(6), json_depth=5))["code"] == "too-deep"


def test_brackets_in_text_do_not_nest():
    assert loads(b'{"a": "[[[[\\"[[[["}', 1) == {"a": '[[[["[[[['}


def test_a_body_is_read_to_the_limit_and_refused_above():
    raw = json.dumps({"expression": "x"}).encode()
    assert send(raw, body_bytes=len(raw)).status_code == 200
    told = refused(send(raw + b" ", body_bytes=len(raw)))
    assert (told["status"], told["code"]) == (413, "too-large")
