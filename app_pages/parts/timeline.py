"""The timeline: what happened, what is due, what comes next, and the holidays between.

A component of our own, since no native element draws one: an ordered list for each part, which a
screen reader reads as it stands.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from app_pages.parts.log import event_words
from app_pages.parts.words import day, does, names, state
from drafting.case import Case
from drafting.timeline import Moment, timeline
from guardrails import Plan

_HERE = Path(__file__)
_course = st.components.v2.component(
    "afterword_timeline",
    html='<div class="course"></div>',
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


def show_timeline(case: Case, made: Plan) -> None:
    """Draw the timeline of an application."""
    st.subheader("Timeline", anchor=False)
    _course(
        key=f"timeline_{case.id}",
        data={"parts": list(course(case, made))},
        width="stretch",
        height="content",
    )


def course(case: Case, made: Plan) -> Iterator[dict[str, Any]]:
    """The parts of the timeline, each with its rows, in words."""
    assert case.application is not None  # a plan is made of facts
    told = timeline(case.application, made)
    for title, moments, empty in (
        ("What happened", told.happened, "Nothing yet."),
        (f"Today, {day(made.today)}", told.due, "Nothing to send."),
        ("What comes next", told.coming, "Nothing that has a date."),
    ):
        yield {"title": title, "rows": _rows(moments, case, made), "empty": empty}


def _rows(moments: Sequence[Moment], case: Case, made: Plan) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for moment in moments:
        words, note, look = _told(moment, case, made)
        when = day(moment.on, made.today)
        when = when[0].upper() + when[1:]
        if moment.step and look == "due":
            when, note = "Today", state(moment.step, made.today)
        again = bool(rows) and rows[-1]["iso"] == moment.on.isoformat() and look != "due"
        rows.append(
            {
                "iso": moment.on.isoformat(),
                "when": when,
                "again": "again" if again else "",
                "words": words,
                "note": note,
                "look": look,
            }
        )
    return rows


def _told(moment: Moment, case: Case, made: Plan) -> tuple[str, str, str]:
    """What a moment is about, a remark below it, and how its dot looks."""
    application = case.application
    assert application is not None  # a plan is made of facts
    look = "past" if moment.on <= made.today else "next"
    if moment.interview:
        met = names(moment.interview.met, application)
        return f"Interview with {met}" if met else "Interview", "", look
    if moment.event is not None:
        event = case.events[moment.event]
        return event_words(event, application)[1], event.get("why") or "", look
    if moment.step:
        optional = "If you like" if moment.step.optional else ""
        look = "due" if moment.step.state.value in ("due", "late") else look
        return does(moment.step, application), optional, look
    if moment.closed:
        return f"{moment.closed}: closed, so it doesn't count", "", "closed"
    return "They said they would decide by then", "", "theirs"
