"""README and docs/trace.md show what there is: the example runs, and every field is named as it travels."""

import doctest
import json
import re
from collections.abc import Iterator

import msgspec
import pytest

from app.wire import network, words
from app.wire import trace as wire
from engine.locals import PATTERNS
from engine.words import ENGLISH
from tests.house.sources import ROOT

DOCUMENT = (ROOT / "docs" / "trace.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", DOCUMENT, re.M | re.S))


WORDED = {"wording", "own", "given"}
"""What leads from a step to what is said there."""
ARRAYED = {"jacobian"}
"""What a step has only between arrays."""


def fields(struct: type) -> set[str]:
    """The names under which a struct's fields travel."""
    return {field.encode_name for field in msgspec.structs.fields(struct)}


def keys(text: str) -> set[str]:
    """The keys of the first object in a text; those of objects inside it do not count."""
    depth, found = 0, set()
    for token in re.finditer(r'"(\w+)"(?=\s*:)|[{}\[\]]', text):
        if token[1]:
            found |= {token[1]} if depth == 1 else set()
        else:
            depth += 1 if token[0] in "{[" else -1
            if not depth:
                break
    return found


def first_column(text: str) -> set[str]:
    """Names in backquotes in the first column of tables."""
    return {name for row in re.findall(r"^\| (`.*?) \|", text, re.M) for name in re.findall(r"`(\w+)`", row)}


def test_the_answer_has_the_documents_fields() -> None:
    intro = DOCUMENT[:DOCUMENT.index("## graph")]
    assert first_column(intro) == fields(wire.TraceAnswer)
    assert keys(intro[intro.index('    {"expression"'):]) == fields(wire.TraceRequest)
    assert keys(intro[intro.index('`{"output"'):]) == fields(wire.Results)
    assert set(re.findall(r'"(\w+)"', re.search(r"\| `break_down` \| `({.*?})`", intro)[1])) == fields(wire.Rewritten)
    assert set(re.findall(r'"(\w+)"', re.search(r"answers `({.*?})`", intro)[1])) == fields(wire.DraftAnswer)


@pytest.mark.parametrize(("mark", "struct"), [
    ('`{"title"', wire.Graph), ("    node ", wire.Node), ('"span": {', wire.Place), ("    input ", wire.Input),
    ("    face ", words.Face), ("with the node it makes: ", wire.Statement)])
def test_the_graph_has_the_documents_fields(mark: str, struct: type) -> None:
    start = SECTIONS["graph"].index(mark)
    text = SECTIONS["graph"][start + len(mark) - 1 if mark.endswith("{") else start:]
    assert keys(text) == fields(struct)


@pytest.mark.parametrize(("mark", "struct"), [
    ('    {"text"', network.NetworkTold), ('"layers": [', network.LayerTold), ('"units": [', network.UnitTold),
    ('"lines": [', network.LineTold), ('"inner": [', network.InnerTold)])
def test_a_network_has_the_documents_fields(mark: str, struct: type) -> None:
    section = SECTIONS["network"]
    assert keys(section[section.rindex(mark) + len(mark) * mark.endswith("["):]) == fields(struct)


@pytest.mark.parametrize(("mark", "struct"), [
    ("    notice ", wire.Notice), ('"other": ', wire.Other), ('"edits": [', wire.Edit), ('"spans": [', wire.Place)])
def test_a_notice_has_the_documents_fields(mark: str, struct: type) -> None:
    section = SECTIONS["notices"]
    assert keys(section[section.index(mark) + len(mark):]) == fields(struct)


def test_the_documents_notice_is_what_is_answered(client) -> None:  # type: ignore[no-untyped-def]
    section = SECTIONS["notices"]
    [notice] = client.post("/api/v1/trace", json={"expression": "f = 1/2x"}).get_json()["notices"]
    assert notice["code"] == re.search(r'"code": "(.*?)"', section)[1]
    assert notice["spans"] == json.loads(re.search(r'"spans": (\[.*?\])', section)[1])
    assert notice["other"]["edits"][0] == json.loads(re.search(r'"edits": \[(\{.*?\}.*?\})', section)[1])
    assert notice["other"]["text"] == re.search(r'"text": "(f = .*?)"', section)[1]
    assert ENGLISH[notice["other"]["sentence"]["key"]] in section


def test_every_kind_of_notice_is_documented() -> None:
    told = set(re.findall(r"`([a-z-]+)`", SECTIONS["notices"][SECTIONS["notices"].index("Codes:"):]))
    assert told == {key.removeprefix("notice.") for key in ENGLISH if key.startswith("notice.")}


def test_a_step_has_the_documents_fields() -> None:
    section = SECTIONS["steps"]
    told = {kind: keys(section[section.index(f'{{"kind": "{kind}"'):]) for kind in ("forward", "seed", "pull")}
    assert set().union(*told.values()) | WORDED | ARRAYED == fields(wire.Step)
    section = SECTIONS["arrays"]
    assert keys(section[section.index('"jacobian": {') + len('"jacobian": '):]) == fields(wire.Jacobian)
    assert first_column(section) == set(PATTERNS)


def test_a_wording_has_the_documents_fields() -> None:
    section = SECTIONS["wordings"]
    assert keys(section[section.index('`[{"kind"') + 2:]) == fields(words.Note)
    assert first_column(section[section.index("| line |"):section.index("| place |")]) == fields(words.Wording)


def test_each_kind_of_step_travels_with_the_documents_fields(client) -> None:  # type: ignore[no-untyped-def]
    section = SECTIONS["steps"]
    answer = client.post("/api/v1/trace", json={"expression": "g = y^2 + z\nf(x, y, z) = x g"}).get_json()
    rows = re.findall(r"^\| (`.*?) \| (.*?) \|", SECTIONS["wordings"], re.M)
    for step in answer["steps"]:
        told = keys(section[section.index(f'{{"kind": "{step["kind"]}"'):])
        assert told | WORDED - {"given"} <= step.keys() <= told | WORDED
        lines = {name for names, kinds in rows if "all" in kinds or step["kind"] in kinds
                 for name in re.findall(r"`(\w+)`", names)}
        assert answer["wordings"][step["wording"]].keys() == lines


def places_of(told: object) -> Iterator[str]:
    """The places of a wording."""
    if isinstance(told, dict):
        for name, inner in told.items():
            if name in {"n", "if", "slot", "called", "given"}:
                yield inner
            elif name == "equal":
                yield from inner
            else:
                yield from places_of(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from places_of(inner)


def test_every_place_of_a_wording_is_one_that_the_document_has(client) -> None:  # type: ignore[no-untyped-def]
    for text in ("relu(x) max(x, y) + x^2 + x x", "+".join(f"x_{i}" for i in range(12)), "log(x)/y"):
        answer = client.post("/api/v1/trace", json={"expression": text}).get_json()
        for step in answer["steps"]:
            for place in places_of(answer["wordings"][step["wording"]]):
                assert re.fullmatch(r"of|(input|own|stated|given) -?\d+", place) or place in step, place


def test_the_documents_example_is_what_is_answered(client) -> None:  # type: ignore[no-untyped-def]
    asked = json.loads(re.search(r'^    (\{"expression".*?\})$', DOCUMENT, re.M | re.S)[1])
    answer = client.post("/api/v1/trace", json=asked).get_json()
    assert answer["revision"] == asked["revision"]
    assert answer["results"] == json.loads(re.search(r"\| `results` \| `(.*?)`", DOCUMENT)[1])
    for line in re.findall(r'^    (\{"kind".*?\})(?=  |$)', SECTIONS["steps"].replace("\n     ", " "), re.M):
        step = json.loads(line)
        same = [s for s in answer["steps"] if s["kind"] == step["kind"] and s["node"] == step["node"]
                and s.get("slot") == step.get("slot")]
        assert [{name: s[name] for name in step} for s in same] == [step]


def test_a_piece_and_a_hole_have_the_documents_fields() -> None:
    for section, struct in (("formula", words.Piece), ("sentence", words.Hole)):
        told = set()
        for cell in re.findall(r"^\| (`\{.*?\}`) \|", SECTIONS[section], re.M):
            told |= keys(cell)
        assert told == fields(struct)
    assert keys(SECTIONS["sentence"]) == fields(words.Sentence)


def test_the_readmes_example_runs() -> None:
    failed, run = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert (failed, run) == (0, 3)
