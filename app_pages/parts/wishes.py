"""What a person may ask of a draft: another wording, shorter, warmer, in their own words."""

import streamlit as st

from app_pages.parts.drafting_desk import MINE_TOO, desk, rewrite
from app_pages.parts.shared import told
from app_pages.parts.words import short
from drafting.briefing import spelling_of
from drafting.case import Case
from drafting.drafted import PERSON
from drafting.versions import Kept
from guardrails import Plan, Step

WISHES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Write it again", "refresh", {}),
    ("Shorter", "short_text", {"length": "shorter"}),
    ("Longer", "notes", {"length": "longer"}),
    ("Warmer", "favorite", {"tone": "warmer"}),
    ("More formal", "business_center", {"tone": "more_formal"}),
    ("Plainer", "format_clear", {"tone": "plainer"}),
)
WHOLE = "The whole text"
SPELLINGS = {"en-US": "American spelling", "en-GB": "British spelling"}


def show_wishes(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    """The wishes, each for the whole text or for a part of it."""
    writing = desk().writing(case.id, step)
    _about_what(kept, key)
    with st.container(horizontal=True, gap="xsmall"):
        for label, icon, wish in WISHES:
            st.button(
                label,
                key=f"{label}_{key}",
                icon=f":material/{icon}:",
                on_click=_wished,
                args=(case, made, step, kept, label),
                kwargs={"about": key, **wish},
                disabled=writing,
            )
        _other_spelling(case, made, step, kept, key)
    st.text_input(
        "Or ask in your own words",
        key=f"own_{key}",
        placeholder="keep it plain, and end more warmly",
        max_chars=500,
        on_change=_own_wish,
        args=(case, made, step, kept, key),
        disabled=writing,
    )


def show_by_hand(case: Case, step: Step, key: str) -> None:
    """Editing by hand, where its words come from, and the way back to the version before."""
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


def _about_what(kept: Kept, key: str) -> None:
    """For what the next wish is meant, and whether it may change the person's own words."""
    names = [part.part for part in kept.draft.parts]
    st.selectbox(
        "What to change",
        ["", *names],
        format_func=lambda name: name.replace("_", " ").capitalize() or WHOLE,
        key=f"about_{key}",
    )
    if any(part.by == PERSON for part in kept.draft.parts):
        st.checkbox(
            "Change what I wrote myself, too",
            key=f"{MINE_TOO}{key}",
            help="Without it, what you edited stays as it is.",
        )


def _other_spelling(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    assert case.application is not None  # a draft is made of facts
    spelt = kept.wishes.spelling or spelling_of(case.application)
    other = "en-GB" if spelt == "en-US" else "en-US"
    st.button(
        SPELLINGS[other],
        key=f"spelling_{key}",
        icon=":material/spellcheck:",
        on_click=rewrite,
        args=(case, made, step, kept, SPELLINGS[other]),
        kwargs={"spelling": other, "variation": kept.wishes.variation},
        disabled=desk().writing(case.id, step),
    )


def _wished(
    case: Case, made: Plan, step: Step, kept: Kept, label: str, *, about: str, **wish: str
) -> None:
    """From a button: the wish, for the whole text or for one part of it."""
    part = st.session_state.get(f"about_{about}") or ""
    if part:
        label = f"{label}: {part.replace('_', ' ')}"
    rewrite(case, made, step, kept, label, parts=(part,) if part else (), **wish)


def _own_wish(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    instruction = st.session_state[f"own_{key}"].strip()
    if instruction:
        label = short(f"“{instruction}”", 40)
        _wished(case, made, step, kept, label, about=key, instruction=instruction)
