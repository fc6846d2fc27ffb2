"""The frame of every screen: the way to the others, and which application it is about."""

import streamlit as st

from app_pages.parts.shared import APPLICATION, DRAFTS, PLAN, SETTINGS, TODAY, quiet
from app_pages.parts.unleft import keep_unleft
from app_pages.parts.words import plain
from drafting.case import Case

PLACES = ((TODAY, "Today", "today"), (SETTINGS, "Settings", "settings"))
OF_ONE = ((PLAN, "Plan", "checklist"), (DRAFTS, "Drafts", "edit_note"))


def top() -> None:
    """The way to the first screen and to the settings, in sight on a phone too."""
    with st.container(horizontal=True, gap="xsmall", key="top"):
        for page, label, icon in PLACES:
            st.page_link(page, label=label, icon=f":material/{icon}:", query_params={})
        keep_unleft()


def heading(case: Case) -> None:
    """The head of a screen about one application: which one, and the way to its other screens."""
    with st.container(gap="xxsmall"):
        st.title(plain(case.form.get("company") or "New application"), anchor=False)
        if case.form.get("role"):
            quiet(plain(str(case.form["role"])))
    if case.application is None:
        return
    with st.container(horizontal=True, gap="xsmall", key="ways"):
        for page, label, icon in (*OF_ONE, (APPLICATION, "Facts", "badge")):
            st.page_link(
                page, label=label, icon=f":material/{icon}:", query_params={"app": case.id}
            )
