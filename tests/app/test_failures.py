"""Every failure under /api has one shape."""

import pytest

from app import create_app
from app.failures import MEDIA_TYPE, Failure
from engine.errors import EngineError, Span
from engine.words import declare

declare({"error.test-only": "There is no {what}.", "hint.test-only": "Write something else."})


def problem(response, status):
    """Check the shape and return it."""
    assert (response.status_code, response.content_type) == (status, MEDIA_TYPE)
    told = response.get_json(force=True)
    assert told["status"] == status
    assert told["title"] and told["code"] and told["detail"]
    assert "<" not in told["detail"]
    return told


@pytest.fixture
def failing():
    """An application with three calls that fail, each in its way."""
    app = create_app()

    def wrong():
        raise EngineError("test-only", Span(4, 2, 2, 3), hint="test-only", what="op called foo")

    def bug():
        raise ZeroDivisionError

    def busy():
        raise Failure(503, "busy", "Try again.")

    for view in (wrong, bug, busy):
        app.add_url_rule(f"/api/{view.__name__}", view.__name__, view)
    app.add_url_rule("/bug", "page_bug", bug)
    return app.test_client()


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v2/trace", "/api/v1/nothing", "/api//v1/limits", "/api/%00"])
def test_an_unknown_path_is_404_in_json(client, path):
    assert problem(client.get(path), 404)["code"] == "not-found"


def test_a_wrong_method_is_405_and_says_which_are_allowed(client):
    for method in ("POST", "DELETE", "OPTIONS", "BREW"):
        response = client.open("/api/v1/limits", method=method)
        assert problem(response, 405)["code"] == "method-not-allowed"
        assert "GET" in response.headers["Allow"]


def test_an_engine_error_is_422_with_its_place_and_hint(failing):
    told = problem(failing.get("/api/wrong"), 422)
    assert told == {
        "title": "Unprocessable content",
        "status": 422,
        "code": "test-only",
        "detail": "There is no op called foo.",
        "line": 2,
        "column": 3,
        "length": 2,
        "hint": "Write something else.",
    }


def test_a_bug_is_500_in_json_and_logged(failing, caplog):
    told = problem(failing.get("/api/bug"), 500)
    assert "ZeroDivisionError" not in str(told)
    assert "ZeroDivisionError" in caplog.text


def test_a_bug_outside_the_api_says_so_in_text(failing, caplog):
    response = failing.get("/bug")
    assert (response.status_code, response.mimetype) == (500, "text/plain")
    assert "ZeroDivisionError" in caplog.text


def test_a_view_names_its_own_failure(failing):
    assert problem(failing.get("/api/busy"), 503)["code"] == "busy"
