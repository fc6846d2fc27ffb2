"""What the person edited by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from drafting import Draft, draft, recheck
from drafting.drafted import PERSON
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
    after = recheck(made, Message(subject="x", body=changed), bakery, on=ON)
    assert [part.part for part in after.parts] == [part.part for part in made.parts]
    assert after.parts[1].text == second[:-1] + " indeed."


def test_a_part_that_was_deleted_is_gone(made: Draft, bakery: Application) -> None:
    after = _edited(made, bakery, made.parts[1].text, "")
    assert made.parts[1].part not in [part.part for part in after.parts]


def test_nothing_left_of_the_text_is_no_accident(made: Draft, bakery: Application) -> None:
    after = recheck(made, Message(subject=None, body=""), bakery)
    assert after.parts == ()
    assert not after.report.ready


def test_words_added_between_kept_parts_are_kept_out_of_them(
    made: Draft, bakery: Application
) -> None:
    last = made.parts[-1].text
    after = _edited(made, bakery, last, last + "\n\nP.S. The rye was good.")
    assert [part.text for part in after.parts] == [part.text for part in made.parts]
