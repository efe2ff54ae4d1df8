"""Refusals beyond the table: bad input of every kind, in words a learner knows."""

import re

import pytest

from engine.errors import EngineError
from engine.language import Limits, parse
from engine.language.suggest import call_of
from engine.op import REGISTRY
from engine.words import ENGLISH

REFUSED = {
    "= 3": "1:1: = cannot stand here. A name, a number or a bracket was expected.",
    "f = x = y": "1:7: = cannot stand here. A statement has one equals sign.",
    "where(x = 0, 1, 2)": "1:9: = cannot stand here. For a comparison write ==.",
    "x, y": "1:2: , cannot stand here. A comma stands between the arguments of a function.",
    "x*": "1:3: Something must follow *. For the label write x_star.",
    "max(x)": "1:1: max has the wrong number of arguments: 1. It takes two or more, as in max(x, y).",
    "exp()": "1:1: exp has the wrong number of arguments: 0. It takes one, as in exp(x).",
    "where(x, y)": "1:1: where has the wrong number of arguments: 2. It takes 3, as in where(x > 0, x, y).",
    "exp^2(x)": "1:1: exp is a function without its bracket. Write exp(x)^2.",
    "log²(x)": "1:1: log is a function without its bracket. Write log(x)^2.",
    "log α": "1:1: log is a function without its bracket. Write log(α).",
    "log": "1:1: log is a function without its bracket. Write log(x).",
    "exp x": "1:1: exp is a function without its bracket. Write exp(x).",
    "expx": "1:1: exp is a function without its bracket. Write exp(x).",
    "h(x, y)": "1:1: There is no function called h. To name the output write h(x, y) = ….",
    "abc(x, y)": "1:1: There is no function called abc. To name the output write abc(x, y) = ….",
    "epx(x)": "1:1: There is no function called epx. Did you mean exp?",
    "xexp(x)": "1:1: There is no function called xexp. Did you mean x exp( )?",
    "max": "1:1: max is a function without its bracket. Write max(x, y).",
    "maximum + 1": "1:1: maximum is a function without its bracket. Write maximum(x, y).",
    "where x > 0": "1:1: where is a function without its bracket. Write where(x > 0, x, y).",
    "wherex": "1:1: where is a function without its bracket. Write where(x > 0, x, y).",
    "x = [1, 2]; x[0][0]": "1:17: [ is not read here. Places are taken of an array, and this is a number.",
    "a = 3; a[0]": "1:9: [ is not read here. Places are taken of an array, and this is a number.",
    "a = 3; a[a + 1]": "1:9: [ is not read here. Brackets are round.",
    "x = [1, 2]; x[-3]": "1:13: There is no such place in the shape 2. "
                         "Places count from 0 to 1, or from the end, −1 to −2; here stands -3.",
    "x = [1, 2]; x[1e300]": "1:13: There is no such place in the shape 2. "
                            "Places count from 0 to 1, or from the end, −1 to −2; here stands 1.00e+300.",
    "x = [1, 2]; sum(x, 1)": "1:13: A sum of elements cannot be made of 2. "
                             "Axes count from 0 to 0, or from the end, −1 to −1.",
    "x = [1, 2]; sum(x, 0, 1)": "1:13: sum has the wrong number of arguments: 3. It takes 1 to 2, as in sum(x).",
    "x = [1, 2]; reshape(x)": "1:13: reshape has the wrong number of arguments: 1. "
                              "It takes 2 or more, as in reshape(x, 2, 3).",
    "softmax(x)": "1:1: There is no function called softmax. "
                  "It takes an array, and x is a number; give it a value such as [1, 2].",
    "softmin(x)": "1:1: There is no function called softmin. "
                  "It is not one of the functions here; write it with those that are.",
    "2Csc(x)": "1:2: There is no function called Csc. "
               "It is not one of the functions here; write it with those that are.",
    "exp2(x)": "1:1: There is no function called exp2. "
               "It is not one of the functions here; write it with those that are.",
    "speed(x)": "1:1: There is no function called speed. To multiply, write speed*( ).",
    "1e999 x": "1:1: 1e999 is not a number that can be computed with. Write a smaller number.",
    "f(x) = x^2\nf(3)": "2:1: f(3) asks for a function at another place. "
                        "Functions cannot be defined, only the output named.",
    "f(x, x) = x": "1:6: x is given twice. Each name stands once in the head.",
    "f(x+1) = x": "1:1: This cannot be given a value. Left of = stands one name, or f(x, y).",
    "f(g) = g\ng = x": "1:3: g is used before it is given. Write the line that gives g above this one.",
    "f(exp) = 2": "1:3: exp is the name of a function. Choose another name.",
    "x = y\nx = z": "2:1: x is given twice. Names are given once; call the second x_2.",
    "x = 1/0; x y": "1:5: 1/0 is not a number that can be computed with. A value must be finite.",
    "2 3": "1:3: 2 and 3 are two numbers side by side. Write * between them.",
    "x > 0": "1:3: > cannot stand here. A comparison stands in where(x > …, a, b).",
    "|x, y|": "1:1: This | is never closed. Write | where it ends.",
    "(x; y)": "1:1: This ( is never closed. Write ) where it ends.",
    "exp(x": "1:4: This ( is never closed. Write ) where it ends.",
    "x)": "1:2: This ) closes nothing. Take it away, or open a bracket before it.",
    "х": "1:1: х means nothing here. This is a Cyrillic letter; type the Latin one.",
    "x_": "1:2: _ is no index. An index is letters or digits.",
    "x + {y}": "1:5: { is not read here. Brackets are round.",
    "x²2": "1:3: ² and 2 are two numbers side by side. Write * between them.",
    "x⁻": "1:3: Something must follow ⁻.",
    "x + $ + (": "1:5: $ means nothing here. Take it away.",
    "x\x00": "1:2: U+0000 means nothing here. Take it away.",
}


@pytest.mark.parametrize(("text", "said"), REFUSED.items())
def test_a_refusal_names_what_was_typed_and_what_to_do(text, said):
    with pytest.raises(EngineError) as refused:
        parse(text)
    assert str(refused.value) == said


def test_of_too_many_elements_nothing_else_is_said_to_be_meant():
    long = f"x = {[1] * 40}"
    with pytest.raises(EngineError) as refused:
        parse(f"{long}; A = reshape(x, 40, 1) @ reshape(x, 1, 40)", limits=Limits(elements=100))
    assert refused.value.code == "too-many-elements" and refused.value.hint == "Take smaller arrays."
    assert len(str(refused.value)) < 100


@pytest.mark.parametrize("function", [word for word, op in REGISTRY.spellings.items() if op.elementwise])
def test_what_is_written_for_a_function_without_its_bracket_can_be_read(function):
    assert parse(call_of(function)).nodes[-1].rule is REGISTRY.spellings[function]


@pytest.mark.parametrize("key", [key for key in ENGLISH if key.startswith(("error.", "hint."))])
def test_every_sentence_is_one(key):
    assert re.findall(r"[.?!](?= |$)", ENGLISH[key]) == [ENGLISH[key][-1]]


@pytest.mark.parametrize("text", ["", " ", "\n;;\n", "# only words", "\ufeff"])
def test_nothing_to_read_is_called_empty(text):
    with pytest.raises(EngineError) as refused:
        parse(text)
    assert (refused.value.code, refused.value.span) == ("empty", None)


def test_only_a_value_whose_number_is_too_large_is_refused():
    assert parse("x = 10^300; x^2").defaults == {"x": 1e300}
    with pytest.raises(EngineError) as refused:
        parse("x = 10^300*10^300; x")
    assert refused.value.code == "literal-out-of-range"
