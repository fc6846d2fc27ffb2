"""The three examples: valid, different, and every step of theirs gets a ready draft."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from drafting import draft
from drafting.examples import load, names, recent, title
from drafting.writers.template import TemplateWriter
from guardrails import Application, Severity, Step


def test_there_are_three_with_other_jobs_and_countries() -> None:
    loaded = [load(name) for name in names()]
    assert len({one.role for one in loaded}) == len({one.country for one in loaded}) == 3
    assert all(title(name) for name in names())


@pytest.mark.parametrize("name", names())
def test_each_gets_ready_drafts(
    name: str, steps: Callable[[Application], Iterator[Step]], template: TemplateWriter
) -> None:
    application = load(name)
    for step in steps(application):
        made = draft(application, step, writer=template, on=application.interviews[0].on)
        found = [one for one in made.report.findings if one.severity is not Severity.HINT]
        assert not found, made.message.body
        assert not made.left_out


def test_a_name_that_is_none_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load("../secrets")


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("today", [date(2026, 11, 27), date(2027, 1, 3)])
def test_each_goes_on_now_at_the_pace_that_it_had(name: str, today: date) -> None:
    then, now = load(name), recent(name, today)
    days = [[one.on for one in (*each.interviews, *each.events)] for each in (then, now)]
    assert max(days[1]) <= today
    assert (today - max(days[1])).days < 7
    assert sorted(range(len(days[0])), key=days[0].__getitem__) == sorted(
        range(len(days[1])), key=days[1].__getitem__
    )
    assert now.model_copy(update={"interviews": then.interviews, "events": then.events}) == then
