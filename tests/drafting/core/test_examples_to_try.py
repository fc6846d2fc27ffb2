"""The three examples: valid, different, and every step of theirs gets a ready draft."""

from collections.abc import Callable, Iterator

import pytest

from drafting import draft
from drafting.examples import load, names, title
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
