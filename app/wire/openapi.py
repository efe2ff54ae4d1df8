"""The API's description, OpenAPI 3.1, made from the declared calls."""

from collections.abc import Iterable
from typing import Any

import msgspec

from app.failures import MEDIA_TYPE, Problem
from app.wire.call import Call

_REFERENCE = "#/components/schemas/{name}"
_REFUSALS = {
    "400": "The body is not well-formed JSON.",
    "413": "The body has too many bytes.",
    "415": "The body is not sent as JSON, or is packed.",
    "422": "The body is well-formed, and what it says cannot be used.",
    "429": "Too much is asked at once from this address while others wait, too.",
    "503": "Too much is being computed at this moment.",
}
_RETRY = {"headers": {"Retry-After": {"description": "Seconds after which to ask again.", "required": True,
                                      "schema": {"type": "integer"}}}}


def _content(schema: Any, *media_types: str) -> dict[str, Any]:
    return {"content": {media_type: {"schema": schema} for media_type in media_types or ("application/json",)}}


def describe(calls: Iterable[Call], prefix: str) -> dict[str, Any]:
    """Describe calls.

    Parameters
    ----------
    calls : iterable of Call
        The calls to describe.
    prefix : str
        What their paths stand below.

    Returns
    -------
    dict
        An OpenAPI 3.1 document.
    """
    calls = list(calls)
    models = {model: None for call in calls for model in (call.body, call.answer) if model} | {Problem: None}
    schemas, components = msgspec.json.schema_components(models, ref_template=_REFERENCE)
    schema_of = dict(zip(models, schemas, strict=True))
    refusal = _content(schema_of[Problem], MEDIA_TYPE)
    paths: dict[str, dict[str, Any]] = {}
    for call in calls:
        operation: dict[str, Any] = {"operationId": call.name, "tags": [call.noun], "summary": call.summary}
        if call.description:
            operation["description"] = call.description
        answer = _content(schema_of[call.answer], *call.media.values())
        operation["responses"] = {"200": {"description": "The answer.", **answer}}
        if call.body:
            operation["requestBody"] = {"required": True, **_content(schema_of[call.body])}
            operation["responses"] |= {
                status: {"description": text, **refusal, **(_RETRY if status in ("429", "503") else {})}
                for status, text in _REFUSALS.items()
            }
        operation["responses"]["default"] = {"description": "Any other failure.", **refusal}
        paths.setdefault(prefix + call.path, {})[call.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Gradwalk",
            "version": "1",
            "description": "Computation graphs and backpropagation, one edge at a time. Failures are problem details.",
        },
        "paths": paths,
        "components": {"schemas": components},
    }
