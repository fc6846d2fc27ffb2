"""They wrote: the text with the words marked that its reading rests on, and what to answer."""

from datetime import date

import streamlit as st

from app_pages.parts.answer import ANSWERS, ASKS
from app_pages.parts.field import Fields
from app_pages.parts.log import people_to_choose, read, show_reading
from app_pages.parts.shared import quiet, tell, told
from app_pages.parts.words import READINGS
from drafting.built import NO_ANSWERS, Event
from drafting.case import Case
from drafting.workspace import Workspace


def they_wrote(space: Workspace, case: Case, fields: Fields, today: date) -> None:
    """Paste what they wrote, see how it reads, overrule that, and say what you answer."""
    application = case.application
    assert application is not None  # only a finished application has a log
    left, right = st.columns(2)
    with left:
        fields.day("wrote_on", "When it came")
    with right:
        people = people_to_choose(application)
        fields.pick("wrote_from", "Who wrote", people, placeholder=next(iter(people.values())))
    fields.text("wrote", "What they wrote", placeholder="Paste their message here", height=140)
    form = fields.form()
    text = str(form.get("wrote") or "").strip()
    if not text:
        quiet("Paste it, then press outside the field: you will see how it reads.")
        return
    on = _day(form.get("wrote_on"), today)
    reading = read(text, on, application)
    st.markdown(f"It reads as **{READINGS[reading.label].lower()}**, because of the marked words.")
    show_reading(text, reading, f"reading:{case.id}")
    label = st.selectbox(
        "Is that right?",
        list(READINGS),
        index=list(READINGS).index(reading.label),
        format_func=lambda option: READINGS[option],
        key=f"label:{case.id}:{reading.label.value}",
        help="Choose another reading if it is wrong.",
    )
    if label in ANSWERS:
        question, example = ASKS[ANSWERS[label]]
        fields.text("wrote_answer", question, placeholder=example, height=96, max_chars=1000)
    who = form.get("wrote_from") or next(iter(people))
    event: Event = {
        "on": on.isoformat(),
        "what": "received",
        "from": None if who == NO_ANSWERS else who,
        "text": text,
        "reading": label.value if label is not reading.label else None,
        "answer": (str(form.get("wrote_answer") or "").strip() or None)
        if label in ANSWERS
        else None,
    }
    st.button(
        "Log it",
        key=f"log_wrote:{case.id}",
        type="primary",
        icon=":material/check:",
        on_click=_log_received,
        args=(space, case.id, event, fields),
    )


def _log_received(space: Workspace, id_: str, event: Event, fields: Fields) -> None:
    with told():
        index = space.log(id_, event)
        fields.reshape(
            lambda form: form.update({"wrote": "", "wrote_answer": "", "wrote_on": event["on"]})
        )
        st.session_state.pop(f"way:{id_}", None)
        tell("Logged. The plan has followed.", undo=(id_, index))


def _day(typed: object, today: date) -> date:
    try:
        return date.fromisoformat(str(typed))
    except ValueError:
        return today
