"""They wrote: how it reads, what that would change, and one press to agree or to overrule.

Source: POLICY section 4: a reading never acts by itself without the words that it rests on.
"""

from datetime import date

import streamlit as st

from app_pages.parts.answer import ANSWERS, ASKS
from app_pages.parts.field import Fields
from app_pages.parts.log import people_to_choose, read, show_reading
from app_pages.parts.shared import quiet, tell, told
from app_pages.parts.words import READINGS, plain
from drafting.built import NO_ANSWERS, Event
from drafting.case import Case
from drafting.workspace import Workspace
from drafting.wrote import who_wrote
from guardrails import ReplyLabel, ReplyReading

SURE = 0.6  # below it the page asks instead of telling (the contract's `confidence`)


def they_wrote(space: Workspace, case: Case, fields: Fields, today: date) -> None:
    """Paste what they wrote, see how it reads and what follows, agree or overrule."""
    application = case.application
    assert application is not None  # only a finished application has a log
    fields.text("wrote", "What they wrote", placeholder="Paste their message here", height=140)
    text = str(fields.form().get("wrote") or "").strip()
    if not text:
        quiet("Paste it, then press outside the field: you will see how it reads.")
        return
    people = people_to_choose(application)
    fields.suggest("wrote_from", who_wrote(application, text))
    left, right = st.columns(2)
    with left:
        fields.day("wrote_on", "When it came")
    with right:
        fields.pick("wrote_from", "Who wrote", people, placeholder=next(iter(people.values())))
    on = _day(fields.form().get("wrote_on"), today)
    reading = read(text, on, application)
    label = _agreed(case, text, reading)
    show_reading(text, reading, f"reading:{case.id}")
    if label is None:
        return
    answer = _answer(fields, label)
    who = fields.shown("wrote_from") or next(iter(people))
    event: Event = {
        "on": on.isoformat(),
        "what": "received",
        "from": None if who == NO_ANSWERS else who,
        "text": text,
        "reading": label.value if label is not reading.label else None,
        "answer": answer,
    }
    _what_follows(space, case, event, today)
    st.button(
        "Log it",
        key=f"log_wrote:{case.id}",
        type="primary",
        icon=":material/check:",
        on_click=_log_received,
        args=(space, case.id, event, fields),
    )


def _agreed(case: Case, text: str, reading: ReplyReading) -> ReplyLabel | None:
    """The reading, or what the person says in its place; None while they have not said."""
    sure = reading.confidence >= SURE
    if sure:
        st.markdown(
            f"It reads as **{READINGS[reading.label].lower()}**, because of the marked words."
        )
    else:
        st.markdown("**I am not sure how to read this. What does it say?**")
    chosen: ReplyLabel | None = st.pills(
        "Is that right? Press another one if not." if sure else "What does it say?",
        list(READINGS),
        default=reading.label if sure else None,
        format_func=lambda option: READINGS[option],
        key=f"label:{case.id}:{hash((text, reading.label))}",
        label_visibility="visible" if sure else "collapsed",
    )
    return chosen


def _answer(fields: Fields, label: ReplyLabel) -> str | None:
    if label not in ANSWERS:
        return None
    question, example = ASKS[ANSWERS[label]]
    fields.text("wrote_answer", question, placeholder=example, height=96, max_chars=1000)
    return str(fields.form().get("wrote_answer") or "").strip() or None


def _what_follows(space: Workspace, case: Case, event: Event, today: date) -> None:
    """What the plan would say once it is logged."""
    made, then = case.plan(today), space.plan_if(case.id, event, today)
    if made is None or then is None:
        return
    same = "Nothing changes" if then.headline == made.headline else "Then"
    st.markdown(f":material/arrow_forward: **{same}:** {plain(then.headline)}")


def _log_received(space: Workspace, id_: str, event: Event, fields: Fields) -> None:
    with told():
        index = space.log(id_, event)
        blank = {"wrote": "", "wrote_answer": "", "wrote_from": "", "wrote_on": event["on"]}
        fields.reshape(lambda form: form.update(blank))
        st.session_state.pop(f"way:{id_}", None)
        tell("Logged. The plan has followed.", undo=(id_, index))


def _day(typed: object, today: date) -> date:
    try:
        return date.fromisoformat(str(typed))
    except ValueError:
        return today
