"""The server: waitress, set so that one request cannot hold up the others."""

import sys
from typing import Any

import waitress.server
from flask import Flask

# A computing thread gives way after half a millisecond: at the default of five it slows the others fifty times.
_SWITCH_SECONDS = 0.0005


def give_way() -> None:
    """Let this process's threads take turns so often that one which computes does not hold up the others."""
    sys.setswitchinterval(_SWITCH_SECONDS)


def make_server(app: Flask, host: str, port: int) -> Any:
    """Bind a server, without starting it.

    Parameters
    ----------
    app : Flask
        The application.
    host : str
        The address to listen on.
    port : int
        The port, or 0 for a free one.

    Returns
    -------
    waitress server
        With ``effective_port``, ``run()`` and ``close()``.

    Raises
    ------
    OSError
        When the address is taken.
    """
    give_way()
    return waitress.server.create_server(
        app,
        host=host,
        port=port,
        threads=16,
        channel_request_lookahead=1,  # notices a reader that has left
        max_request_body_size=64 * app.config["MAX_CONTENT_LENGTH"],  # below it the app answers 413 itself, in JSON
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
