"""What every test may ask for."""

from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--pictures``: the tests of the page leave a picture of each state in tests/output/matrix/."""
    parser.addoption("--pictures", action="store_true", help="take a picture of each state of the page")


@pytest.fixture
def client() -> FlaskClient:
    """The application, without a server; answers are read whole, so that no file stays open."""
    made = create_app().test_client()
    made.open = partial(made.open, buffered=True)
    return made


@pytest.fixture(scope="session")
def output() -> Path:
    """The git-ignored folder for pictures and logs."""
    folder = ROOT / "tests" / "output"
    folder.mkdir(exist_ok=True)
    return folder
