"""Telling what has happened: they wrote, it was sent, another offer was taken, leaving."""

from datetime import date

import streamlit as st

from app_pages.parts.field import Fields
from app_pages.parts.log import people_to_choose, read, show_reading
from app_pages.parts.shared import quiet, tell, told
from app_pages.parts.words import READINGS, does
from drafting.built import NO_ANSWERS, Event
from drafting.workspace import Case, Workspace, step_key
from guardrails import Plan, State

WAYS = {
    "wrote": ("They wrote", "mark_email_unread"),
    "sent": ("I sent it", "send"),
    "took": ("I took another offer", "handshake"),
    "leave": ("I'm leaving", "logout"),
}


def tell_what_happened(space: Workspace, case: Case, made: Plan, fields: Fields) -> None:
    """Choose what has happened, and say when."""
    st.subheader("What has happened?", anchor=False)
    way = st.session_state.get(f"way:{case.id}")
    with st.container(horizontal=True, gap="xsmall"):
        for name, (label, icon) in WAYS.items():
            st.button(
                label,
                key=f"way_{name}:{case.id}",
                icon=f":material/{'expand_less' if name == way else icon}:",
                on_click=_choose,
                args=(case.id, None if name == way else name),
            )
    if way == "wrote":
        _they_wrote(space, case, fields, made.today)
    elif way == "sent":
        _i_sent(space, case, made)
    elif way == "took":
        _took_offer(space, case, made.today)
    elif way == "leave":
        st.write("You leave the process here; a withdrawal is due at once.")
        on = st.date_input("When", made.today, key=f"left_on:{case.id}", format="YYYY-MM-DD")
        _log_button("Log it", space, case, {"on": _iso(on), "what": "left_process"})


def _they_wrote(space: Workspace, case: Case, fields: Fields, today: date) -> None:
    application = case.application
    assert application is not None  # only a finished application has a log
    left, right = st.columns(2)
    with left:
        fields.day("wrote_on", "When it came")
    with right:
        fields.pick("wrote_from", "Who wrote", people_to_choose(application))
    fields.text("wrote", "What they wrote", placeholder="Paste their message here", height=140)
    form = fields.form()
    text = str(form.get("wrote") or "").strip()
    if not text:
        quiet("Paste it, then press outside the field to see how it reads.")
        return
    on = _day(form.get("wrote_on"), today)
    reading = read(text, on, application)
    st.markdown(f"It reads as **{READINGS[reading.label].lower()}**.")
    show_reading(text, reading, f"reading:{case.id}")
    label = st.selectbox(
        "Is that right?",
        list(READINGS),
        index=list(READINGS).index(reading.label),
        format_func=lambda option: READINGS[option],
        key=f"label:{case.id}:{reading.label.value}",
        help="Choose another reading if it is wrong.",
    )
    who = form.get("wrote_from") or next(iter(people_to_choose(application)))
    event: Event = {
        "on": on.isoformat(),
        "what": "received",
        "from": None if who == NO_ANSWERS else who,
        "text": text,
        "reading": label.value if label is not reading.label else None,
    }
    st.button(
        "Log it",
        key=f"log_wrote:{case.id}",
        type="primary",
        icon=":material/check:",
        on_click=_log_received,
        args=(space, case.id, event, fields),
    )


def _i_sent(space: Workspace, case: Case, made: Plan) -> None:
    application = case.application
    assert application is not None  # only a finished application has a log
    steps = [
        step
        for step in made.steps
        if step.to and step.state not in (State.DONE, State.VOID, State.BLOCKED)
    ]
    if not steps:
        quiet("There is nothing in the plan that could have been sent.")
        return
    step = st.selectbox(
        "What did you send?",
        steps,
        format_func=lambda step: does(step, application),
        key=f"sent_what:{case.id}",
    )
    on = st.date_input("When", made.today, key=f"sent_on:{case.id}", format="YYYY-MM-DD")
    st.button(
        "Log it",
        key=f"log_sent:{case.id}",
        type="primary",
        icon=":material/check:",
        on_click=_log_sent,
        args=(space, case.id, step_key(step), on, made),
    )


def _took_offer(space: Workspace, case: Case, today: date) -> None:
    others = {
        other.id: f"{other.form['role']} at {other.form['company']}"
        for other in space.cases()
        if other.application and other.id != case.id
    }
    choices = {"": "One that is not in Afterword", case.id: "The one from here"} | others
    theirs = st.selectbox(
        "Which offer did you take?",
        list(choices),
        format_func=lambda option: choices[option],
        key=f"took_which:{case.id}",
    )
    on = st.date_input("When", today, key=f"took_on:{case.id}", format="YYYY-MM-DD")
    quiet("A withdrawal becomes due here and in every other open application.")
    st.button(
        "Log it",
        key=f"log_took:{case.id}",
        type="primary",
        icon=":material/check:",
        on_click=_log_took,
        args=(space, case.id, theirs, on),
    )


def _log_button(label: str, space: Workspace, case: Case, event: Event) -> None:
    st.button(
        label,
        key=f"log_{event['what']}:{case.id}",
        type="primary",
        icon=":material/check:",
        on_click=_log,
        args=(space, case.id, event),
    )


def _log(space: Workspace, id_: str, event: Event) -> None:
    with told():
        index = space.log(id_, event)
        _close(id_)
        tell("Logged. The plan has followed.", undo=(id_, index))


def _log_received(space: Workspace, id_: str, event: Event, fields: Fields) -> None:
    with told():
        index = space.log(id_, event)
        fields.reshape(lambda form: form.update({"wrote": "", "wrote_on": event["on"]}))
        _close(id_)
        tell("Logged. The plan has followed.", undo=(id_, index))


def _log_sent(space: Workspace, id_: str, key: str, on: date, made: Plan) -> None:
    with told():
        step = next(step for step in made.steps if step_key(step) == key)
        index = space.mark_sent(id_, step, on)
        _close(id_)
        tell("Logged as sent.", undo=(id_, index))


def _log_took(space: Workspace, id_: str, theirs: str, on: date) -> None:
    with told():
        what = "accepted_offer" if theirs == id_ else "accepted_other_offer"
        written = space.decide(id_, what, on, theirs or None)
        _close(id_)
        others = len(written) - 1
        more = f" {others} other application(s) know it too." if others else ""
        index = len(space.case(id_).events) - 1
        tell(f"Congratulations! It is logged.{more}", undo=(id_, index))


def _choose(id_: str, way: str | None) -> None:
    st.session_state[f"way:{id_}"] = way


def _close(id_: str) -> None:
    st.session_state.pop(f"way:{id_}", None)


def _day(typed: object, today: date) -> date:
    try:
        return date.fromisoformat(str(typed))
    except ValueError:
        return today


def _iso(on: object) -> str:
    return on.isoformat() if isinstance(on, date) else ""
