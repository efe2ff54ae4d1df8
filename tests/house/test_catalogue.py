"""The page's sentences: each stands once, and each is said somewhere."""

import json
import re

from tests.house.sources import ROOT, files, text

CATALOGUE = text(ROOT / "static" / "messages" / "en.json")
SOURCES = [text(path) for path in files(".py", ".js", ".html") if path.parts[0] != "tests"]
# A key in quotes, or one that is put together: `page.theme.${name}.long`, "page.derivatives." + kind.
KEY = re.compile(r"""["'`](page\.[\w.${}()-]+)["'`]""")


def keys():
    """List the keys as they stand, a second time too."""
    found = []
    json.loads(CATALOGUE, object_pairs_hook=lambda pairs: found.append([key for key, _ in pairs]))
    return found[-1]


def used():
    """Say as one pattern what the sources ask for; what fills a hole is one word."""
    asked = {key for source in SOURCES for key in KEY.findall(source)}
    holes = "|".join(r"[\w-]+".join(map(re.escape, re.split(r"\$\{[^}]*\}|(?<=\.)$", key))) for key in asked)
    return re.compile(holes)


def test_no_key_stands_twice():
    assert [key for key in set(keys()) if keys().count(key) > 1] == []


def test_every_sentence_is_said_somewhere():
    said = used()
    assert [key for key in keys() if not said.fullmatch(key)] == []


def test_an_unused_key_would_be_seen():
    assert not used().fullmatch("page.card.gradient")
