"""The examples over HTTP."""

from flask.testing import FlaskClient


def test_examples_say_what_they_are_for_and_where_they_are_from(client: FlaskClient) -> None:
    told = client.get("/api/v1/examples").get_json()
    purposes = [purpose["id"] for purpose in told["purposes"]]
    assert len(told["examples"]) >= 24
    for example in told["examples"]:
        assert example["purpose"] in purposes
        assert example["source"]
        assert example["formulas"]
        assert all(served["code"] and served["about"] for served in example["serves"])
    first = told["examples"][0]
    assert (first["id"], first["formulas"]) == ("lecture", [r"f(x, y, z) = x\,(y^2 + z)"])
    assert first["serves"][0] == {"code": "B1", "about": "broken into pieces"}


def test_what_the_gallery_says_is_in_the_catalogue(client: FlaskClient) -> None:
    told = client.get("/api/v1/examples").get_json()
    words = client.get("/messages/en.json").get_json()
    for purpose in told["purposes"]:
        assert words[f"purpose.{purpose['id']}"] == purpose["title"]
    for example in told["examples"]:
        assert words[f"example.{example['id']}"] == example["shows"]
        assert all(words[f"serves.{served['code']}"] == served["about"] for served in example["serves"])


def test_the_description_of_the_api_knows_their_fields(client: FlaskClient) -> None:
    schemas = client.get("/api/v1/openapi.json").get_json()["components"]["schemas"]
    assert {"purpose", "serves", "source", "formulas"} <= set(schemas["ExampleRow"]["properties"])
