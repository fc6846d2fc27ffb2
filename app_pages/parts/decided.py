"""I have decided: another offer, this one, or leaving; told to the other applications too."""

from datetime import date

import streamlit as st

from app_pages.parts.shared import quiet, tell, told
from app_pages.parts.words import short
from drafting.agenda import candidate_key
from drafting.case import Case
from drafting.workspace import Workspace

DECISIONS = {
    "accepted_other_offer": "I took another offer",
    "accepted_offer": "I accepted their offer",
    "declined_offer": "I declined their offer",
    "left_process": "I'm leaving, for another reason",
}
FOLLOWS = {
    "accepted_other_offer": "A withdrawal becomes due here and in your other open applications.",
    "accepted_offer": "Nothing more is due here; a withdrawal becomes due in your other open ones.",
    "declined_offer": "Nothing more is due here.",
    "left_process": "A withdrawal becomes due here at once.",
}
ELSEWHERE = ""


def i_decided(space: Workspace, case: Case, today: date) -> None:
    """Choose what was decided, and when."""
    what = st.radio(
        "What did you decide?",
        list(DECISIONS),
        format_func=lambda one: DECISIONS[one],
        key=f"decided:{case.id}",
    )
    theirs = _which(space, case) if what == "accepted_other_offer" else ELSEWHERE
    on = st.date_input(
        "When", today, max_value=today, key=f"decided_on:{case.id}", format="YYYY-MM-DD"
    )
    quiet(FOLLOWS[what])
    st.button(
        "Log it",
        key=f"log_decided:{case.id}",
        type="primary",
        icon=":material/check:",
        on_click=_log,
        args=(space, case, what, theirs, on),
    )


def _which(space: Workspace, case: Case) -> str:
    """The application whose offer it was, if it is one of this candidate's."""
    mine = case.application
    others = {
        other.id: short(f"{other.application.role} at {other.application.company}")
        for other in space.cases()
        if other.application
        and other.id != case.id
        and mine
        and candidate_key(other.application) == candidate_key(mine)
    }
    if not others:
        return ELSEWHERE
    choices = {ELSEWHERE: "One that is not in Afterword"} | others
    return st.selectbox(
        "Whose offer was it?",
        list(choices),
        format_func=lambda option: choices[option],
        key=f"took_which:{case.id}",
    )


def _log(space: Workspace, case: Case, what: str, theirs: str, on: date | None) -> None:
    with told():
        if on is None:
            tell("Pick the day first.", "error")
            return
        index = len(case.events)
        written = space.decide(case.id, what, on, theirs or None)
        st.session_state.pop(f"way:{case.id}", None)
        joy = "Congratulations! It is logged" if "accepted" in what else "It is logged"
        others = len(written) - 1
        more = f", in {others} other application{'s' if others > 1 else ''} too" if others else ""
        tell(f"{joy}{more}.", undo=(case.id, index))
