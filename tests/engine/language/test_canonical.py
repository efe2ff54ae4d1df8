"""One name, however it is spelled, has one canonical spelling: that of the reading."""

import pytest

from engine.language import canonical, parse

SPELLINGS = {
    "x1": "x_1", "x₁": "x_1", "x_1": "x_1", "α": "alpha", "alpha": "alpha", "x_α": "x_alpha", "ℓ": "ell",
    "w_h_12": "w_h_1_2", "w_h_1_2": "w_h_1_2", "w^h_12": "w_h_1_2", "w^h₁₂": "w_h_1_2", "w_h_10_2": "w_h_10_2",
    "ŷ": "y_hat", "y\u0302": "y_hat", "y_hat": "y_hat", "y_star": "y_star", "ｘ": "x", "𝑥1": "x_1", "xy": "xy",
    "x\u200b1": "x_1", "ϵ": "epsilon", "y_pred": "y_pred", "Sigma": "Sigma",
}


@pytest.mark.parametrize(("typed", "name"), SPELLINGS.items())
def test_a_spelling_has_the_name_that_is_read(typed, name):
    assert canonical(typed) == name
    assert canonical(name) == name
    assert [node.name for node in parse(typed, names={name}).inputs] == [name]


@pytest.mark.parametrize("label", ["y*", "y∗", "y_star"])
def test_a_label_has_its_star_in_words(label):
    assert canonical(label) == "y_star"


@pytest.mark.parametrize("text", ["", " ", "x y", " x", "x + 1", "2x", "x²", "Σ", "_", "x_", "y**", "x.y", "х", "\x00"])
def test_what_is_no_name_stays_as_it_is(text):
    assert canonical(text) == text
