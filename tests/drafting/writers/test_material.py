"""What a small model is given of a fact, and what is left to the template."""

import pytest

from drafting.brief import Brief, GivenFact
from drafting.writers.material import Material, material_of
from prompts import load


def given(brief: Brief, name: str, text: str) -> Material | None:
    return material_of(GivenFact(id=f"{name}:0", text=text), brief)


@pytest.mark.parametrize(
    ("name", "text", "shape", "told"),
    [
        ("note", "their tool library", "about", "your tool library"),
        ("note", "Thursday repair hour", "about", "the Thursday repair hour"),
        ("note", "pruning by drone", "about", "pruning by drone"),
        ("note", "how they graft old pears", "question", "how you graft old pears"),
        ("note", "they want to plant 300 limes", "that", "you want to plant 300 limes"),
        ("note", "we both row", "shared", "we both row"),
        ("interest", "I grew up beside an orchard", "because", "I grew up beside an orchard"),
        ("interest", "street trees", "noun", "street trees"),
        ("interest", "teaching young climbers", "gerund", "teaching young climbers"),
        ("interest", "how cities keep cool", "gerund", "how cities keep cool"),
        ("strength", "nine years felling elms", "bring", "nine years of felling elms"),
        ("strength", "felled 90 elms", "did", "I felled 90 elms"),
        ("strength", "fluent in Welsh", "is", "I am fluent in Welsh"),
    ],
)
def test_a_fact_is_given_in_its_form(
    brief: Brief, name: str, text: str, shape: str, told: str
) -> None:
    material = given(brief, name, text)
    assert material is not None
    assert (material.shape, material.text) == (shape, told)
    assert load(f"parts/{material.prompt}").openings[shape]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("note", "asked me about my thesis on moss"),
        ("note", "asked whether we could share vans"),
        ("note", "busy: two storms, no staff"),
        ("note", "???"),
        ("interest", "pay -> trees"),
        ("strength", "2: chainsaws; ropes"),
        ("note", 'the "tree of the year" vote'),
        ("answer", "Tuesday at ten"),
    ],
)
def test_what_has_no_sure_form_is_left_to_the_template(brief: Brief, name: str, text: str) -> None:
    assert given(brief, name, text) is None
