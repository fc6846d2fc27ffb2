"""I sent something: a step of the plan, or a message that the plan did not ask for."""

from datetime import date

import streamlit as st

from app_pages.parts.drafting_desk import desk
from app_pages.parts.shared import quiet, tell, told
from app_pages.parts.words import KINDS, does, plain
from drafting.built import Event
from drafting.case import Case, step_key
from drafting.workspace import Workspace
from guardrails import Application, MessageKind, Plan, State, Step

ELSE = "else"
GONE = (State.DONE, State.VOID, State.BLOCKED)


def i_sent(space: Workspace, case: Case, made: Plan) -> None:
    """Choose what was sent, and when."""
    application = case.application
    assert application is not None  # only a finished application has a log
    steps = {step_key(step): step for step in made.steps if step.to and step.state not in GONE}
    chosen = st.selectbox(
        "What did you send?",
        [*steps, ELSE],
        format_func=lambda key: _label(steps.get(key), application),
        key=f"sent_what:{case.id}",
    )
    step = steps.get(chosen)
    event = {} if step else _beyond(case.id, application, made)
    if event is None:
        return
    why = ""
    if step is None or step.state is State.WAITING:
        why = st.text_input("Why, against the plan", key=f"sent_why:{case.id}", max_chars=200)
    on = st.date_input(
        "When", made.today, max_value=made.today, key=f"sent_on:{case.id}", format="YYYY-MM-DD"
    )
    st.button(
        "Log it",
        key=f"log_sent:{case.id}",
        type="primary",
        icon=":material/check:",
        on_click=_log,
        args=(space, case.id, step, event | {"on": on, "why": why.strip() or None}),
    )


def _label(step: Step | None, application: Application) -> str:
    return does(step, application) if step else "Something that the plan did not ask for"


def _beyond(id_: str, application: Application, made: Plan) -> Event | None:
    """A message beside the plan: which kind, to whom; None where there is nobody."""
    names = {kind.value: f"{KINDS[kind][0].upper()}{KINDS[kind][1:]}" for kind in MessageKind}
    kind = st.selectbox(
        "Which message",
        list(names),
        format_func=lambda value: names[value],
        key=f"sent_kind:{id_}",
    )
    for item in (item for item in made.not_now if item.kind.value == kind):
        quiet(f":material/rule: The plan said not now: {plain(item.because)}")
    given = application.references if "reference" in kind else application.people
    people: dict[str, str] = {one.id: one.name for one in given}
    if not people:
        quiet("There is nobody to have sent it to; add them to the facts first.")
        return None
    to = st.selectbox(
        "To whom", list(people), format_func=lambda id_: people[id_], key=f"sent_to:{id_}"
    )
    return {"what": "sent", "kind": kind, "to": to}


def _log(space: Workspace, id_: str, step: Step | None, event: Event) -> None:
    on: date | None = event["on"]
    with told():
        if on is None:
            tell("Pick the day first.", "error")
            return
        if step:
            desk().forget(id_, step)
            index = space.mark_sent(id_, step, on, event["why"])
        else:
            index = space.log(id_, event | {"on": on.isoformat()})
        st.session_state.pop(f"way:{id_}", None)
        tell("Logged as sent.", undo=(id_, index))
