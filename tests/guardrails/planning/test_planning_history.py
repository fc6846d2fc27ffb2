"""What has happened, as the rules ask for it."""

from datetime import date
from typing import Any

from guardrails import Application
from guardrails.planning.history import History

from .conftest import application_of


def _history(today: str, **case: Any) -> History:
    return History.of(Application.model_validate(application_of(case)), date.fromisoformat(today))


def test_nothing_is_a_response_before_an_interview() -> None:
    history = _history(
        "2026-11-20", set={"interviews": []}, events=["2026-11-19 received dana other"]
    )
    assert history.heard
    assert history.responses == ()
    assert history.latest is None


def test_a_response_comes_on_the_day_of_the_latest_interview_or_later() -> None:
    history = _history(
        "2026-11-20",
        events=[
            "2026-11-18 received dana other",
            "2026-11-19 received lee other",
            "2026-11-20 received mo auto_reply",
            "2026-11-20 received mo other",
        ],
    )
    assert [mail.event.from_ for mail in history.responses] == ["lee", "mo"]


def test_the_history_before_an_event_knows_nothing_after_it() -> None:
    history = _history(
        "2026-12-01",
        thanked=True,
        events=["2026-11-24 received dana unclear_status", "2026-11-25 sent status_reply dana"],
    )
    then = history.before(3)
    assert then.today == date(2026, 11, 25)
    assert [ours.event.kind.value for ours in then.sent] == ["thank_you", "thank_you"]
    assert [mail.on for mail in then.heard] == [date(2026, 11, 24)]
