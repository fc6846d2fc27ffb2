"""The frame of every screen: the way to the others, and which application it is about."""

from collections.abc import Sequence

import streamlit as st

from app_pages.parts.shared import APPLICATION, DRAFTS, PLAN, SETTINGS, TODAY, quiet
from app_pages.parts.unleft import keep_unleft
from app_pages.parts.words import plain
from drafting.candidates import Profile, called
from drafting.case import Case

PLACES = ((TODAY, "Today", "today"), (SETTINGS, "Settings", "settings"))
OF_ONE = ((PLAN, "Plan", "checklist"), (DRAFTS, "Drafts", "edit_note"))


def top() -> None:
    """The way to the first screen and to the settings, in sight on a phone too."""
    with st.container(horizontal=True, gap="xsmall", key="top"):
        for page, label, icon in PLACES:
            st.page_link(page, label=label, icon=f":material/{icon}:", query_params={})
        keep_unleft()


def heading(case: Case, known: Sequence[Profile]) -> None:
    """The head of a screen about one application: which one, and the way to its other screens.

    Whose it is stands there too once several candidates are `known`.
    """
    with st.container(gap="xxsmall"):
        st.title(plain(case.form.get("company") or "New application"), anchor=False)
        role = str(case.form.get("role") or "")
        whose = called(case.form, known) if case.application and len(known) > 1 else ""
        if role or whose:
            quiet(" · ".join(plain(one) for one in (role, whose) if one))
    if case.application is None:
        return
    with st.container(horizontal=True, gap="xsmall", key="ways"):
        for page, label, icon in (*OF_ONE, (APPLICATION, "Facts", "badge")):
            st.page_link(
                page, label=label, icon=f":material/{icon}:", query_params={"app": case.id}
            )
