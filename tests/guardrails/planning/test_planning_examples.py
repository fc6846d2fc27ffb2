"""The contract's six examples: the day's headline, and speed enough for a page."""

import time
from datetime import date
from pathlib import Path

import pytest

from guardrails import plan, read_application

EXAMPLES = Path(__file__).parents[2] / "contract"


@pytest.mark.parametrize(
    ("example", "today", "verdict", "headline"),
    [
        ("01", "2026-11-20", "send", "Send Dana and Lee their thank-yous today."),
        ("02", "2026-11-20", "send", "Send Dana a thank-you today and ask for Lee's address."),
        ("03", "2026-11-24", "send", "Send Dana a short reply to their update today."),
        ("03", "2026-12-04", "send", "Send Dana a check-in today."),
        (
            "04",
            "2026-11-26",
            "wait",
            "There is nothing to send today; next is the follow-up to Dana, on Friday 27 November.",
        ),
        ("04", "2026-11-27", "send", "Send Dana a follow-up today."),
        ("05", "2026-11-30", "send", "Tell Dana today that you are withdrawing."),
        ("06", "2026-12-10", "send", "Send Margaret a thank-you today."),
        (
            "06",
            "2026-12-12",
            "send",
            "It is three days since you met: send Margaret a thank-you today.",
        ),
    ],
)
def test_an_example_on_a_day(example: str, today: str, verdict: str, headline: str) -> None:
    (path,) = EXAMPLES.glob(f"{example}-*.json")
    made = plan(read_application(path.read_text(encoding="utf-8")), date.fromisoformat(today))
    assert (made.verdict.value, made.headline) == (verdict, headline)


def test_a_plan_takes_milliseconds() -> None:
    (path,) = EXAMPLES.glob("05-*.json")
    application = read_application(path.read_text(encoding="utf-8"))
    plan(application, date(2026, 12, 1))
    start = time.process_time()
    for _ in range(50):
        plan(application, date(2026, 12, 1))
    assert time.process_time() - start < 2.5  # 0.07 s measured; the bound is for slow machines
