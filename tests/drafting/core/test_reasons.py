"""Every rejected attempt has a reason, and every reason a sentence."""

import re
from pathlib import Path

import pytest

import drafting
from drafting.drafted import reason_words

IDS = sorted(
    {
        found
        for file in Path(drafting.__file__).parent.rglob("*.py")
        for found in re.findall(r'"((?:form|score|edit)\.[a-z_]+)"', file.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("id_", IDS)
def test_our_own_reasons_are_sentences(id_: str) -> None:
    words = reason_words(id_)
    assert words.endswith(".")
    assert id_.partition(".")[2].replace("_", " ") not in words.lower()


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("tone.pressure", "Its tone does not suit the message (pressure)."),
        ("odd.new_rule", "A check found fault with it (new rule)."),
        ("odd", "A check found fault with it (odd)."),
    ],
)
def test_a_rule_of_the_checks_is_told_by_its_family(id_: str, said: str) -> None:
    assert reason_words(id_) == said
