"""Bodies that are not what they say: each call that reads one refuses them in words, and never with a 5xx."""

import gzip
import json
import zlib

import pytest

from app import api
from app.failures import MEDIA_TYPE
from tests.app.requests import NEEDED, reads_text

CALLS = [call for call in api.calls() if reads_text(call)]
JSON = "application/json"


def good(call):
    """A body that the call answers."""
    return {"expression": "x y + z"} | NEEDED.get(call.name, {}) | ({"node": "#3"} if call.name == "rewrite" else {})


def raw(call, **more):
    """The same as bytes, with further fields."""
    return json.dumps(good(call) | more).encode()


def filled(call, text):
    """The same, with one more field whose value is this text."""
    return raw(call)[:-1] + b', "inputs": {"x": %s}}' % text


BODIES = {
    "nothing": lambda call: b"",
    "spaces": lambda call: b" \n\t",
    "a zero byte": lambda call: b"\0",
    "truncated": lambda call: raw(call)[:-1],
    "truncated in a text": lambda call: raw(call)[:10],
    "truncated in an escape": lambda call: b'{"expression": "\\u00',
    "truncated in a character": lambda call: '{"expression": "²'.encode()[:-1],
    "two values": lambda call: raw(call) * 2,
    "invalid UTF-8": lambda call: raw(call).replace(b"x", b"\xc3\x28", 1),
    "overlong UTF-8": lambda call: raw(call).replace(b"x y", b"\xc0\xaf"),
    "a surrogate as UTF-8": lambda call: raw(call).replace(b"x y", b"\xed\xa0\x80"),
    "half a surrogate pair": lambda call: raw(call).replace(b"x y", b"\\ud83d"),
    "UTF-16": lambda call: raw(call).decode().encode("utf-16"),
    "a mark of byte order": lambda call: b"\xef\xbb\xbf" + raw(call),
    "the same key twice": lambda call: raw(call)[:-1] + b', "expression": "x"}',
    "the same input twice": lambda call: raw(call)[:-1] + b', "inputs": {"x": 1, "x": 2}}',
    "the same key twice, once escaped": lambda call: raw(call)[:-1] + b', "\\u0065xpression": "x"}',
    "NaN": lambda call: filled(call, b"NaN"),
    "Infinity": lambda call: filled(call, b"Infinity"),
    "-Infinity": lambda call: filled(call, b"-Infinity"),
    "a number beyond all floats": lambda call: filled(call, b"1e999"),
    "its opposite": lambda call: filled(call, b"-1e999"),
    "a huge whole number": lambda call: filled(call, b"9" * 400),
    "a very huge whole number": lambda call: filled(call, b"9" * 100_000),
    "an exponent without end": lambda call: filled(call, b"1e" + b"9" * 100_000),
    "a number with a zero before it": lambda call: filled(call, b"012"),
    "a hexadecimal number": lambda call: filled(call, b"0x12"),
    "a number without digits behind the point": lambda call: filled(call, b"1."),
    "deep lists": lambda call: filled(call, b"[" * 50_000 + b"]" * 50_000),
    "deep lists that never end": lambda call: b"[" * 200_000,
    "deep objects": lambda call: b'{"a":' * 30_000,
    "an endless text": lambda call: b'"' + b"\\\\" * 100_000,
    "comments": lambda call: b"/* */" + raw(call),
    "Python": lambda call: repr(good(call)).encode(),
    "YAML": lambda call: b"expression: x",
    "a form": lambda call: b"expression=x",
    "XML": lambda call: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "gzip": lambda call: gzip.compress(raw(call)),
    "a list": lambda call: b"[" + raw(call) + b"]",
    "an empty list": lambda call: b"[]",
    "a text": lambda call: json.dumps(raw(call).decode()).encode(),
    "a number": lambda call: b"1",
    "null": lambda call: b"null",
    "true": lambda call: b"true",
    "an empty object": lambda call: b"{}",
}
FIELDS = {
    "an expression that is a list": {"expression": ["x"]},
    "an expression that is an object": {"expression": {"x": 1}},
    "an expression that is null": {"expression": None},
    "inputs that are a list": {"inputs": []},
    "inputs that are a list of pairs": {"inputs": [["x", 1]]},
    "inputs that are null": {"inputs": None},
    "an input that is an empty list": {"inputs": {"x": []}},
    "an input that is a list of texts": {"inputs": {"x": ["1"]}},
    "an input that is a list of truths": {"inputs": {"x": [True, False]}},
    "an input that is a list of nothing": {"inputs": {"x": [None]}},
    "an input whose rows differ": {"inputs": {"x": [[1], [1, 2]]}},
    "an input that is a list of numbers and rows": {"inputs": {"x": [1, [2]]}},
    "an input that is a list of objects": {"inputs": {"x": [{}]}},
    "an input that is an object": {"inputs": {"x": {}}},
    "an input that is a text": {"inputs": {"x": "1"}},
    "an input that is true": {"inputs": {"x": True}},
    "an input that is null": {"inputs": {"x": None}},
    "merge that is a number": {"merge": 1},
    "merge that is a text": {"merge": "true"},
    "a field that there is not": {"__proto__": {}},
}


def refused(answer):
    """Hold an answer to the shape of a refusal, and return it."""
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.content_type == MEDIA_TYPE
    told = answer.get_json(force=True)
    assert told["status"] == answer.status_code and told["code"] and told["detail"]
    assert len(told["detail"]) < 300
    return told


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
class TestEveryCall:
    """Each of these holds for each call that reads a body."""

    def send(self, client, call, data, content_type=JSON, **headers):
        """Send bytes to the call."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.post(api.PREFIX + call.path, data=data, content_type=content_type, headers=sent)

    def test_answers_a_good_body(self, client, call):
        assert self.send(client, call, raw(call)).status_code == 200
        assert self.send(client, call, raw(call), "application/json; charset=utf-8").status_code == 200

    @pytest.mark.parametrize("body", BODIES)
    def test_refuses_what_is_no_document(self, client, call, body):
        refused(self.send(client, call, BODIES[body](call)))

    @pytest.mark.parametrize("fields", FIELDS)
    def test_refuses_a_field_of_the_wrong_kind(self, client, call, fields):
        assert refused(self.send(client, call, raw(call, **FIELDS[fields])))["status"] == 422

    @pytest.mark.parametrize("kind", ["", "text/json", "text/plain", "application/x-www-form-urlencoded",
                                      "multipart/form-data; boundary=x", "application/jsonx", "json", "\"", ";"])
    def test_refuses_another_media_type(self, client, call, kind):
        assert refused(self.send(client, call, raw(call), kind))["status"] == 415

    @pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress),
                                                  ("br", bytes), ("gzip, gzip", gzip.compress), ("x", bytes)])
    def test_refuses_a_body_that_is_packed(self, client, call, coding, pack):
        told = refused(self.send(client, call, pack(raw(call)), Content_Encoding=coding))
        assert (told["status"], told["code"]) == (415, "packed")

    def test_takes_a_body_that_says_it_is_not_packed(self, client, call):
        assert self.send(client, call, raw(call), Content_Encoding="identity").status_code == 200

    def test_a_small_pack_of_much_is_not_opened(self, client, call):
        bomb = gzip.compress(b" " * 20_000_000 + raw(call))
        refused(self.send(client, call, bomb, Content_Encoding="gzip"))
