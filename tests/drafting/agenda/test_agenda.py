from datetime import date
from typing import Any

import pytest

from drafting.agenda import Entry, agenda, candidate_key, withdrawals_owed
from guardrails import Application, MessageKind, State, plan

DAY = date(2027, 5, 12)


def entry(id_: str, *events: dict[str, Any], today: date = DAY, **changed: Any) -> Entry:
    data: dict[str, Any] = {
        "candidate": {"name": "Imke de Boer", "email": "imke@example.org"},
        "company": f"Firm {id_}",
        "role": "Bookbinder",
        "country": "NL",
        "people": [{"id": "rik", "name": "Rik Vos", "email": "rik@example.net", "part": "lead"}],
        "interviews": [{"on": "2027-05-10", "met": ["rik"]}],
        "events": list(events),
    }
    return Entry(id_, Application.model_validate(data | changed), today)


def on(day: int, what: str, **more: Any) -> dict[str, Any]:
    return {"on": f"2027-05-{day:02}", "what": what} | more


def heard(day: int, reading: str) -> dict[str, Any]:
    return on(day, "received", reading=reading, **{"from": "rik"})


THANKED = on(10, "sent", kind="thank_you", to="rik")
NAMED = {"name": "Olu Ade", "email": "olu@example.org"}


def owed(*entries: Entry) -> dict[str, tuple[str, date]]:
    """Who is told what, by the ids of applications."""
    return {
        one.entry.id: (one.event.what, one.event.on)
        for group in withdrawals_owed(entries).values()
        for one in group
    }


@pytest.mark.parametrize("what", ["accepted_offer", "accepted_other_offer"])
def test_an_accepted_offer_is_told_to_every_other_open_application(what: str) -> None:
    found = owed(entry("a", THANKED, on(11, what)), entry("b"), entry("c", THANKED))
    told = ("accepted_other_offer", date(2027, 5, 11))
    assert found == {"b": told, "c": told}


@pytest.mark.parametrize(
    "event", [on(11, "left_process"), on(11, "declined_offer"), heard(11, "rejection"), THANKED]
)
def test_nothing_else_is_told_to_anybody(event: dict[str, Any]) -> None:
    assert owed(entry("a", event), entry("b")) == {}


@pytest.mark.parametrize(
    "ended",
    [
        (heard(10, "rejection"),),
        (heard(10, "position_closed"),),
        (on(10, "left_process"),),
        (on(10, "accepted_other_offer"),),
        (on(10, "left_process"), on(10, "sent", kind="withdrawal", to="rik")),
        (heard(10, "offer"), on(10, "declined_offer")),
    ],
)
def test_what_has_ended_is_told_nothing(ended: tuple[dict[str, Any], ...]) -> None:
    accepted = entry("a", on(10, "accepted_other_offer"))
    assert owed(accepted, entry("b", *ended)) == {}


def test_a_no_that_was_taken_back_is_open_again() -> None:
    back = entry("b", heard(10, "rejection"), heard(12, "next_round"))
    told = owed(entry("a", on(11, "accepted_offer")), back)
    assert told == {"b": ("accepted_other_offer", date(2027, 5, 11))}


def test_after_the_last_word_it_is_still_open() -> None:
    asked = on(18, "sent", kind="no_response_follow_up", to="rik")
    silent = entry("b", THANKED, asked, today=date(2027, 5, 20))
    assert silent.plan.verdict == "stop"
    assert "b" in owed(entry("a", on(19, "accepted_offer"), today=date(2027, 5, 20)), silent)


def test_what_lies_ahead_is_not_known_yet() -> None:
    assert owed(entry("a", on(13, "accepted_offer")), entry("b")) == {}


def test_an_event_never_lies_ahead_where_it_is_written() -> None:
    behind = entry("b", today=date(2027, 5, 11))
    assert owed(entry("a", on(12, "accepted_offer")), behind)["b"][1] == date(2027, 5, 11)


def test_a_search_that_began_after_the_acceptance_is_another_one() -> None:
    later = entry("b", heard(12, "unclear_status"), interviews=[])
    assert owed(entry("a", on(11, "accepted_offer")), later) == {}
    ahead = entry("c", interviews=[{"on": "2027-05-20", "met": ["rik"]}])
    assert "c" in owed(entry("a", on(11, "accepted_offer")), ahead)


def test_an_acceptance_that_fell_through_is_none() -> None:
    for after in (heard(12, "position_closed"), on(12, "left_process")):
        assert owed(entry("a", on(11, "accepted_offer"), after), entry("b")) == {}
    assert "b" in owed(
        entry("a", on(11, "accepted_other_offer"), heard(12, "rejection")), entry("b")
    )


def test_two_accepted_offers_tell_the_rest_the_first_day_and_not_each_other() -> None:
    found = owed(
        entry("a", on(12, "accepted_offer")), entry("b", on(11, "accepted_offer")), entry("c")
    )
    assert found == {"c": ("accepted_other_offer", date(2027, 5, 11))}


def test_who_has_an_offer_is_asked_whether_it_was_theirs() -> None:
    offered = entry("b", heard(11, "offer"))
    [[one]] = withdrawals_owed([entry("a", on(11, "accepted_other_offer")), offered]).values()
    assert one.ask
    assert one.accepted_in.id == "a"
    known = entry("c", on(11, "accepted_offer"))
    told = withdrawals_owed([entry("a", on(11, "accepted_other_offer")), offered, known])
    assert [one.ask for one in told[candidate_key(offered.application)]] == [False]


def test_whose_offer_it_was_comes_before_who_was_only_told_of_it() -> None:
    followed = entry("a", on(11, "accepted_other_offer"))
    [[one]] = withdrawals_owed(
        [followed, entry("b"), entry("c", on(11, "accepted_offer"))]
    ).values()
    assert (one.accepted_in.id, one.accepted_in.accepted_theirs) == ("c", True)
    [[one]] = withdrawals_owed([followed, entry("b")]).values()
    assert (one.accepted_in.id, one.accepted_in.accepted_theirs) == ("a", False)


def test_an_offer_that_fell_through_is_not_the_one_that_was_accepted() -> None:
    events = (on(10, "accepted_offer"), heard(11, "position_closed"))
    one = entry("a", *events, on(12, "accepted_other_offer"))
    assert (one.accepted_on, one.accepted_theirs) == (date(2027, 5, 12), False)
    assert not entry("a", *events).accepted_theirs


def test_candidates_are_kept_apart_by_name_and_address() -> None:
    accepted = entry("a", on(11, "accepted_offer"))
    namesake = entry("b", candidate={"name": "Imke de Boer", "email": "imke.b@example.org"})
    other = entry("c", candidate=NAMED)
    same = entry("d", candidate={"name": "IMKE  DE BOER", "email": "Imke@Example.org"})
    assert list(owed(accepted, namesake, other, same)) == ["d"]
    assert [one.name for one in agenda([other, accepted, namesake, same])] == [
        "Imke de Boer", "Imke de Boer", "Olu Ade",
    ]  # fmt: skip


def test_no_address_is_no_other_address() -> None:
    bare = entry("a", candidate={"name": "Imke de Boer"})
    assert candidate_key(bare.application) == ("imke de boer", "")
    assert len(agenda([bare, entry("b")])) == 2


def test_the_list_has_the_withdrawals_and_the_files_stay_as_they_are() -> None:
    accepted, other = entry("a", THANKED, on(12, "accepted_offer")), entry("b")
    [one] = agenda([accepted, other])
    assert [(item.entry.id, item.step.kind) for item in one.due] == [("b", MessageKind.WITHDRAWAL)]
    assert one.late == []
    assert other.application.events == ()
    assert [owed.entry.id for owed in one.owed] == ["b"]


def test_due_late_blocked_and_coming_each_in_their_order() -> None:
    people = [
        {"id": "rik", "name": "Rik Vos", "email": "rik@example.net", "part": "lead"},
        {"id": "lot", "name": "Lot Vos", "part": "panel"},
    ]
    mixed = entry("b", people=people, interviews=[{"on": "2027-05-12", "met": ["rik", "lot"]}])
    replied = entry("c", THANKED, heard(12, "unclear_status"))
    late = entry("a")
    ahead = entry("d", interviews=[{"on": "2027-05-13", "met": ["rik"]}])
    [one] = agenda([mixed, replied, late, ahead])
    assert [(item.entry.id, item.step.kind.value) for item in one.due] == [
        ("c", "status_reply"), ("b", "thank_you"), ("c", "linkedin_connect"),
    ]  # fmt: skip
    assert [item.entry.id for item in one.late] == ["a"]
    assert [(item.entry.id, item.step.to) for item in one.blocked] == [("b", ("lot",))]
    assert one.stuck == []  # the thank-you that goes today asks for the address
    assert [item.entry.id for item in one.coming] == ["d", "c"]
    opens = [item.step.opens for item in one.coming]
    assert all(day and day > DAY for day in opens)


def test_stuck_is_what_lacks_a_fact_where_nothing_else_goes() -> None:
    unnamed = [{"id": "rik", "name": "Rik Vos", "part": "lead"}]
    referee = {"id": "ada", "name": "Ada Lin", "email": "ada@example.net", "permission": False}
    one_each = [
        entry("a", people=unnamed),
        entry("b", THANKED, references=[referee]),  # its heads-up waits for a yes
    ]
    [one] = agenda(one_each)
    assert [item.entry.id for item in one.stuck] == ["a"]


def test_each_list_holds_exactly_the_steps_of_its_state() -> None:
    entries = [entry("a"), entry("b", THANKED), entry("c", THANKED, heard(11, "unclear_status"))]
    [one] = agenda(entries)
    listed = [*one.due, *one.late, *one.blocked, *one.coming]
    states = (State.DUE, State.LATE, State.BLOCKED, State.WAITING)
    wanted = [
        (e.id, step)
        for e in entries
        for step in plan(e.application, DAY).steps
        if step.state in states and (step.state is not State.WAITING or step.opens)
    ]
    assert sorted((i.entry.id, str(i.step)) for i in listed) == sorted(
        (id_, str(step)) for id_, step in wanted
    )
    assert wanted


def test_nothing_is_nothing() -> None:
    assert agenda([]) == []
    assert withdrawals_owed([]) == {}
