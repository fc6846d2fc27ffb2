import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from drafting.case import NotHere, next_date, step_key
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import InvalidInput, MessageKind, State, Step, Verdict, read_application

CONTRACT = Path(__file__).parents[2] / "contract"
TODAY = date(2026, 11, 20)


@pytest.fixture
def space(store: Store) -> Workspace:
    return Workspace(store)


def add(space: Workspace, stem: str) -> str:
    return space.add(read_application(next(CONTRACT.glob(f"{stem}*.json")).read_text()))


def thanked(space: Workspace, id_: str) -> list[str]:
    return [event["to"] for event in space.case(id_).events if event["what"] == "sent"]


def first_thank_you(space: Workspace, id_: str):
    made = space.case(id_).plan(TODAY)
    assert made
    return next(step for step in made.steps if step.kind is MessageKind.THANK_YOU)


def the_same(space: Workspace, id_: str, step: Step) -> Step:
    made = space.case(id_).plan(TODAY)
    assert made
    return next(one for one in made.steps if step_key(one) == step_key(step))


def test_an_unfinished_form_has_no_plan_and_stays(space: Workspace) -> None:
    space.keep_typed("a", {"company": "Half"})
    case = space.case("a")
    assert (case.application, case.plan(TODAY), case.events) == (None, None, [])
    with pytest.raises(InvalidInput):
        space.finish("a", {"company": "Half", "people": [], "interviews": []})
    assert space.case("a").form["company"] == "Half"


def test_a_finished_form_is_planned_and_its_profile_kept(space: Workspace) -> None:
    id_ = add(space, "01")
    form = space.case(id_).form | {"company": "Other Ltd"}
    space.finish(id_, form)
    case = space.case(id_)
    assert case.application
    assert case.application.company == "Other Ltd"
    assert space.store.kept("profile")["name"] == case.application.candidate.name


def test_the_candidates_of_finished_applications_are_known_the_last_saved_first(
    space: Workspace,
) -> None:
    assert space.candidates() == ()
    id_, _ = add(space, "01"), add(space, "06")
    space.keep_typed("half", {"name": "Nobody Yet"})
    space.finish(id_, space.case(id_).form | {"taken_from": {"name": "Somebody"}})
    assert next(one["name"] for one in space.candidates()) == "Sam Okafor"
    assert len(space.candidates()) == 2
    assert "taken_from" not in space.case(id_).form


def test_what_a_first_form_tells_is_logged_once(space: Workspace) -> None:
    form = Workspace(space.store).case(add(space, "01")).form
    told = form | {"thanked": True, "thanked_on": "2026-11-19", "wrote": "", "wrote_on": ""}
    space.finish("new", told)
    again = space.case("new")
    assert len(again.events) == len(again.form["interviews"][-1]["met"])
    space.finish("new", again.form | {"thanked": True})
    assert len(space.case("new").events) == len(again.events)


def test_nothing_can_be_logged_before_the_form_is_finished(space: Workspace) -> None:
    space.keep_typed("a", {})
    with pytest.raises(NotHere):
        space.log("a", {"on": "2026-11-20", "what": "left_process"})


def test_an_event_that_cannot_be_is_refused_and_nothing_changes(space: Workspace) -> None:
    id_ = add(space, "01")
    with pytest.raises(InvalidInput):
        space.log(id_, {"on": "2026-11-20", "what": "sent", "kind": "thank_you", "to": "nobody"})
    assert space.case(id_).events == []


def test_sent_is_logged_and_taken_back_with_its_draft(space: Workspace) -> None:
    id_ = add(space, "01")
    step = first_thank_you(space, id_)
    message = {"subject": "Thanks", "body": "Dear Dana"}
    draft = {"draft": {"message": message, "step": step.model_dump(mode="json")}}
    space.store.add_version(id_, step_key(step), "first", json.dumps(draft))
    index = space.mark_sent(id_, step, TODAY)
    made = space.case(id_).plan(TODAY)
    assert made
    done = next(one for one in made.steps if one.to == step.to and one.kind == step.kind)
    assert done.state is State.DONE
    assert space.store.current(id_, step_key(step)) is None
    sent = space.sent_message(id_, space.case(id_).events[index])
    assert sent
    assert sent.body == "Dear Dana"
    space.undo(id_, index)
    assert thanked(space, id_) == []
    assert space.store.current(id_, step_key(step)) is not None


def test_sent_without_a_draft_is_taken_back_too(space: Workspace) -> None:
    id_ = add(space, "01")
    index = space.mark_sent(id_, first_thank_you(space, id_), TODAY, why="early")
    assert space.case(id_).events[index]["why"] == "early"
    assert space.sent_message(id_, space.case(id_).events[index]) is None
    space.undo(id_, index)
    with pytest.raises(NotHere):
        space.undo(id_, index)


def test_a_reading_is_overruled_and_given_back(space: Workspace) -> None:
    id_ = add(space, "03")
    index = next(
        place for place, event in enumerate(space.case(id_).events) if event["what"] == "received"
    )
    space.change_event(id_, index, reading="rejection")
    assert space.case(id_).events[index]["reading"] == "rejection"
    space.change_event(id_, index, reading=None)
    assert space.case(id_).events[index]["reading"] is None


def test_another_offer_is_told_to_every_other_open_application_of_this_candidate(
    space: Workspace,
) -> None:
    here, theirs, other = add(space, "01"), add(space, "04"), add(space, "02")
    nurse = add(space, "06")
    written = space.decide(here, "accepted_other_offer", TODAY, theirs)
    assert set(written) == {here, theirs, other}
    assert space.case(theirs).events[-1]["what"] == "accepted_offer"
    assert space.case(other).events[-1]["what"] == "accepted_other_offer"
    assert all(event["what"] != "accepted_other_offer" for event in space.case(nurse).events)
    made = space.case(other).plan(TODAY)
    assert made
    assert made.steps[0].kind is MessageKind.WITHDRAWAL
    assert set(space.undo(other, len(space.case(other).events) - 1)) == set(written)
    assert space.case(here).events == []


def test_leaving_one_application_leaves_the_others_alone(space: Workspace) -> None:
    here, other = add(space, "01"), add(space, "04")
    before = space.case(other).events
    assert space.decide(here, "left_process", TODAY) == [here]
    assert space.case(other).events == before


def test_a_namesake_with_another_address_is_told_nothing_and_loses_nothing(
    space: Workspace,
) -> None:
    here = add(space, "01")
    application = space.case(here).application
    assert application
    candidate = application.candidate.model_copy(update={"email": "another@sam.example"})
    other = space.add(application.model_copy(update={"candidate": candidate}))
    space.log(other, {"on": "2026-11-20", "what": "accepted_other_offer"})
    assert space.decide(here, "accepted_offer", TODAY) == [here]
    space.undo(here, 0)
    assert [event["what"] for event in space.case(other).events] == ["accepted_other_offer"]


def test_accepting_their_own_offer_withdraws_from_the_others(space: Workspace) -> None:
    here, other = add(space, "01"), add(space, "04")
    assert set(space.decide(here, "accepted_offer", TODAY)) == {here, other}
    assert space.case(other).events[-1]["what"] == "accepted_other_offer"
    plans = [space.case(id_).plan(TODAY) for id_ in (here, other)]
    verdicts = [made.verdict for made in plans if made]
    assert verdicts == [Verdict.STOP, Verdict.SEND]


def test_an_application_that_came_later_can_still_be_told(space: Workspace) -> None:
    here = add(space, "01")
    space.decide(here, "accepted_other_offer", TODAY)
    late = add(space, "04")
    assert space.tell_others(here, TODAY) == [late]
    assert space.tell_others(here, TODAY) == []


def test_a_step_put_off_and_one_left_out_are_kept_with_their_reasons(space: Workspace) -> None:
    id_ = add(space, "01")
    step = first_thank_you(space, id_)
    until = date(2026, 11, 25)
    index = space.override(id_, step, TODAY, until=until, why="asked for the address first")
    assert space.case(id_).events[index]["why"] == "asked for the address first"
    put_off = the_same(space, id_, step)
    assert (put_off.state, put_off.opens) == (State.WAITING, until)
    space.undo(id_, index)
    space.override(id_, step, TODAY)
    assert the_same(space, id_, step).state is State.VOID


def test_the_day_is_that_of_the_applications_own_zone(space: Workspace) -> None:
    case = space.case(add(space, "01"))
    assert case.application
    assert case.application.time_zone == "America/Chicago"
    assert case.today(datetime(2026, 11, 21, 3, tzinfo=UTC)) == TODAY


def test_the_next_date_is_today_while_something_is_due_and_then_the_opening(
    space: Workspace,
) -> None:
    made = space.case(add(space, "01")).plan(TODAY)
    assert made
    assert next_date(made) == TODAY
    waiting = space.case(add(space, "04")).plan(date(2026, 11, 21))
    assert waiting
    assert next_date(waiting) == waiting.until


def test_facts_that_no_rule_knows_any_more_can_be_mended(space: Workspace) -> None:
    space.store.keep_facts("old", '{"events": [], "gone": true}', {"company": "Old"})
    case = space.case("old")
    assert (case.application, case.plan(TODAY), case.form["company"]) == (None, None, "Old")


def test_an_application_that_is_not_here_says_so(space: Workspace) -> None:
    with pytest.raises(NotHere, match="not here"):
        space.case("gone")


def test_what_the_plan_would_be_is_told_and_nothing_is_kept(space: Workspace) -> None:
    id_ = add(space, "01")
    event = {"on": "2026-11-20", "what": "received", "from": "dana", "text": "We chose another."}
    then = space.plan_if(id_, event | {"reading": "rejection"}, TODAY)
    assert then
    assert then.verdict is Verdict.STOP
    assert space.case(id_).events == []
    assert space.plan_if(id_, event | {"from": "nobody"}, TODAY) is None


def test_taking_back_leaves_alone_who_was_not_told(space: Workspace) -> None:
    here, other = add(space, "01"), add(space, "04")
    before = space.case(other).events
    index = space.log(here, {"on": "2026-11-20", "what": "accepted_other_offer"})
    assert space.undo(here, index) == [here]
    assert space.case(other).events == before
