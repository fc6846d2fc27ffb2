from datetime import date
from pathlib import Path

import pytest

from drafting.anyway import overruling, writable_anyway
from guardrails import Application, MessageKind, State, plan, read_application

CONTRACT = Path(__file__).parents[2] / "contract"


def facts(stem: str, **changed: object) -> Application:
    application = read_application(next(CONTRACT.glob(f"{stem}*.json")).read_text("utf-8"))
    return Application.model_validate(application.model_dump(by_alias=True) | changed)


def test_before_any_thanks_a_chaser_may_be_written_against_its_rule() -> None:
    application = facts("01")
    made = plan(application, date(2026, 11, 20))
    check_in, last = writable_anyway(application, made)
    assert (check_in.kind, last.kind) == (
        MessageKind.CHECK_IN,
        MessageKind.NO_RESPONSE_FOLLOW_UP,
    )
    told = {item.kind: (item.rule, item.because) for item in made.not_now}
    assert (check_in.rules[0], check_in.because) == told[MessageKind.CHECK_IN]
    assert (check_in.state, check_in.to, check_in.interview) == (State.WAITING, ("dana",), 0)


def test_a_step_that_is_void_may_be_written_and_names_what_voided_it_first() -> None:
    application = facts("05")
    made = plan(application, date(2026, 12, 2))
    void = [step for step in made.steps if step.state is State.VOID]
    assert void
    against = writable_anyway(application, made)
    for step in void:
        same = next(one for one in against if (one.kind, one.to) == (step.kind, step.to))
        assert same.rules[0] == step.rules[-1]
        assert set(same.rules) == set(step.rules)


def test_a_chaser_that_the_plan_lists_is_not_offered_twice() -> None:
    application = facts("03")
    made = plan(application, date(2026, 11, 25))
    listed = {step.kind for step in made.steps if step.state is not State.DONE}
    kinds = [step.kind for step in writable_anyway(application, made)]
    assert MessageKind.CHECK_IN in listed
    assert MessageKind.CHECK_IN not in kinds


@pytest.mark.parametrize(
    "changed", [{"interviews": []}, {"people": [], "interviews": [], "events": []}]
)
def test_with_no_interview_or_nobody_to_write_to_nothing_is_offered(
    changed: dict[str, object],
) -> None:
    application = facts("01", **changed, article=None)
    assert writable_anyway(application, plan(application, date(2026, 11, 20))) == []


def test_who_overruled_which_rule_and_why() -> None:
    assert overruling("Ada", " they asked ", "their-move") == "Ada: they asked (against their-move)"
    assert overruling("Ada", "", "their-move") == "Ada (against their-move)"
