"""The English of the whole house under its keys: the engine's sentences, and the page's own."""

import json
from functools import cache
from typing import Any

from flask import Flask, Response, request

import engine  # noqa: F401  (its modules declare their sentences as they are imported)
from app.files import FOLDER
from engine.words import ENGLISH, fill_template

_PAGE = FOLDER / "static" / "messages" / "en.json"


@cache
def page_words() -> dict[str, Any]:
    """Return the sentences that only the page says, by key."""
    words: dict[str, Any] = json.loads(_PAGE.read_text(encoding="utf-8"))
    return words


def english() -> dict[str, Any]:
    """Return every sentence by its key.

    Returns
    -------
    dict
        Key to text, or to ``{"one": …, "other": …}`` where a count decides.

    Raises
    ------
    ValueError
        If the page says under a key of the engine's something else.

    Examples
    --------
    >>> english()["page.inputs"]
    'Inputs'
    """
    taken = page_words().keys() & ENGLISH.keys()
    if taken:
        raise ValueError(f"two texts for the sentences {sorted(taken)}")
    return {**ENGLISH, **page_words()}


def say(key: str, **holes: object) -> str:
    """Return a sentence of the page for a template.

    Examples
    --------
    >>> say("page.from-step", step=4)
    'from step 4'
    """
    return fill_template(page_words()[key], holes)


def messages() -> Response:
    """Answer the English catalogue, as JSON."""
    body = json.dumps(english(), ensure_ascii=False, separators=(",", ":"))
    response = Response(body, content_type="application/json; charset=utf-8")
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request)
    return response


def register(app: Flask) -> None:
    """Serve the catalogue, and let templates speak."""
    app.add_url_rule("/messages/en.json", "messages", messages)
    app.jinja_env.globals["say"] = say
