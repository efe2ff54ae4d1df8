"""The calls of the API, one module for each noun; a module put here is found."""

import importlib
import pkgutil
from functools import cache, partial

from flask import Blueprint, Flask, Response, request

from app.wire.answer import respond
from app.wire.call import Call
from app.wire.openapi import describe

PREFIX = "/api/v1"


def calls() -> list[Call]:
    """Find the calls that the modules of this package declare, in the modules' alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return [
        item
        for module in modules
        for item in vars(module).values()
        if isinstance(item, Call) and item.function.__module__ == module.__name__
    ]


def install(app: Flask) -> None:
    """Add every call, and their description, to this application."""
    blueprint = Blueprint("api", __name__, url_prefix=PREFIX)
    found = calls()
    for call in found:
        # Flask's own answer to OPTIONS would call itself HTML.
        blueprint.add_url_rule(
            call.path, call.name, call.view, provide_automatic_options=False, methods=[call.method]
        )
    # Made when somebody asks: few do, and starting takes half as long again with it.
    description = cache(partial(describe, found, PREFIX))

    def openapi() -> Response:
        """Answer with the description of the API, as it is reached here."""
        return respond({**description(), "servers": [{"url": request.script_root or "/"}]})

    blueprint.add_url_rule("/openapi.json", "openapi", openapi)
    app.register_blueprint(blueprint)
