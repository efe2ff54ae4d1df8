"""The page, as the server writes it."""

import re

import pytest


@pytest.mark.parametrize("path", ["/", "/network", "/derivatives", "/api/v1/", "/api/v1"])
def test_a_page_is_html_and_asks_only_for_files_that_are_there(client, path):
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, "text/html")
    asked = re.findall(r'(?:src|href)="([^"]+)"', response.text)
    assert asked
    assert [url for url in asked if not url.startswith("data:") and client.get(url).status_code != 200] == []
