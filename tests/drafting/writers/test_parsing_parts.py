import pytest

from drafting.errors import BadAnswer
from drafting.writers.parsing import read_parts

NAMES = ["opening", "fit"]
BOTH = {"opening": "Thank you.", "fit": "I felled 90 elms."}


@pytest.mark.parametrize(
    "text",
    [
        '{"opening": "Thank you.", "fit": "I felled 90 elms."}',
        '```json\n{"opening": "Thank you.", "fit": "I felled 90 elms."}\n```',
        'Sure! {"opening": "Thank you.", "fit": "I felled 90 elms.", "extra": 1} Bye.',
        '<think>{"opening": "no"}</think>{"opening": "Thank you.", "fit": "I felled 90 elms."}',
        '{"parts": {"opening": "Thank you.", "fit": "I felled 90 elms."}}',
        '{"opening": ["Thank", "you."], "fit": {"text": "I felled 90\\nelms."}}',
        '{"opening": "Thank\nyou.", "fit": "\\"I felled 90 elms.\\""}',
        "### opening\nThank you.\n\n### fit\nI felled 90 elms.",
        "**opening:**\nThank you.\n**fit**\n“I felled 90 elms.”",
        "Opening:\nThank you.\n\nFit:\nI felled\n90 elms.\n",
        "[opening]\nThank you.\n[fit]\nI felled 90 elms.\n### bonus:\n",
    ],
)
def test_the_parts_are_found(text: str) -> None:
    found = read_parts(text, NAMES)
    assert found["opening"] == BOTH["opening"]
    assert found["fit"].startswith(BOTH["fit"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I cannot do that.",
        "{",
        '{"opening": 5, "fit": null}',
        '{"opening": ""}',
        "[1]",
        '{"a": {"b": {"c": 1}}}',
        "{" * 5000,
        '{"x":' * 5000,
        "### opening\n\n### fit\n",
    ],
)
def test_none_is_told(text: str) -> None:
    with pytest.raises(BadAnswer):
        read_parts(text, NAMES)


def test_a_single_part_may_come_bare() -> None:
    assert read_parts('"Thank you."', ["opening"]) == {"opening": "Thank you."}
    with pytest.raises(BadAnswer):
        read_parts("<p>Thank you.</p>", ["opening"])


def test_a_megabyte_is_read_in_no_time() -> None:
    for text in ("#" * 1_000_000, "* " * 500_000, '{"opening": ' * 90_000, "\n" * 1_000_000):
        with pytest.raises(BadAnswer):
            read_parts(text, NAMES)
