"""The HTTP side of Gradwalk: pages and the JSON API. It imports the engine, never the reverse."""

import mimetypes
import os
from collections.abc import Mapping

from flask import Flask

from app import (
    api,
    cache,
    catalogue,
    config,
    derivatives,
    failures,
    gate,
    headers,
    immutable,
    pages,
    prefix,
    runs,
    statics,
    symbolic,
)
from app.files import FOLDER

# Windows reads these from its registry, where other programs have been.
for _suffix, _kind in {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}.items():
    mimetypes.add_type(_kind, _suffix)


def create_app(limits: Mapping[str, int] | None = None, below: str | None = None) -> Flask:
    """Make the application.

    Parameters
    ----------
    limits : mapping, optional
        Limits by name, in place of those of the table and the environment.
    below : str, optional
        The prefix that all its addresses have, in place of the environment's.

    Returns
    -------
    Flask
        A WSGI application without state.

    Raises
    ------
    ValueError
        For a limit or a prefix that is none.

    Examples
    --------
    >>> create_app({"nodes": 50}).test_client().get("/api/v1/limits").status_code
    200
    """
    app = Flask("app", root_path=str(FOLDER), static_folder=None, template_folder="templates")
    # A doubled slash or a missing one would be answered by a redirect with a page of HTML.
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    config.install(app, limits)
    cache.install(app)
    gate.install(app)
    runs.install(app)
    symbolic.install(app)
    headers.install(app)
    failures.install(app)
    catalogue.register(app)
    statics.install(app)
    pages.install(app)
    derivatives.install(app)
    api.install(app)
    immutable.install(app)
    prefix.install(app, prefix.prefix_from(os.environ, below))
    return app
