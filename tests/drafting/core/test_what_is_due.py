"""Which steps are drafted, why one is not, and what a panel's second letter leaves to the first."""

from collections.abc import Callable
from datetime import date

import pytest

from drafting import draft
from drafting.due import draft_due
from drafting.writers.template import TemplateWriter
from drafting.writers.template.phrasebook import phrasebook
from guardrails import Application, InvalidInput, Message, MessageKind, Step

Apply = Callable[..., Application]
Steps = Callable[..., Step]
ON = date(2026, 11, 19)


def test_one_that_is_done_says_so(application: Apply, template: TemplateWriter) -> None:
    sent = [{"on": "2026-11-19", "what": "sent", "kind": "thank_you", "to": "zoe"}]
    one = application(events=sent)
    with pytest.raises(InvalidInput) as caught:
        draft_due(one, ON, writer=template, kind=MessageKind.THANK_YOU, person="zoe")
    assert caught.value.faults[0].path == "--kind"
    assert "no such message" not in caught.value.faults[0].message


def test_letters_of_other_kinds_and_interviews_are_no_neighbours(
    application: Apply, facts: Callable[..., dict[str, object]], template: TemplateWriter
) -> None:
    referee = {"id": "ada", "name": "Ada Lin", "email": "ada@example.com", "permission": True}
    made = draft_due(application(references=[referee]), ON, writer=template)
    assert [one.step.kind for one in made] == [
        MessageKind.THANK_YOU,
        MessageKind.THANK_YOU,
        MessageKind.REFERENCE_HEADS_UP,
    ]
    assert all(one.report.ready for one in made)


def test_a_topic_that_anothers_letter_tells_in_full_is_left_to_it(
    application: Apply, step: Steps, template: TemplateWriter
) -> None:
    note = "we both think that the night shift should bake with local grain"
    one = application(
        interviews=[{"on": "2026-11-19", "met": ["zoe", "mo"], "notes": {"zoe": [note]}}]
    )
    told = phrasebook(MessageKind.THANK_YOU)["specific_shared"]["neutral"]
    others = [
        Message(subject="x", body=f"Dear Mo,\n\n{phrase.format(x=note)}\n\nNora") for phrase in told
    ]
    made = draft(one, step(), writer=template, others=others, on=ON)
    assert made.report.ready
    assert [left.note for left in made.left_out] == [note]
    assert "somebody else's letter tells it already" in made.left_out[0].because
    assert "night shift" not in made.message.body
    assert made.part("specific") is not None
