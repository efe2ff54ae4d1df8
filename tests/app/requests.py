"""Requests made from the description of the API: what it allows, and what it does not."""

import json
from random import Random
from typing import Any

NUMBERS = (0, 1, -1, 2.5, -0.0, 1e-300, 5e-324, 1e308, -1.7976931348623157e308, 2**53, 2**63, 10**300)
WHOLE = (0, 1, 2, 3, -1, 5, 9, 2**31, 2**63, 2**64, -(10**30))
TEXTS = ("", "x", "#0", "#3", "#99999999999999999999", "f", "x y", "x_1", "α", "\u0000", "😀", "x\n",
         "named", "__class__")
LAYERS = ("nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))", "nn.Sequential(nn.Linear(2, 1))",
          "nn.Sequential(nn.Linear(2, 3),\n  nn.Linear(2, 1))", "nn.Sequential(", "Sequential(Relu())", "[", "[{}]", "")
ODD = (None, True, False, 0, -1, 1.5, 10**25, "", "x", "NaN", [], {}, [[]], {"x": {}}, [None], {"": ""})


class Maker:
    """Makes values of the description's schemas.

    Parameters
    ----------
    description : dict
        The API's own OpenAPI document.
    chance : Random
        What decides.
    texts : callable
        Makes an expression.
    """

    def __init__(self, description: dict[str, Any], chance: Random, texts: Any) -> None:
        self.schemas = description["components"]["schemas"]
        self.chance = chance
        self.texts = texts

    def value(self, schema: dict[str, Any], name: str = "") -> Any:
        """Make a value that the schema allows."""
        chance = self.chance
        if "$ref" in schema:
            return self.value(self.schemas[schema["$ref"].rpartition("/")[2]])
        if "anyOf" in schema:
            return self.value(chance.choice(schema["anyOf"]), name)
        if "enum" in schema:
            return chance.choice(schema["enum"])
        match schema["type"]:
            case "object" if "properties" in schema:
                wanted = schema.get("required", [])
                made = {key: self.value(inner, key) for key, inner in schema["properties"].items()
                        if key in wanted or chance.random() < 0.6}
                # A document is one of these: with both, or neither, it would hardly ever be answered.
                if {"expression", "network"} <= schema["properties"].keys() and chance.random() < 0.9:
                    made.pop("network", None)
                    if chance.random() < 0.2:
                        made["network"] = self.value(schema["properties"]["network"])
                    made["expression"] = None if made.get("network") else self.texts(chance)
                return made
            case "object":
                count = chance.randint(0, 3)
                return {chance.choice(TEXTS): self.value(schema["additionalProperties"]) for _ in range(count)}
            case "array":
                return [self.value(schema["items"]) if "items" in schema else chance.choice(ODD)
                        for _ in range(chance.randint(0, 3))]
            case "string":
                if name == "input" and chance.random() < 0.5:
                    return "x"
                if name == "layers":
                    return chance.choice(LAYERS)
                return self.texts(chance) if name == "expression" else chance.choice(TEXTS)
            case "number":
                return chance.choice(NUMBERS)
            case "integer":
                return chance.choice(WHOLE)
            case "boolean":
                return chance.random() < 0.5
            case "null":
                return None
        raise AssertionError(f"a kind of schema that is not made yet: {schema}")

    def spoiled(self, value: Any) -> Any:
        """Put something odd into a value, at the top or further in."""
        chance = self.chance
        if isinstance(value, dict) and value and chance.random() < 0.8:
            key = chance.choice(sorted(value))
            new = {k: v for k, v in value.items() if k != key}
            if chance.random() < 0.7:
                new[key if chance.random() < 0.8 else chance.choice(TEXTS)] = self.spoiled(value[key])
            return new
        return chance.choice(ODD)


def bodies(description: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the schema of the body of each call that reads one, by path."""
    return {path: call["post"]["requestBody"]["content"]["application/json"]["schema"]
            for path, call in description["paths"].items() if "post" in call}


NEEDED = {"step": {"step": 1}, "elements": {"step": 1}, "rewrite": {"node": "#0"}, "alone": {"node": "f"},
          "sweep": {"input": "x", "from": -1, "to": 1}, "export": {"format": "expression"},
          "train": {"data": {"table": "x,y\n1,2\n"}}, "training": {"data": {"table": "x,y\n1,2\n"}},
          "training_draft": {"data": {"table": "x,y\n1,2\n"}}}
"""What a call needs beside the expression, by its name: with it, a text of x is answered, or refused for itself."""


def reads_text(call: Any) -> bool:
    """Whether a call reads a document; examples alone are none."""
    return call.body is not None and "expression" in call.body.__struct_fields__


def told_by(call: Any, answer: Any) -> list[Any]:
    """What an answer says: one document, or one on each line."""
    if answer.content_type == "application/jsonl":
        return [json.loads(line) for line in answer.data.splitlines()]
    return [answer.get_json(force=True)]
