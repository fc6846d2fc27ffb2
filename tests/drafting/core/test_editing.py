"""What the person edited by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from drafting import Draft, draft, recheck
from drafting.brief import Wishes
from drafting.drafted import PERSON
from drafting.pinning import given_back
from drafting.writers.template import TemplateWriter
from guardrails import Application, Message, Step

Apply = Callable[..., Application]
Steps = Callable[..., Step]
ON = date(2026, 11, 19)


@pytest.fixture
def bakery(application: Apply) -> Application:
    return application()


@pytest.fixture
def made(bakery: Application, step: Steps, template: TemplateWriter) -> Draft:
    return draft(bakery, step(), writer=template, on=ON)


def _edited(made: Draft, bakery: Application, old: str, new: str) -> Draft:
    message = Message(subject=made.message.subject, body=made.message.body.replace(old, new))
    return recheck(made, message, bakery, on=ON)


def test_the_checks_follow_the_persons_words(made: Draft, bakery: Application) -> None:
    after = _edited(made, bakery, made.parts[0].text, "Give me this job by Friday.")
    assert not after.report.ready
    assert after.message.body != made.message.body


def test_only_the_changed_part_is_theirs(made: Draft, bakery: Application) -> None:
    words = made.parts[1].text
    after = _edited(made, bakery, words, words.replace(" ", " truly ", 1))
    assert [part.by for part in after.parts].count(PERSON) == 1
    assert after.parts[1].by == PERSON
    assert after.parts[1].rejected[-1].text == words


def test_two_neighbours_changed_each_get_their_own_sentences(
    made: Draft, bakery: Application
) -> None:
    first, second = made.parts[0].text, made.parts[1].text
    changed = made.message.body.replace(first, first.replace("Thank", "Thnk").replace(". ", "! "))
    changed = changed.replace(second, second[:-1] + " indeed.")
    after = recheck(made, Message(subject=made.message.subject, body=changed), bakery, on=ON)
    assert [part.part for part in after.parts] == [part.part for part in made.parts]
    assert after.parts[1].text == second[:-1] + " indeed."


def test_a_part_that_was_deleted_is_theirs_and_empty(made: Draft, bakery: Application) -> None:
    after = _edited(made, bakery, made.parts[1].text, "")
    gone = after.part(made.parts[1].part)
    assert gone is not None
    assert (gone.text, gone.by) == ("", PERSON)


def test_nothing_left_of_the_text_is_no_accident(made: Draft, bakery: Application) -> None:
    after = recheck(made, Message(subject=None, body=""), bakery)
    assert after.parts == ()
    assert not after.report.ready


def test_words_added_between_kept_parts_are_kept_out_of_them(
    made: Draft, bakery: Application
) -> None:
    last = made.parts[-1].text
    after = _edited(made, bakery, last, last + "\n\nP.S. The rye was good.")
    theirs = [part for part in after.parts if part.by == PERSON]
    assert [part for part in after.parts if part.by != PERSON] == list(made.parts)
    assert [(part.part, part.text) for part in theirs] == [
        ("after_closing", "\n\nP.S. The rye was good.")
    ]


EDITS = {
    "greeting": ("Dear Zoë,", "Good morning Zoë,"),
    "subject": ("", ""),
    "sign-off": ("{sign_off}", "With all good wishes,"),
    "a sentence put in": ("\n\n", "\n\nI hope that the ovens are behaving.\n\n"),
    "a part": ("thank you", "thank you ever so much"),
    "the last part taken out": ("{last}", ""),
    "the sign-off taken out": ("{sign_off}", ""),
    "signature": ("Nora Field\n", "Nora Field, Bristol\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_nothing_of_theirs_is_lost_when_the_rest_is_written_anew(
    edit: str, made: Draft, bakery: Application, template: TemplateWriter
) -> None:
    old, new = EDITS[edit]
    last = made.parts[-1].text
    old = old.format(
        last=last, sign_off=made.message.body.partition(last)[2].strip().split("\n")[0]
    )
    subject = "About Tuesday" if edit == "subject" else made.message.subject
    body = made.message.body.replace(old, new, 1) if old else made.message.body
    assert body != made.message.body or edit == "subject"
    mine = recheck(made, Message(subject=subject, body=body), bakery, on=ON)
    wishes = Wishes(tone="warmer", variation=1)
    for _ in range(2):
        again = draft(bakery, made.step, writer=template, wishes=wishes, on=ON, previous=mine)
        assert again.message != mine.message
        assert again.message.subject == subject or edit != "subject"
        if new:
            assert new.strip() in again.message.body
        elif old:
            assert old not in again.message.body
        ours = [(part.part, part.text) for part in again.parts if part.by == PERSON]
        assert ours == [(part.part, part.text) for part in mine.parts if part.by == PERSON]
        mine, wishes = again, Wishes(length="shorter", variation=2)


def test_what_they_ask_for_again_is_ours_again(
    made: Draft, bakery: Application, template: TemplateWriter
) -> None:
    mine = _edited(made, bakery, "Dear Zoë,", "Good morning Zoë,")
    wishes = Wishes(parts=("greeting",), variation=1)
    again = draft(bakery, made.step, writer=template, wishes=wishes, on=ON, previous=mine)
    assert again.message.body == made.message.body
    assert not [part for part in again.parts if part.by == PERSON]


def test_all_of_it_is_given_back_when_they_say_so(
    made: Draft, bakery: Application, template: TemplateWriter
) -> None:
    mine = _edited(made, bakery, "Dear Zoë,", "Good morning Zoë,")
    wishes = Wishes(variation=1)
    again = draft(
        bakery, made.step, writer=template, wishes=wishes, on=ON, previous=given_back(mine)
    )
    assert again.message.body.startswith("Dear Zoë,")


def test_an_edit_of_an_edit_keeps_both(made: Draft, bakery: Application) -> None:
    once = _edited(made, bakery, "Dear Zoë,", "Good morning Zoë,")
    twice = _edited(once, bakery, made.parts[0].text, "Thanks for having me.")
    back = _edited(twice, bakery, "Good morning Zoë,", "Dear Zoë,")
    assert [part.part for part in twice.parts if part.by == PERSON] == ["greeting", "opening"]
    greeting = back.part("greeting")
    assert greeting is not None
    assert greeting.text == "Dear Zoë,"
    opening = back.part("opening")
    assert opening is not None
    assert [one.text for one in opening.rejected] == [made.parts[0].text]


def test_a_note_that_was_taken_back_takes_no_words_of_theirs_along(
    made: Draft, bakery: Application, template: TemplateWriter
) -> None:
    words = made.part("fit")
    assert words is not None
    mine = _edited(made, bakery, words.text, "I know ovens.")
    bare = bakery.model_copy(
        update={"candidate": bakery.candidate.model_copy(update={"strengths": ()})}
    )
    again = draft(bare, made.step, writer=template, on=ON, previous=mine)
    assert "I know ovens." in again.message.body
    assert again.message.body.count("I know ovens.") == 1
