"""The timeline: three plain lists, which a phone shows as they are and a screen reader reads so."""

from collections.abc import Sequence

import streamlit as st

from app_pages.parts.log import event_words
from app_pages.parts.words import day, does, names, plain, state
from drafting.case import Case
from drafting.timeline import Moment, timeline
from guardrails import Plan


def show_timeline(case: Case, made: Plan) -> None:
    """What happened, what is due today, what comes next, and which days do not count."""
    assert case.application is not None  # a plan is made of facts
    course = timeline(case.application, made)
    st.subheader("Timeline", anchor=False)
    _list("What happened", course.happened, case, made, "Nothing yet.")
    _list(f"Today, {day(made.today)}", course.due, case, made, "Nothing to send.")
    _list("What comes next", course.coming, case, made, "Nothing that has a date.")


def _list(title: str, moments: Sequence[Moment], case: Case, made: Plan, empty: str) -> None:
    lines = [_line(moment, case, made) for moment in moments] or [empty]
    st.markdown(f"**{plain(title)}**\n\n" + "\n".join(f"- {line}" for line in lines))


def _line(moment: Moment, case: Case, made: Plan) -> str:
    application = case.application
    assert application is not None  # a plan is made of facts
    if moment.step and moment.on <= made.today:
        return f"{plain(does(moment.step, application))}: {plain(state(moment.step, made.today))}"
    return f"**{plain(day(moment.on, made.today))}** · {_what(moment, case)}"


def _what(moment: Moment, case: Case) -> str:
    application = case.application
    assert application is not None  # a plan is made of facts
    if moment.interview:
        met = names(moment.interview.met, application)
        return plain(f"Interview with {met}" if met else "Interview")
    if moment.event is not None:
        return plain(event_words(case.events[moment.event], application)[1])
    if moment.step:
        optional = ", if you like" if moment.step.optional else ""
        return f"{plain(does(moment.step, application))}{optional}"
    if moment.closed:
        return f":gray[{plain(moment.closed)}: closed, so it doesn't count]"
    return "They said they would decide by then"
