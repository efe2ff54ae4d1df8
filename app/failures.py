"""One shape for every failure under /api: problem details, RFC 9457."""

from typing import Any

import msgspec
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from engine.errors import EngineError
from engine.patience import OutOfPatience
from engine.words import fill_template

MEDIA_TYPE = "application/problem+json"
_KEPT_HEADERS = ("Allow", "Retry-After")


class Problem(msgspec.Struct, omit_defaults=True):
    """What went wrong, where, and what to do.

    Attributes
    ----------
    title, status : str, int
        The kind of failure, as HTTP names it.
    code : str
        The kind of failure as Gradwalk names it; a client may rely on it.
    detail : str
        At most two sentences in the learner's words.
    line, column, length : int, optional
        The place in the text that was sent, from 1, in code points.
    hint : str, optional
        What to do about it.
    field : str, optional
        The field of the body that is meant.
    """

    title: str
    status: int
    code: str
    detail: str
    line: int | None = None
    column: int | None = None
    length: int | None = None
    hint: str | None = None
    field: str | None = None
    type: str = "about:blank"


class Failure(Exception):
    """A failure that a view raises.

    Parameters
    ----------
    status : int
        The HTTP status.
    code : str
        The kind of failure.
    detail : str
        What is wrong.
    hint : str, optional
        What to do about it.
    retry_after : int, optional
        After how many seconds to ask again.
    **place
        ``line``, ``column``, ``length`` or ``field``.
    """

    def __init__(self, status: int, code: str, detail: str, hint: str | None = None, retry_after: int | None = None,
                 **place: Any) -> None:
        super().__init__(detail)
        self.retry_after = retry_after
        self.problem = Problem(_TITLES[status], status, code, detail, hint=hint, **place)


_TITLES = {
    400: "Bad request",
    404: "Not found",
    405: "Method not allowed",
    413: "Too large",
    415: "Unsupported media type",
    422: "Unprocessable content",
    429: "Too many requests",
    431: "Headers too large",
    500: "Internal error",
    501: "Not implemented",
    503: "Busy",
}
_HTTP = {
    400: ("bad-request", "The request could not be read."),
    404: ("not-found", "There is nothing at {path}."),
    405: ("method-not-allowed", "{path} does not answer {method}."),
    413: ("too-large", "The body is larger than {bytes} bytes."),
    415: ("not-json", "The body must be sent as application/json."),
    500: ("internal", "Something went wrong on our side. It has been noted."),
}
_UNREADABLE = {
    400: _HTTP[400],
    413: ("too-large", "The body is larger than anything that is read here."),
    431: ("headers-too-long", "The headers of the request are too long."),
    500: _HTTP[500],
    501: ("not-implemented", "A body that is sent in this way is not read here."),
}


def under_api() -> bool:
    """Tell whether the request is for the API, whose answers are never HTML."""
    return request.path.lstrip("/").partition("/")[0] == "api"


def answer(problem: Problem) -> Response:
    """Make the response that carries a problem."""
    return Response(msgspec.json.encode(problem), problem.status, content_type=MEDIA_TYPE)


def problem_of(error: EngineError) -> Problem:
    """Tell what is wrong with what was given to the engine."""
    place = error.span
    line, column, length = (place.line, place.column, place.length) if place else (None, None, None)
    return Problem(_TITLES[422], 422, error.code, error.detail, line, column, length, error.hint)


def unreadable(status: int) -> Problem:
    """Tell why a request could not even be read; what it asked for is not known.

    Examples
    --------
    >>> unreadable(431).detail
    'The headers of the request are too long.'
    """
    return Problem(_TITLES[status], status, *_UNREADABLE[status])


def _from_engine(error: EngineError) -> Response:
    return answer(problem_of(error))


def _from_view(failure: Failure) -> Response:
    response = answer(failure.problem)
    if failure.retry_after is not None:
        response.headers["Retry-After"] = str(failure.retry_after)
    return response


def _from_patience(_: OutOfPatience) -> Response:
    most = current_app.config["LIMITS"]["compute_milliseconds"]
    detail = f"This takes more than {most} milliseconds of computing, and was stopped."
    return answer(Problem(_TITLES[422], 422, "too-long-to-compute", detail, hint="Send a smaller document."))


def _from_http(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if not under_api() or status < 400:
        return error
    fallback = (error.name.lower().replace(" ", "-"), error.description or error.name)
    code, sentence = _HTTP.get(status, fallback)
    path, most = request.script_root + request.path, current_app.config["MAX_CONTENT_LENGTH"]
    holes = {"path": path, "method": request.method, "bytes": most}
    response = answer(Problem(_TITLES.get(status, error.name), status, code, fill_template(sentence, holes)))
    for name, text in error.get_headers(request.environ):
        if name in _KEPT_HEADERS:
            response.headers[name] = text
    return response


def _from_bug(error: Exception) -> Response:
    current_app.logger.error("%s %s failed", request.method, request.path, exc_info=error)
    code, sentence = _HTTP[500]
    if under_api():
        return answer(Problem(_TITLES[500], 500, code, sentence))
    return Response(sentence, 500, content_type="text/plain; charset=utf-8")


def install(app: Flask) -> None:
    """Answer every failure of this application in the one shape."""
    app.register_error_handler(EngineError, _from_engine)
    app.register_error_handler(Failure, _from_view)
    app.register_error_handler(OutOfPatience, _from_patience)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, _from_bug)
