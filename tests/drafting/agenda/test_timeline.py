"""The days of an application on one line: what was, is due, comes, does not count."""

from datetime import date
from typing import Any

from drafting.timeline import timeline
from guardrails import Application, MessageKind, plan

FACTS: dict[str, Any] = {
    "candidate": {"name": "Ana Sousa"},
    "company": "Kew Nurseries",
    "role": "Arborist",
    "country": "US",
    "people": [{"id": "meg", "name": "Meg Li", "email": "meg@kew.example", "part": "lead"}],
    "interviews": [{"on": "2026-11-19", "met": ["meg"]}],
    "events": [{"on": "2026-11-19", "what": "sent", "kind": "thank_you", "to": "meg"}],
}


def test_what_happened_what_is_due_and_what_comes_each_in_its_order() -> None:
    given = Application.model_validate({**FACTS, "decision_expected": "2026-12-04"})
    line = timeline(given, plan(given, date(2026, 11, 20)))
    assert [(one.interview is not None, one.event) for one in line.happened] == [
        (True, None),
        (False, 0),
    ]
    assert line.due == ()
    assert [one.on for one in line.coming] == sorted(one.on for one in line.coming)
    assert [one.on for one in line.coming if one.decision] == [date(2026, 12, 4)]
    chasers = [one for one in line.coming if one.step and one.step.kind is CHASER]
    assert [one.on for one in chasers] == [date(2026, 12, 7)]
    closed = {one.on: one.closed for one in line.coming if one.closed}
    assert "Thanksgiving" in str(closed[date(2026, 11, 26)])


def test_without_a_date_of_theirs_none_is_on_it() -> None:
    given = Application.model_validate({**FACTS, "events": []})
    line = timeline(given, plan(given, date(2026, 11, 20)))
    assert [one.step.kind for one in line.due if one.step] == [MessageKind.THANK_YOU]
    assert not [one for one in line.coming if one.decision]


CHASER = MessageKind.NO_RESPONSE_FOLLOW_UP
