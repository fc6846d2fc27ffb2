"""What is shown while a draft is being written: the text as it comes, and a way to stop."""

import streamlit as st

from app_pages.parts.drafting_desk import desk
from app_pages.parts.letter import show_letter
from app_pages.parts.shared import quiet
from app_pages.parts.words import plain
from drafting.case import Case, step_key
from drafting.desk import BESIDE, EDITED
from guardrails import Step

EVERY = 0.5  # seconds between two looks at the text


def show_writing(case: Case, step: Step) -> None:
    """Show the draft that is being written until it is there; say what went wrong."""
    trouble = desk().trouble(case.id, step)
    if trouble == BESIDE:
        st.info(trouble, icon=":material/history:")
    elif trouble:
        st.error(plain(trouble), icon=":material/error:")
    if desk().writing(case.id, step):
        st.fragment(_watched, run_every=EVERY)(case, step)
    elif desk().stopped(case.id, step) and not _edited_since(case, step):
        quiet(":material/stop_circle: You stopped the model. What was there before stays.")


def _edited_since(case: Case, step: Step) -> bool:
    kept = desk().current(case.id, step)
    return kept is not None and kept.origin == EDITED


def _watched(case: Case, step: Step) -> None:
    if not desk().writing(case.id, step):
        st.rerun()
    key = f"{case.id}_{step_key(step)}"
    with st.container(border=True, key=f"writing_{key}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                ":material/edit_note: The model is writing.",
                width="stretch",
            )
            st.button(
                "Stop",
                key=f"stop_{key}",
                icon=":material/stop_circle:",
                on_click=desk().stop,
                args=(case.id, step),
            )
        text = desk().preview(case.id, step)
        if text:
            show_letter(text, key=f"preview_{key}")
            quiet(
                "Not checked yet: it can be copied and saved once it is whole and checked. "
                "You can go on reading."
            )
        else:
            quiet("What was there before stays until the new draft is ready.")
