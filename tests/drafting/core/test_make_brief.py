"""What a writer may use, and nothing else."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from drafting import Wishes, make_brief
from drafting.briefing import short_role
from drafting.dates import spoken_day
from guardrails import Application, InvalidInput, Step

Apply = Callable[..., Application]
Steps = Callable[..., Step]
ON = date(2026, 11, 19)


def _notes(notes: list[str]) -> list[dict[str, Any]]:
    return [{"on": "2026-11-19", "met": ["zoe", "mo"], "notes": {"zoe": notes}}]


def _texts(application: Application, step: Step) -> str:
    return make_brief(application, step, on=ON).model_dump_json()


def test_no_contact_detail_reaches_a_writer(application: Apply, step: Steps) -> None:
    facts = application(interviews=_notes(["call me on +44 7700 900077", "the new sourdough line"]))
    text = "".join(part.model_dump_json() for part in make_brief(facts, step(), on=ON).parts)
    assert "sourdough" in text
    for secret in ("nora.field", "7946", "nora.example.com", "zoe@", "900077"):
        assert secret not in text


def test_only_the_readers_own_notes_are_used(application: Apply, step: Steps) -> None:
    to_mo = _texts(application(), step(to="mo"))
    assert "night rota" in to_mo
    assert "sourdough" not in to_mo


def test_a_note_that_names_somebody_else_is_left_out_by_name(
    application: Apply, step: Steps
) -> None:
    brief = make_brief(application(interviews=_notes(["Mo is leaving in May"])), step(), on=ON)
    assert brief.part("specific") is None
    assert brief.left_out[0][0] == "Mo is leaving in May"
    assert "Mo" in brief.left_out[0][1]


def test_a_note_of_20000_characters_is_left_out(application: Apply, step: Steps) -> None:
    long = "very long talk about bread " * 740
    brief = make_brief(application(interviews=_notes([long, "rye"])), step(), on=ON)
    part = brief.part("specific")
    assert part is not None
    assert [fact.text for fact in part.facts] == ["rye"]
    assert "too long" in brief.left_out[0][1]


def test_a_note_without_words_and_a_repeated_one(application: Apply, step: Steps) -> None:
    brief = make_brief(application(interviews=_notes(["???", "Rye.", "rye"])), step(), on=ON)
    part = brief.part("specific")
    assert part is not None
    assert [fact.text for fact in part.facts] == ["Rye."]
    assert [note for note, _ in brief.left_out] == ["???"]


def test_more_topics_than_a_letter_holds_are_named(application: Apply, step: Steps) -> None:
    notes = ["rye", "spelt", "the oven", "night shifts"]
    brief = make_brief(application(interviews=_notes(notes)), step(), on=ON)
    assert [note for note, _ in brief.left_out] == ["night shifts"]


def test_each_of_a_panel_hears_of_another_strength_first(application: Apply, step: Steps) -> None:
    firsts = {
        make_brief(application(), step(to=who), on=ON).part("fit").facts[0].text  # type: ignore[union-attr]  # both have strengths
        for who in ("zoe", "mo")
    }
    assert len(firsts) == 2


@pytest.mark.parametrize(
    ("country", "spelling"), [("US", "en-US"), ("PH", "en-US"), ("GB", "en-GB"), ("IN", "en-GB")]
)
def test_spelling_follows_the_country(
    application: Apply, step: Steps, country: str, spelling: str
) -> None:
    assert make_brief(application(country=country), step(), on=ON).spelling == spelling
    wished = Wishes(spelling="en-US")
    assert make_brief(application(country=country), step(), wished).spelling == "en-US"


def test_lengths_follow_the_wish(application: Apply, step: Steps) -> None:
    lengths = [
        make_brief(application(), step(), Wishes(length=wish)).part("opening").max_words  # type: ignore[union-attr]  # every thank-you opens
        for wish in ("shorter", None, "longer")
    ]
    assert lengths == sorted(set(lengths))


def test_a_step_to_nobody_is_a_fault(application: Apply, step: Steps) -> None:
    with pytest.raises(InvalidInput, match="nobody to write to"):
        make_brief(application(), step().model_copy(update={"to": ()}))


def test_without_an_interview_there_is_no_day_and_no_meeting(
    application: Apply, step: Steps
) -> None:
    brief = make_brief(application(interviews=[]), step("withdrawal"))
    assert not brief.reader.met
    assert "interview_day" not in brief.model_dump_json()


@pytest.mark.parametrize(
    ("role", "short"),
    [
        ("Baker", "Baker"),
        ("Baker (m/f/d)", "Baker"),
        ("Baker [Req. 4711]", "Baker"),
        ("(Baker)", "(Baker)"),
    ],
)
def test_a_role_is_named_as_people_say_it(role: str, short: str) -> None:
    assert short_role(role) == short


def test_a_day_is_named_by_its_weekday_while_it_is_near() -> None:
    day = date(2026, 11, 19)
    assert spoken_day(day, "en-GB", day) == "Thursday"
    assert spoken_day(day, "en-US", date(2026, 11, 25)) == "Thursday"
    assert spoken_day(day, "en-US", date(2026, 11, 26)) == "November 19"
    assert spoken_day(day, "en-GB", date(2026, 11, 18)) == "19 November"
    assert spoken_day(day, "en-GB") == "19 November"
