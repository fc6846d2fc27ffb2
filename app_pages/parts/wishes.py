"""What a person may ask of a draft: another wording, shorter, warmer, in their own words."""

import streamlit as st

from app_pages.parts.drafting_desk import desk, rewrite
from app_pages.parts.shared import told
from app_pages.parts.words import short
from drafting.case import Case
from drafting.desk import Kept
from guardrails import Plan, Step

WISHES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Write it again", "refresh", {}),
    ("Shorter", "short_text", {"length": "shorter"}),
    ("Warmer", "favorite", {"tone": "warmer"}),
    ("More formal", "business_center", {"tone": "more_formal"}),
)


def show_wishes(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    """The wishes, editing by hand, and the way back to the version before."""
    writing = desk().writing(case.id, step)
    with st.container(horizontal=True, gap="xsmall"):
        for label, icon, wish in WISHES:
            st.button(
                label,
                key=f"{label}_{key}",
                icon=f":material/{icon}:",
                on_click=rewrite,
                args=(case, made, step, kept, label),
                kwargs=wish,
                disabled=writing,
            )
    st.text_input(
        "Or ask in your own words",
        key=f"own_{key}",
        placeholder="keep it plain, and end more warmly",
        max_chars=500,
        on_change=_own_wish,
        args=(case, made, step, kept, f"own_{key}"),
        disabled=writing,
    )
    before = desk().before(case.id, step)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle("Edit by hand", key=f"edit_{key}")
        st.toggle("Show my facts", key=f"trace_{key}", help="Which words come from which fact.")
        st.button(
            "Undo",
            key=f"undo_{key}",
            icon=":material/undo:",
            type="tertiary",
            on_click=restore,
            args=(case.id, step, before.id if before else 0),
            disabled=before is None,
        )


def restore(id_: str, step: Step, version: int) -> None:
    """From a button: make another version the one that counts."""
    with told():
        desk().restore(id_, step, version)


def _own_wish(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    instruction = st.session_state[key].strip()
    if instruction:
        rewrite(case, made, step, kept, short(f"“{instruction}”", 40), instruction=instruction)
