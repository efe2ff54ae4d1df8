"""What docs/deploy.md names is there: settings, options, files and addresses."""

import re
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.config import LIMITS
from app.prefix import VARIABLE
from tests.house.sources import ROOT, text

TOLD = text(Path("docs", "deploy.md"))


def test_every_setting_is_one():
    named = set(re.findall(r"GRADWALK_[A-Z]\w*", TOLD))
    assert VARIABLE in named
    assert named <= {VARIABLE, *(f"GRADWALK_{limit.name.upper()}" for limit in LIMITS)}


def test_every_option_of_the_command_is_one(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["gradwalk", "--help"])
    with pytest.raises(SystemExit):
        main()
    known = capsys.readouterr().out
    used = {option for rest in re.findall(r"\bgradwalk((?: --[\w-]+(?: /\w+)?)+)", TOLD) for option in rest.split()}
    assert {option for option in used if option.startswith("--")} == {"--no-browser", "--prefix"}
    assert all(option in known for option in (*used, "--host", "--port") if option.startswith("--"))


def test_every_file_and_address_is_there(client):
    assert "`docs/deploy.md`" in text(Path("README.md"))
    for file in re.findall(r"`((?:app|dev|docs)/[\w./]+)`", TOLD):
        assert (ROOT / file).is_file(), file
    for address in re.findall(r"`(?:GET )?(/api/[\w/]+)`", TOLD):
        assert client.get(address).status_code == 200, address
