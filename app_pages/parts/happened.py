"""Telling what has happened: they wrote, something was sent, another interview, a decision."""

import streamlit as st

from app_pages.parts.decided import i_decided
from app_pages.parts.facts import add_interview
from app_pages.parts.field import Fields
from app_pages.parts.sent import i_sent
from app_pages.parts.shared import APPLICATION, go
from app_pages.parts.wrote import they_wrote
from drafting.case import Case
from drafting.workspace import Workspace
from guardrails import Plan

WAYS = {
    "wrote": ("They wrote", "mark_email_unread"),
    "sent": ("I sent something", "send"),
    "met": ("Another interview", "event"),
    "decided": ("I have decided", "flag"),
}


def tell_what_happened(space: Workspace, case: Case, made: Plan, fields: Fields) -> None:
    """Choose what has happened, and say when."""
    st.subheader("Has anything happened?", anchor=False)
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
        they_wrote(space, case, fields, made.today)
    elif way == "sent":
        i_sent(space, case, made)
    elif way == "met":
        _met(case, fields)
    elif way == "decided":
        i_decided(space, case, made.today)


def _met(case: Case, fields: Fields) -> None:
    st.write("Add its day, whom you met and what you talked about to the facts.")
    st.button(
        "Add the interview",
        key=f"add_interview:{case.id}",
        type="primary",
        icon=":material/event:",
        on_click=_add_interview,
        args=(case.id, fields),
    )


def _add_interview(id_: str, fields: Fields) -> None:
    fields.reshape(add_interview)
    st.session_state.pop(f"way:{id_}", None)
    go(APPLICATION, id_)


def _choose(id_: str, way: str | None) -> None:
    st.session_state[f"way:{id_}"] = way
