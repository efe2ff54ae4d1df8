"""A run that is asked about while its table is typed: what is wrong is an answer."""

from tests.app.test_train import XOR


def test_what_is_being_typed_is_answered_with_what_is_wrong(client):
    whole = client.post("/api/v1/training", json=XOR).get_json()
    assert client.post("/api/v1/training-draft", json=XOR).get_json() == \
        {"revision": 0, "training": whole, "problem": None}
    for more, code, field in (({"data": {"table": "a,b,y\n1,red,2\n"}}, "not-a-feature", "table"),
                              ({"data": {"table": "1\n2\n"}}, "one-column", "table"),
                              ({"data": {"table": "1,2\n3,4\n"}}, "features-differ", None),
                              ({"data": {"kind": "sea"}}, "unknown-dataset", None)):
        answer = client.post("/api/v1/training-draft", json=XOR | more | {"revision": 4})
        told = answer.get_json()
        assert (answer.status_code, told["revision"], told["training"]) == (200, 4, None)
        assert (told["problem"]["code"], told["problem"].get("field")) == (code, field)
    for wrong in ({"data": {"kind": "xor", "seed": -1}}, {"training": {"epochs": 10**9}}, {"network": None}):
        assert client.post("/api/v1/training-draft", json=XOR | wrong).status_code == 422
