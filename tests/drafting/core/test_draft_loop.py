"""The loop, with a writer that says what the script says."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from drafting import Draft, Wishes, WriterError, draft, recheck
from drafting.assemble import Assembled
from drafting.draft import _worst
from drafting.drafted import PERSON
from drafting.pipeline import Sheet
from drafting.testing import ScriptedWriter
from drafting.writers.template import TemplateWriter
from guardrails import Application, Finding, Message, Report, Severity, Step

Apply = Callable[..., Application]
Steps = Callable[..., Step]

GOOD = "I was struck by the new sourdough line and have been thinking about it since."
BAD = "I was struck by [topic] and I beg you to hire me."
ON = date(2026, 11, 19)


def _part(made: Draft, name: str) -> str:
    part = made.part(name)
    assert part is not None
    return part.text


def test_a_good_part_is_kept_and_signed(application: Apply, step: Steps) -> None:
    writer = ScriptedWriter([{"specific": [GOOD]}], tokens=(120, 17))
    made = draft(application(), step(), writer=writer, on=ON)
    assert _part(made, "specific") == GOOD
    assert {part.part: part.by for part in made.parts}["specific"] == "scripted"
    assert made.report.ready
    assert GOOD in made.message.body
    assert made.tokens.in_ >= 120
    assert made.writer == "scripted"
    assert made.trouble is None


def test_only_the_failing_part_is_asked_for_again_and_told_why(
    application: Apply, step: Steps
) -> None:
    closing = "I look forward to speaking with you again."
    writer = ScriptedWriter([{"specific": [BAD], "closing": [closing]}, {"specific": [GOOD]}])
    made = draft(application(), step(), writer=writer, on=ON)
    first, second = writer.calls
    assert set(first.parts) == {"opening", "specific", "interest", "fit", "closing"}
    assert not first.repairs
    assert second.parts == ("specific",)
    assert second.repairs["specific"].text == BAD
    assert any("[topic]" in reason for reason in second.repairs["specific"].wrong)
    assert _part(made, "specific") == GOOD
    assert _part(made, "closing") == closing


def test_every_rejected_attempt_is_kept_with_its_rules(application: Apply, step: Steps) -> None:
    writer = ScriptedWriter([{"specific": [BAD]}, {"specific": [GOOD]}])
    made = draft(application(), step(), writer=writer, on=ON)
    part = made.part("specific")
    assert part is not None
    assert [attempt.text for attempt in part.rejected] == [BAD]
    assert part.rejected[0].because


def test_after_two_rounds_the_template_takes_over(application: Apply, step: Steps) -> None:
    again = [{"specific": [f"{BAD} {number}"]} for number in range(6)]
    writer = ScriptedWriter(again)
    made = draft(application(), step(), writer=writer, on=ON)
    assert len(writer.calls) == 3
    part = made.part("specific")
    assert part is not None
    assert part.by == "template"
    assert len(part.rejected) == 3
    assert made.report.ready


def test_the_best_of_several_candidates_stands(application: Apply, step: Steps) -> None:
    writer = ScriptedWriter([{"specific": [BAD, GOOD, "Bread."]}])
    made = draft(application(), step(), writer=writer, on=ON)
    assert _part(made, "specific") == GOOD
    assert len(writer.calls) == 1


def test_what_a_writer_leaves_out_comes_from_the_template(application: Apply, step: Steps) -> None:
    made = draft(application(), step(), writer=ScriptedWriter([{}]), on=ON)
    assert {part.by for part in made.parts} == {"template"}
    assert made.report.ready


@pytest.mark.parametrize("rounds", [0, 1])
def test_a_writer_that_fails_leaves_a_ready_draft_and_says_why(
    application: Apply, step: Steps, rounds: int
) -> None:
    script = [{"specific": [BAD], "closing": ["I look forward to our next talk."]}][:rounds]
    writer = ScriptedWriter([*script, WriterError("The model stopped; start it again.")])
    made = draft(application(), step(), writer=writer, on=ON)
    assert made.report.ready
    assert made.trouble == "The model stopped; start it again."
    assert _part(made, "specific") != BAD


def test_a_pinned_part_stays_as_it_is(application: Apply, step: Steps) -> None:
    mine = "The smell of the new sourdough line is still in my coat."
    wishes = Wishes(pinned={"specific": mine, "nonsense": "x"})
    writer = ScriptedWriter([{"specific": [GOOD]}])
    made = draft(application(), step(), writer=writer, wishes=wishes, on=ON)
    part = made.part("specific")
    assert part is not None
    assert (part.text, part.by) == (mine, PERSON)
    assert "specific" not in writer.calls[0].parts
    assert made.part("nonsense") is None


def test_what_the_person_edited_is_pinned_in_the_next_draft(
    application: Apply, step: Steps, template: TemplateWriter
) -> None:
    facts = application()
    before = draft(facts, step(), writer=template, on=ON)
    mine = "The new sourdough line made me hungry and curious."
    body = before.message.body.replace(_part(before, "specific"), mine)
    edited = recheck(before, Message(subject=before.message.subject, body=body), facts, on=ON)
    again = draft(
        facts, step(), writer=template, wishes=Wishes(variation=1), previous=edited, on=ON
    )
    assert _part(again, "specific") == mine
    part = again.part("specific")
    assert part is not None
    assert part.by == PERSON
    asked = Wishes(variation=1, parts=("specific",))
    fresh = draft(facts, step(), writer=template, wishes=asked, previous=edited, on=ON)
    assert _part(fresh, "specific") != mine


def test_with_parts_named_all_others_stay(
    application: Apply, step: Steps, template: TemplateWriter
) -> None:
    before = draft(application(), step(), writer=template, on=ON)
    wishes = Wishes(parts=("closing",), variation=1)
    writer = ScriptedWriter([{"closing": ["I look forward to tasting more of your bread."]}])
    after = draft(application(), step(), writer=writer, wishes=wishes, previous=before, on=ON)
    assert writer.calls[0].parts == ("closing",)
    for part in before.parts:
        if part.part != "closing":
            assert _part(after, part.part) == part.text


def test_regenerating_words_it_anew_with_the_same_facts(
    application: Apply, step: Steps, template: TemplateWriter
) -> None:
    before = draft(application(), step(), writer=template, on=ON)
    after = draft(
        application(), step(), writer=template, wishes=Wishes(variation=1), previous=before, on=ON
    )
    assert all(_part(after, part.part) != part.text for part in before.parts)
    assert "sourdough" in _part(after, "specific")


def test_the_template_says_what_wish_it_cannot_follow(
    application: Apply, step: Steps, template: TemplateWriter
) -> None:
    wishes = Wishes(instruction="mention the weather")
    made = draft(application(), step(), writer=template, wishes=wishes, on=ON)
    assert made.note is not None
    assert "instruction" in made.note
    assert draft(application(), step(), writer=template, on=ON).note is None


def test_a_draft_prints_as_the_contract_says(
    application: Apply, step: Steps, template: TemplateWriter
) -> None:
    plain = draft(application(), step(), writer=template, on=ON).model_dump(mode="json")
    assert plain["step"]["to"] == ["zoe"]
    assert plain["tokens"] == {"in": 0, "out": 0}
    part = plain["parts"][0]
    assert set(part) == {"part", "text", "by", "facts", "rejected"}
    assert Draft.model_validate(plain).message.body == plain["message"]["body"]


def test_a_fault_in_the_persons_own_words_costs_the_model_nothing(
    application: Apply, step: Steps
) -> None:
    mine = {"closing": "I am begging you to hire me by Friday.", "fit": ""}
    writer = ScriptedWriter([{"specific": [GOOD]}])
    made = draft(application(), step(), writer=writer, wishes=Wishes(pinned=mine), on=ON)
    assert not made.report.ready
    assert _part(made, "specific") == GOOD
    assert {part.part: part.by for part in made.parts}["specific"] == "scripted"


class Whole:
    """A judge of whole texts: what it finds is said beforehand."""

    def __init__(self, *found: Finding) -> None:
        self.found = found

    def assemble(self, texts: Mapping[str, str]) -> Assembled:
        return Assembled(Message(body="one two"), {"a": (0, 3), "b": (4, 7)})

    def report(self, message: Message) -> Report:
        return Report(ready=False, findings=self.found, elements={}, words=2, characters=7)


def test_an_error_of_the_whole_is_laid_to_the_part_where_it_stands() -> None:
    error = Finding(
        rule="tone.x", severity=Severity.ERROR, message="x", where="body", start=4, end=7,
        quote="two", source="x",
    )  # fmt: skip
    sheet = Sheet(Whole(error), {"a": "one", "b": "two"}, {})  # type: ignore[arg-type]
    assert _worst(sheet, ["a", "b"], frozenset()) == ("b", ("tone.x",))
