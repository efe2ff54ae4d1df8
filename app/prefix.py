"""Where the app stands on its host: at the root, or below a prefix that a proxy gives it."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import Flask

VARIABLE = "GRADWALK_PREFIX"
_PREFIX = re.compile(r"(/[\w.~-]+)*/?", re.ASCII)


def prefix_from(environ: Mapping[str, str], told: str | None = None) -> str:
    """Read the prefix in force.

    Parameters
    ----------
    environ : mapping
        The environment, where ``GRADWALK_PREFIX`` may stand.
    told : str, optional
        A prefix that wins over it.

    Returns
    -------
    str
        Empty, or beginning with a slash and ending without one.

    Raises
    ------
    ValueError
        For what is no plain path.

    Examples
    --------
    >>> prefix_from({"GRADWALK_PREFIX": "/courses/gradwalk/"})
    '/courses/gradwalk'
    """
    text = environ.get(VARIABLE, "") if told is None else told
    if not _PREFIX.fullmatch(text) or {".", ".."} & set(text.split("/")):
        raise ValueError(f"The prefix must be a plain path such as /gradwalk, not {text!r}.")
    return text.rstrip("/")


class Prefixed:
    """A WSGI application below a prefix, whether the proxy passes the prefix on or takes it off.

    Parameters
    ----------
    application : callable
        A WSGI application, which looks into ``SCRIPT_NAME`` when it writes an address.
    prefix : str
        As ``prefix_from`` returns it.

    Examples
    --------
    >>> below = Prefixed(lambda environ, _: environ["SCRIPT_NAME"] + " " + environ["PATH_INFO"], "/gradwalk")
    >>> [below({"PATH_INFO": path}, None) for path in ("/gradwalk/derivatives", "/derivatives", "/gradwalker")]
    ['/gradwalk /derivatives', '/gradwalk /derivatives', '/gradwalk /gradwalker']
    """

    def __init__(self, application: Callable[..., Iterable[bytes]], prefix: str) -> None:
        self.application = application
        self.prefix = prefix

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request as the application does at the root."""
        path = environ.get("PATH_INFO", "")
        if f"{path}/".startswith(f"{self.prefix}/"):
            path = path[len(self.prefix):]
        return self.application(environ | {"SCRIPT_NAME": self.prefix, "PATH_INFO": path}, start_response)


def install(app: Flask, prefix: str) -> None:
    """Put this application, which has all its addresses by now, below a prefix; without one nothing changes.

    Raises
    ------
    ValueError
        When the prefix begins as an address of the app does: nobody could tell whether a proxy took it off.
    """
    if not prefix:
        return
    first = prefix.split("/")[1]
    if first in {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()}:
        raise ValueError(f"The prefix must not begin with /{first}, which is an address of the app itself.")
    app.wsgi_app = Prefixed(app.wsgi_app, prefix)  # type: ignore[method-assign]
