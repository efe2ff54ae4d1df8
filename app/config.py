"""The limits: one table, each with its reason, each overridable by the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, current_app


@dataclass(frozen=True)
class Limit:
    """The most of something that is accepted, or kept.

    Attributes
    ----------
    name : str
        ``GRADWALK_<NAME>`` in the environment overrides it.
    default : int
        Its value unless overridden.
    reason : str
        Why there is such a limit, for who meets it.
    """

    name: str
    default: int
    reason: str


LIMITS = (
    Limit("expression_characters", 4_000, "An expression longer than a page is no longer read by anyone."),
    Limit("nodes", 1_000, "A graph of more nodes can be neither laid out in a second nor looked at."),
    Limit("bracket_depth", 200, "Deeper nesting comes from a program, not from a board."),
    Limit("inputs", 100, "Each input has its own slider."),
    Limit("name_characters", 32, "A name stands inside a node."),
    Limit("literal_characters", 40, "A float has seventeen significant digits; the rest is room for zeros."),
    Limit("elements", 1_000_000, "All arrays of a walk together must fit a small server several times over."),
    Limit("walk_elements", 4_000_000, "Each edge keeps what arrives, as large as where it does: 32 megabytes."),
    Limit("layers", 200, "A network of more layers is looked at by its stages."),
    Limit("weights", 2_000, "More weights than that, one node each, are nothing that can be looked at."),
    Limit("array_weights", 200_000, "Of more, an update takes a part of a second, and a class waits in line."),
    Limit("batch_examples", 256, "A minibatch of more rows is a picture in which no row is found again."),
    Limit("sweep_points", 201, "A curve of more points looks the same on any screen."),
    Limit("sweep_numbers", 500_000, "An answer of some ten megabytes is as much as a page can read at once."),
    Limit("chain_steps", 200, "Of a long walk the chains near the step at hand are told; others when one is there."),
    Limit("symbolic_milliseconds", 2_000, "A derivative that takes longer to find is no line on a board."),
    Limit("symbolic_waiting", 16, "One process finds closed forms; who waits longer has gone on meanwhile."),
    Limit("data_rows", 2_000, "More points are a cloud on a projector, and an epoch of them is no step to look at."),
    Limit("data_columns", 64, "More features have neither a name on a unit nor a line that could be followed."),
    Limit("epochs", 1_000, "What has not learned by then does not learn like this."),
    Limit("training_at_once", 2, "Each takes a good part of a processor, which the others in class need, too."),
    Limit("training_seconds", 120, "Who waits longer trains on a machine of their own."),
    Limit("body_bytes", 256 * 1024, "A document within the other limits is far smaller."),
    Limit("json_depth", 32, "No document nests deeper; a parser's stack must not depend on its input."),
    Limit("compute_milliseconds", 2_000, "What takes longer keeps others waiting; it is stopped."),
    Limit("computing_at_once", 4, "More only share one interpreter; a few, so that short work need not wait for long."),
    Limit("waiting_at_once", 64, "More than these are not answered while anybody still waits for an answer."),
    Limit("waiting_milliseconds", 1_000, "Who is told to come back knows more than who hears nothing."),
    Limit("connections", 3_000, "Six for each browser of a class; beyond, who keeps us waiting longest is closed."),
    Limit("request_seconds", 30, "A request that arrives more slowly is not meant to arrive."),
    Limit("idle_seconds", 60, "A connection on which nothing moves is of use to nobody; a new one is cheap."),
    Limit("unread_bytes", 64 * 1024 * 1024, "Answers that nobody takes must fit a small server, too."),
    Limit("file_bytes", 16 * 1024 * 1024, "A class that opens the page asks for each file three hundred times."),
    Limit("cache_bytes", 64 * 1024 * 1024, "A class asks the same; what is kept for it must fit a small server."),
)


def limits_from(environ: Mapping[str, str], overrides: Mapping[str, int] | None = None) -> dict[str, int]:
    """Read the limits in force.

    Parameters
    ----------
    environ : mapping
        The environment, where ``GRADWALK_<NAME>`` may stand.
    overrides : mapping, optional
        Limits by name that win over both.

    Returns
    -------
    dict
        Every limit's value by name.

    Raises
    ------
    ValueError
        For a limit that is no positive whole number, or an override that has no such name.

    Examples
    --------
    >>> limits_from({"GRADWALK_NODES": "50"})["nodes"]
    50
    """
    values = {limit.name: limit.default for limit in LIMITS}
    for name in values:
        variable = f"GRADWALK_{name.upper()}"
        if variable not in environ:
            continue
        text = environ[variable]
        if not (text.isascii() and text.isdigit() and int(text) > 0):
            raise ValueError(f"{variable} must be a positive whole number, not {text!r}.")
        values[name] = int(text)
    for name, value in (overrides or {}).items():
        if name not in values:
            raise ValueError(f"There is no limit called {name!r}.")
        values[name] = value
    return values


def install(app: Flask, overrides: Mapping[str, int] | None) -> None:
    """Settle the limits for this application."""
    limits = limits_from(os.environ, overrides)
    app.config["LIMITS"] = limits
    app.config["MAX_CONTENT_LENGTH"] = limits["body_bytes"]


def limits() -> dict[str, int]:
    """Return the limits in force, by name, while a request is answered."""
    values: dict[str, int] = current_app.config["LIMITS"]
    return values
