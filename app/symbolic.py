"""The one process that finds derivatives in closed form."""

from flask import Flask, current_app

from engine.symbolic.process import Symbolic


def install(app: Flask) -> None:
    """Give this application its process, which starts when it is first asked."""
    app.extensions["symbolic"] = Symbolic(app.config["LIMITS"]["symbolic_milliseconds"] / 1000)


def symbolic() -> Symbolic:
    """Return the process of the application, while a request is answered."""
    found: Symbolic = current_app.extensions["symbolic"]
    return found
