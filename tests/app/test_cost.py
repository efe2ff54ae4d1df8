"""POST cost: operations with gradients kept and without."""

from tests.engine.storyboard import NETWORK, TWO_TWO_ONE


def cost(client, expression, **rest):
    """Ask, and return the answer."""
    answer = client.post("/api/v1/cost", json={"expression": expression} | rest)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def test_the_lectures_network_costs_13_21_and_135(client):
    told = cost(client, TWO_TWO_ONE, wrt=list(NETWORK["weights"]), revision=4)
    assert (told["revision"], told["reverse"], told["chains"], told["forward"]) == (4, "13", "21", "135")
    assert sum(pull["operations"] for pull in told["pulls"]) == 13
    stops = {step["k"] for step in NETWORK["steps"]}
    assert {pull["k"] for pull in told["pulls"]} < stops
    by_name = {chain["name"]: chain for chain in told["inputs"]}
    assert by_name["w_h_2_2"]["operations"] == "3" and by_name["w_o_0_1"]["operations"] == "1"
    assert {chain["paths"] for chain in told["inputs"]} == {"1"}
    assert {chain["k"] for chain in told["inputs"]} < stops


def test_forty_doublings_are_counted_to_the_last_path(client):
    text = "\n".join(f"b_{i} = a_{i}^2\nc_{i} = sin(a_{i})\na_{i + 1} = b_{i} c_{i}" for i in range(40))
    assert cost(client, text)["inputs"][0]["paths"] == str(2**40)


def test_networks_of_more_layers_stand_beside_it(client):
    deeper = cost(client, "x y")["deeper"]
    assert [layers["sizes"] for layers in deeper] == [[2, *[4] * hidden, 1] for hidden in range(1, 9)]
    assert deeper[2] == {"sizes": [2, 4, 4, 4, 1], "weights": "57", "paths": "16", "chains": "2049", "reverse": "129",
                         "forward": "5757"}
