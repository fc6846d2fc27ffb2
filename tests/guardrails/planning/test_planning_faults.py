"""Bad and odd input: a clear fault with its path or a plan, never a crash and never a guess."""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guardrails import Application, Fault, InvalidInput, plan, read_application

from .conftest import application_of

EXAMPLES = [
    json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[2] / "contract").glob("*.json"))
]
ODD: list[Any] = [
    *(
        None,
        "",
        "  ",
        0,
        -1,
        1.5,
        True,
        [],
        {},
        [None],
        {"a": 1},
        10**30,
        "x" * 10_000,
        "\U0001f4a5",
    ),
    *("2026-02-30", "2028-02-29", "0001-01-01", "9999-12-31", "1999-12-31", "2026-11-19T00:00"),
    *("XX", "DE-BY", "dana", "nobody", "received", "sent", "thank_you", "reference_permission"),
]
DAYS = st.one_of(st.dates(), st.dates(date(2026, 11, 1), date(2027, 2, 1)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), today=DAYS)
def test_an_example_with_anything_changed_is_planned_or_faulted(seed: int, today: date) -> None:
    chance = random.Random(seed)
    facts = deepcopy(chance.choice(EXAMPLES))
    for _ in range(chance.choice([1, 1, 2, 3])):
        _spoil(facts, chance)
    application, faults = _read(facts)
    if application is None:
        assert faults
        assert all(fault.path and fault.message for fault in faults)
    else:
        assert plan(application, today).headline.endswith(".")


def _read(facts: dict[str, Any]) -> tuple[Application | None, tuple[Fault, ...]]:
    try:
        return read_application(json.dumps(facts)), ()
    except InvalidInput as error:
        return None, tuple(error.faults)


def _spoil(facts: dict[str, Any], chance: random.Random) -> None:
    *way, last = chance.choice([path for path in _paths(facts) if path])
    place: Any = facts
    for key in way:
        place = place[key]
    kind = chance.choice(["other", "other", "gone", "twice"])
    if kind == "gone":
        del place[last]
    elif kind == "twice" and isinstance(place, list):
        place.append(deepcopy(place[last]))
    else:
        place[last] = deepcopy(chance.choice(ODD))


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        if isinstance(item, dict | list):
            yield from _paths(item, (*path, key))
        else:
            yield (*path, key)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"country": "ZZ"}, "country"),
        ({"country": "DE", "subdivision": "QQ"}, "subdivision"),
        ({"interviews": [{"on": "2026-11-19", "met": ["dana", "leee"]}]}, "interviews.0.met.1"),
        ({"events": [{"on": "2026-11-19", "what": "sent", "kind": "thank_you"}]}, "events.0.to"),
        (
            {"events": [{"on": "2026-11-19", "what": "sent", "kind": "thank_you", "to": "zed"}]},
            "events.0.to",
        ),
        (
            {"events": [{"on": "2026-11-19", "what": "received", "from": "zed", "text": "Hi"}]},
            "events.0.from",
        ),
        ({"events": [{"on": "2026-11-19", "what": "received", "from": "dana"}]}, "events.0.text"),
        ({"events": [{"on": "2026-11-31", "what": "left_process"}]}, "events.0.on"),
        ({"events": [{"on": "2026-11-19", "what": "hired"}]}, "events.0.what"),
        ({"article": {"title": "A", "why": "b", "to": "zed"}}, "article.to"),
        ({"closed_days": ["tomorrow"]}, "closed_days.0"),
    ],
)
def test_a_fault_names_its_place(change: dict[str, Any], path: str) -> None:
    facts = application_of({}) | change
    with pytest.raises(InvalidInput) as caught:
        read_application(json.dumps(facts))
    assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize(
    ("events", "verdict", "kinds"),
    [
        (["2026-11-20 accepted_other_offer", "2026-11-20 accepted_other_offer"], "send", 1),
        (["2026-11-20 accepted_offer", "2026-11-20 accepted_other_offer"], "send", 1),
        (["2026-11-20 accepted_other_offer", "2026-11-20 accepted_offer"], "stop", 1),
        (["2026-11-20 accepted_offer", "2026-11-21 accepted_offer"], "stop", 0),
        (["2026-11-20 declined_offer", "2026-11-20 accepted_offer"], "stop", 0),
    ],
)
def test_two_decisions_make_a_plan_with_one_withdrawal_at_most(
    events: list[str], verdict: str, kinds: int
) -> None:
    facts = application_of({"thanked": True, "events": events})
    made = plan(read_application(json.dumps(facts)), date(2026, 11, 21))
    assert made.verdict == verdict
    assert [step.kind for step in made.steps].count("withdrawal") == kinds  # type: ignore[arg-type]
