"""The pages."""

from flask import Flask, render_template


def page() -> str:
    """Show the one page of the app, which opens with an expression or with a network."""
    return render_template("index.html")


def api_page() -> str:
    """Show the API's documentation."""
    return render_template("api.html")


def install(app: Flask) -> None:
    """Add the pages to this application."""
    app.add_url_rule("/", "page", page)
    app.add_url_rule("/network", "network_page", page)
    app.add_url_rule("/training", "training_page", page)
    app.add_url_rule("/api/v1/", "api_page", api_page)
