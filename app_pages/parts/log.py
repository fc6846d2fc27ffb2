"""What was logged: how a message was read, overruling it, taking back."""

from datetime import date
from functools import lru_cache

import streamlit as st

from app_pages.parts.answer import ANSWERS, ASKS
from app_pages.parts.letter import Mark, show_letter
from app_pages.parts.shared import quiet, take_back, tell, told
from app_pages.parts.unkept import holding, text_of
from app_pages.parts.words import DECIDED, KINDS, READINGS, day, did, names, plain
from drafting.built import NO_ANSWERS, Event
from drafting.case import Case
from drafting.workspace import Workspace
from guardrails import Application, MessageKind, ReplyLabel, ReplyReading, read_reply

SEND_ICON, CAME_ICON, DECIDED_ICON = "send", "mark_email_unread", "flag"


def show_log(space: Workspace, case: Case, today: date) -> None:
    """What was logged, the latest first, each of it undoable."""
    assert case.application is not None  # a log belongs to facts
    order = sorted(enumerate(case.events), key=lambda item: (item[1]["on"], item[0]), reverse=True)
    for index, event in order:
        with st.container(border=True, gap="xsmall"):
            icon, words = event_words(event, case.application)
            when = day(date.fromisoformat(event["on"]), today)
            why = f"  \n:small[:gray[{plain(event['why'])}]]" if event.get("why") else ""
            st.markdown(f":material/{icon}: **{plain(words)}** · {plain(when)}{why}")
            if event["what"] == "received":
                _received(space, case, index, event)
            elif event["what"] == "sent":
                _sent(space, case, event, index)
            st.button(
                "Undo",
                key=f"undo_{case.id}_{index}",
                type="tertiary",
                icon=":material/undo:",
                on_click=take_back,
                args=(space, case.id, index),
            )


def people_to_choose(application: Application) -> dict[str, str]:
    """Who may have written: the people, and an address that takes no answers."""
    chosen = {person.id: person.name for person in application.people}
    return chosen | {NO_ANSWERS: "An address that takes no answers"}


def read(text: str, on: date, application: Application) -> ReplyReading:
    """How a message reads that came on a day."""
    return _read(text, on, application.country, application.subdivision)


def show_reading(text: str, reading: ReplyReading, key: str) -> None:
    """A message with the words marked that its reading rests on, and the date that it names."""
    marks = [Mark(found.start, found.end, "evidence") for found in reading.evidence]
    show_letter(text, marks=marks, key=key)
    if reading.decision_date:
        quiet(f":material/event: They name a date: {day(reading.decision_date)}")


def event_words(event: Event, application: Application) -> tuple[str, str]:
    """An event's icon, and the event in a few words; not yet escaped."""
    what = event["what"]
    if what == "sent":
        return SEND_ICON, did(event["kind"], event["to"], application)
    if what == "received":
        person = application.person(event["from"])
        on = date.fromisoformat(event["on"])
        reading = event.get("reading") or read(event["text"] or "", on, application).label
        return CAME_ICON, f"{person.name if person else 'They'} wrote: {READINGS[reading].lower()}"
    if what in DECIDED:
        return DECIDED_ICON, DECIDED[what]
    kind, who = KINDS[MessageKind(event["kind"])], names((event["to"],), application)
    if what == "skipped":
        return "block", f"You left out {kind} to {who}"
    until = day(date.fromisoformat(event["until"]))
    return "snooze", f"You put off {kind} to {who} until {until}"


def _received(space: Workspace, case: Case, index: int, event: Event) -> None:
    application = case.application
    assert application is not None  # only a finished application has a log
    if not event.get("text"):
        return
    reading = read(event["text"], date.fromisoformat(event["on"]), application)
    now_reads = ReplyLabel(event.get("reading") or reading.label)
    with st.expander("Their words, and how they read", type="compact"):
        show_reading(event["text"], reading, f"read_{case.id}_{index}")
        key = f"overrule_{case.id}_{index}_{now_reads.value}"
        st.selectbox(
            "It reads as",
            list(READINGS),
            index=list(READINGS).index(now_reads),
            format_func=lambda option: READINGS[option],
            key=key,
            on_change=_overrule,
            args=(space, case.id, index, key, reading.label),
            help="Choose another reading if this one is wrong; the plan follows.",
        )
        if event.get("reading"):
            quiet(f"You overruled the rules, which read: {READINGS[reading.label].lower()}.")
    if now_reads in ANSWERS:
        answer_key = f"answer_log_{case.id}_{index}"
        st.session_state[answer_key] = text_of(answer_key, event.get("answer") or "")
        st.text_area(
            ASKS[ANSWERS[now_reads]][0],
            key=answer_key,
            height=96,
            max_chars=1000,
            placeholder=ASKS[ANSWERS[now_reads]][1],
            on_change=_keep_answer,
            args=(space, case.id, index, answer_key),
        )


def _sent(space: Workspace, case: Case, event: Event, index: int) -> None:
    message = space.sent_message(case.id, event)
    if message:
        with st.expander("What you sent", type="compact"):
            show_letter(message.body, subject=message.subject, key=f"sent_{case.id}_{index}")


def _overrule(space: Workspace, id_: str, index: int, key: str, own: ReplyLabel) -> None:
    with told():
        chosen: ReplyLabel = st.session_state[key]
        space.change_event(id_, index, reading=None if chosen == own else chosen.value)
        tell("The plan follows your reading.")


def _keep_answer(space: Workspace, id_: str, index: int, key: str) -> None:
    with told(), holding(key):
        space.change_event(id_, index, answer=st.session_state[key].strip() or None)


@lru_cache(maxsize=256)
def _read(text: str, on: date, country: str, subdivision: str | None) -> ReplyReading:
    return read_reply(text, received_on=on, country=country, subdivision=subdivision)
