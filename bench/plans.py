"""What a plan costs: 10,000 plans of a 20-event application, and the growth with the events.

    .venv/bin/python -m bench.plans

Every plan is of another application or another day, so that nothing is answered from a plan made
before. Calendars and readings of replies stay in memory, as they do in the page; the first plan
of an application, which reads its texts, is told apart. The times are the processor's, so that a
busy machine changes little.
"""

import random
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from guardrails import Application, plan

START = date(2026, 9, 7)
SPAN = 120
PEOPLE = ("dana", "lee", "mo", "ana")
TEXTS = (
    "Thanks, I will get back to you when I know more about the next steps.",
    "Could you send us your availability for a second conversation, please?",
    "Please send us two references before we go on.",
    "Thank you for the kind words, it was good to meet you.",
)
KINDS = ("thank_you", "status_reply", "info_reply", "next_round_reply", "share_article")


def application(events: int, seed: int) -> Application:
    """An application with so many events: three letters in ten, a chaser in ten, an override."""
    chance = random.Random(seed)
    days = sorted(chance.randrange(SPAN) for _ in range(events))
    return Application.model_validate(
        {
            "candidate": {"name": "Noor Haddad"},
            "company": "Harbour Mills",
            "role": "Process Engineer",
            "country": chance.choice(["US", "GB", "DE", "SA"]),
            "people": [
                {"id": name, "name": name.title(), "email": f"{name}@example.com"}
                for name in PEOPLE
            ],
            "interviews": [
                {"on": str(START), "met": ["dana", "lee"]},
                {"on": str(START + timedelta(days=SPAN // 2)), "met": ["dana", "ana"]},
            ],
            "references": [
                {"id": "ada", "name": "Ada Lin", "email": "ada@example.com", "permission": True}
            ],
            "events": [_event(chance, day) for day in days],
        }
    )


def _event(chance: random.Random, day: int) -> dict[str, Any]:
    on, who, pick = str(START + timedelta(days=day)), chance.choice(PEOPLE), chance.random()
    if pick < 0.3:
        return {"on": on, "what": "received", "from": who, "text": chance.choice(TEXTS)}
    if pick < 0.4:
        kind = chance.choice(["check_in", "no_response_follow_up"])
        return {"on": on, "what": "sent", "kind": kind, "to": "dana"}
    if pick < 0.5:
        until = str(START + timedelta(days=day + 5))
        kind = chance.choice(KINDS)
        return {"on": on, "what": "snoozed", "kind": kind, "to": who, "until": until}
    return {"on": on, "what": "sent", "kind": chance.choice(KINDS), "to": who}


def seconds(applications: Sequence[Application], days: int) -> float:
    """Processor seconds for a plan of each application on each of so many days."""
    start = time.process_time()
    for day in range(days):
        for each in applications:
            plan(each, START + timedelta(days=SPAN - day))
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    seconds([application(20, seed) for seed in range(20)], 1)  # calendars and rule data, once
    print("events  first plan, ms  plans  seconds  ms a plan  µs a plan and event")
    for events, applications, days in (
        (10, 100, 20),
        (20, 100, 100),
        (50, 100, 10),
        (100, 50, 10),
        (300, 20, 10),
    ):
        many = [application(events, seed) for seed in range(applications)]
        taken, plans = seconds(many, days), applications * days
        each = taken / plans
        print(
            f"{events:6}  {plans:5}  {taken:7.2f}  {each * 1e3:9.3f}  {each / events * 1e6:10.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
