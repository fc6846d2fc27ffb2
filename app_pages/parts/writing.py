"""What is shown while a draft is being written, and what went wrong with it."""

import streamlit as st

from app_pages.parts.drafting_desk import desk
from app_pages.parts.words import plain
from drafting.case import Case
from guardrails import Step


def show_writing(case: Case, step: Step) -> None:
    """Say that a draft is being written and show it once it is there; say what went wrong."""
    trouble = desk().trouble(case.id, step)
    if trouble:
        st.error(plain(trouble), icon=":material/error:")
    if desk().writing(case.id, step):
        st.fragment(_watched, run_every=0.5)(case, step)


def _watched(case: Case, step: Step) -> None:
    if not desk().writing(case.id, step):
        st.rerun()
    with st.status("The model is writing. You can go on reading.", state="running"):
        st.write("What was there before stays until the new draft is ready.")
