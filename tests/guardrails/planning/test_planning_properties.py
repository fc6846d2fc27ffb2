"""What holds of every plan, whatever the application."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guardrails import Application, MessageKind, Plan, State, Step, plan
from guardrails.kinds import PRECEDENCE, SPECS
from guardrails.planning.catalogue import RULES, RuleId
from guardrails.replies.shapes import ReplyLabel
from guardrails.workdays import Workdays

START = date(2026, 11, 2)
PEOPLE = ("dana", "lee", "mo")
REFEREES = ("ada", "raj")
DAYS = st.integers(0, 50).map(lambda count: START + timedelta(days=count))
COMPANY = [kind for kind in MessageKind if not SPECS[kind].to_reference]
TO_REFEREE = [kind for kind in MessageKind if SPECS[kind].to_reference]
RULED = {"wait-seven-business-days", "wait-a-business-week", "hold-until-their-date"}
ADDRESSES = st.sampled_from([None, "x@example.com"])
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _iso(days: st.SearchStrategy[date]) -> st.SearchStrategy[str]:
    return days.map(date.isoformat)


def _told(what: str, **more: Any) -> st.SearchStrategy[dict[str, Any]]:
    company = st.fixed_dictionaries(
        {"on": _iso(DAYS), "what": st.just(what), "kind": st.sampled_from(COMPANY)}
        | {"to": st.sampled_from(PEOPLE)}
        | more
    )
    referee = st.fixed_dictionaries(
        {"on": _iso(DAYS), "what": st.just(what), "kind": st.sampled_from(TO_REFEREE)}
        | {"to": st.sampled_from(REFEREES)}
        | more
    )
    return st.one_of(company, company, company, referee)


RECEIVED = st.fixed_dictionaries(
    {
        "on": _iso(DAYS),
        "what": st.just("received"),
        "from": st.sampled_from([*PEOPLE, None]),
        "reading": st.sampled_from(ReplyLabel),
    }
)
DECIDED = st.fixed_dictionaries(
    {
        "on": _iso(DAYS),
        "what": st.sampled_from(
            ["accepted_other_offer", "left_process", "accepted_offer", "declined_offer"]
        ),
    }
)
EVENTS = st.one_of(
    _told("sent"),
    _told("sent"),
    RECEIVED,
    RECEIVED,
    _told("skipped"),
    _told("snoozed", until=_iso(DAYS)),
    DECIDED,
)


@st.composite
def applications(draw: st.DrawFn) -> dict[str, Any]:
    parts = st.sampled_from(["lead", "panel", "coordinator"])
    met = st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True)
    interview = st.fixed_dictionaries({"on": _iso(DAYS), "met": met})
    return {
        "candidate": {"name": "Noor Haddad"},
        "company": "Harbour Mills",
        "role": "Process Engineer",
        "country": draw(st.sampled_from(["US", "SA", "GB"])),
        "decision_expected": draw(st.none() | _iso(DAYS)),
        "closed_days": draw(st.lists(_iso(DAYS), max_size=3)),
        "people": [
            {"id": name, "name": name.title(), "email": draw(ADDRESSES), "part": draw(parts)}
            for name in PEOPLE
        ],
        "references": [
            {"id": name, "name": name.title(), "email": draw(ADDRESSES)}
            | {"permission": draw(st.sampled_from([True, False, None]))}
            for name in REFEREES
        ],
        "interviews": draw(st.lists(interview, max_size=3)),
        "article": draw(st.none() | st.just({"title": "A", "why": "b", "to": "dana"})),
        "events": draw(st.lists(EVENTS, max_size=10)),
    }


def _plan(facts: dict[str, Any], today: date) -> Plan:
    return plan(Application.model_validate(facts), today)


@QUICK
@given(applications(), DAYS)
def test_a_plan_is_whole_in_order_and_the_same_every_time(
    facts: dict[str, Any], today: date
) -> None:
    made = _plan(facts, today)
    assert Plan.model_validate_json(made.model_dump_json()) == made == _plan(facts, today)
    for step in made.steps:
        known = [day for day in (step.opens, step.due, step.closes) if day is not None]
        assert known == sorted(known)
        assert step.rules
        assert set(step.rules) <= {rule.value for rule in RuleId}
    places = [(PRECEDENCE[step.kind], step.opens or date.max) for step in made.steps]
    assert places == sorted(places)


@QUICK
@given(applications(), DAYS)
def test_the_verdict_follows_from_the_steps(facts: dict[str, Any], today: date) -> None:
    made = _plan(facts, today)
    needed = [step for step in made.steps if not step.optional]
    due = any(step.state in (State.DUE, State.LATE) for step in needed)
    assert (made.verdict == "send") == due
    opens = [
        step.opens for step in needed if step.state is State.WAITING and step.opens is not None
    ]
    assert made.until == (min(opens, default=None) if made.verdict == "wait" else None)
    assert made.headline.endswith(".")
    assert [item.kind for item in made.not_now] == [
        kind
        for kind in MessageKind
        if not any(s.kind is kind and s.state in (State.DUE, State.LATE) for s in made.steps)
    ]


@QUICK
@given(applications(), DAYS)
def test_nobody_is_asked_for_news_on_a_closed_day(facts: dict[str, Any], today: date) -> None:
    calendar = Workdays.of(facts["country"], None, map(date.fromisoformat, facts["closed_days"]))
    for step in _plan(facts, today).steps:
        if set(step.rules) & RULED and step.opens and "your-call" not in step.rules:
            assert calendar.is_open(step.opens), step


@QUICK
@given(applications(), DAYS, DAYS)
def test_a_closed_day_more_opens_nothing_earlier(
    facts: dict[str, Any], today: date, closed: date
) -> None:
    more = facts | {"closed_days": [*facts["closed_days"], closed.isoformat()]}
    before, after = _opens(_plan(facts, today)), _opens(_plan(more, today))
    for key, days in after.items():
        earlier = before.get(key, [])
        if len(earlier) == len(days):
            assert all(new >= old for new, old in zip(days, earlier, strict=True)), key


def _opens(made: Plan) -> dict[tuple[Any, ...], list[date]]:
    opens: dict[tuple[Any, ...], list[date]] = {}
    for step in made.steps:
        if step.opens is not None:
            opens.setdefault(_key(step), []).append(step.opens)
    return {key: sorted(days) for key, days in opens.items()}


def _key(step: Step) -> tuple[Any, ...]:
    return (step.kind, step.to, step.interview, step.state is State.DONE)


@QUICK
@given(applications(), DAYS)
def test_what_is_answered_within_business_days_closes_on_one(
    facts: dict[str, Any], today: date
) -> None:
    calendar = Workdays.of(facts["country"], None, map(date.fromisoformat, facts["closed_days"]))
    for step in _plan(facts, today).steps:
        if step.closes and step.kind is not MessageKind.THANK_YOU and "your-call" not in step.rules:
            assert calendar.is_open(step.closes), step


@settings(QUICK, max_examples=40)
@given(applications())
def test_what_was_sent_is_not_due_again_without_a_new_reason(facts: dict[str, Any]) -> None:
    """Day by day: what went out once stays done, for its interview, its reader or for good."""
    done: set[tuple[Any, ...]] = set()
    for count in range(53):
        for step in _plan(facts, START + timedelta(days=count)).steps:
            key = _reason_to_send(step)
            if key is not None and step.state is State.DONE:
                done.add(key)
            elif step.state in (State.DUE, State.LATE):
                assert key not in done, step


def _reason_to_send(step: Step) -> tuple[Any, ...] | None:
    """What there is one message for; None for answers, which are owed to each message anew."""
    if step.kind is MessageKind.THANK_YOU:
        return (step.kind, step.to, step.interview)
    if step.kind in (MessageKind.CHECK_IN, MessageKind.NO_RESPONSE_FOLLOW_UP):
        return (step.kind, step.interview)
    if step.kind is MessageKind.WITHDRAWAL:
        return (step.kind,)
    return (step.kind, step.to) if step.kind in _EVER else None


_EVER = (
    MessageKind.LINKEDIN_CONNECT,
    MessageKind.SHARE_ARTICLE,
    MessageKind.REFERENCE_PERMISSION,
    MessageKind.REFERENCE_HEADS_UP,
)


@QUICK
@given(applications(), DAYS)
def test_a_plan_for_tomorrow_unsends_nothing(facts: dict[str, Any], today: date) -> None:
    made, next_ = _plan(facts, today), _plan(facts, today + timedelta(days=1))
    assert _done(made) <= _done(next_)


def _done(made: Plan) -> set[tuple[Any, ...]]:
    done = [step for step in made.steps if step.state is State.DONE]
    return {(step.kind, step.to, step.interview) for step in done}


@QUICK
@given(applications(), DAYS)
def test_what_lies_ahead_of_today_is_not_known_today(facts: dict[str, Any], today: date) -> None:
    past = [event for event in facts["events"] if date.fromisoformat(event["on"]) <= today]
    assert _plan(facts | {"events": past}, today) == _plan(facts, today)


@QUICK
@given(applications(), DAYS)
def test_events_may_stand_in_any_order_but_that_of_one_date(
    facts: dict[str, Any], today: date
) -> None:
    later_first = sorted(facts["events"], key=lambda event: event["on"], reverse=True)
    assert _plan(facts | {"events": later_first}, today) == _plan(facts, today)


@QUICK
@given(applications(), DAYS)
def test_what_is_due_has_somebody_to_go_to(facts: dict[str, Any], today: date) -> None:
    addresses = {p["id"]: p["email"] for p in [*facts["people"], *facts["references"]]}
    for step in _plan(facts, today).steps:
        if step.state in (State.DUE, State.LATE) and step.channel == "email":
            assert [addresses[name] for name in step.to] == ["x@example.com"]


def test_every_rule_has_its_words_and_its_source() -> None:
    assert set(RULES) == set(RuleId)
    for rule in RULES.values():
        assert rule.says.endswith(".")
        assert rule.source
