"""Where the words of a draft come from, on demand: each stretch with the fact behind it."""

import streamlit as st

from app_pages.parts.letter import Mark
from app_pages.parts.shared import quiet
from app_pages.parts.words import plain, short
from drafting.origins import Origin, origins
from guardrails import Application, Message, Step


def wants_traces(key: str) -> bool:
    """Whether the person wants to see it."""
    return bool(st.session_state.get(f"trace_{key}"))


def trace_marks(application: Application, step: Step, message: Message) -> list[Mark]:
    """The stretches of a text that come from a fact, numbered."""
    found = origins(application, step, message)
    return [Mark(one.start, one.end, "fact", str(n)) for n, one in enumerate(found, start=1)]


def show_traces(application: Application, step: Step, message: Message) -> None:
    """The facts behind the numbered stretches."""
    found = origins(application, step, message)
    quiet("The marked words come from facts that you gave; the numbers say which.")
    for number, one in enumerate(found, start=1):
        st.markdown(_line(number, one))


def _line(number: int, one: Origin) -> str:
    fact = f": {plain(short(one.fact, 120))}" if one.fact and one.fact != one.quote else ""
    return f"**{number}** “{plain(short(one.quote, 60))}” · {plain(one.where)}{fact}"
