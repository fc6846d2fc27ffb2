"""For whom a new application is: one of the candidates known here, or somebody else."""

from collections.abc import Sequence

import streamlit as st

from app_pages.parts.field import Fields
from app_pages.parts.shared import tell
from drafting.candidates import Profile, called, is_for, renamed, same_candidate, take
from drafting.form import Form
from drafting.imports import without_candidate

SOMEBODY = -1  # beside the places of the known ones


def for_whom(fields: Fields, form: Form, known: Sequence[Profile]) -> None:
    """Choose the candidate; nothing to choose where nobody is known yet."""
    if not known:
        return
    key = fields.key("for_whom")
    now = is_for(form)
    st.session_state[key] = next(
        (place for place, one in enumerate(known) if now and same_candidate(one, now)), SOMEBODY
    )
    names = [called(one, known) for one in known]
    st.selectbox(
        "For whom?",
        [*range(len(known)), SOMEBODY],
        format_func=lambda place: "Somebody else" if place == SOMEBODY else names[place],
        key=key,
        on_change=_chosen,
        args=(fields, known, key),
    )


def rename(fields: Fields) -> None:
    """The name was changed by hand: another one's facts go with it."""
    if without_candidate(fields.form()):
        fields.reshape(without_candidate)
        tell("You are taken out of those you met.")
    form = fields.form()
    if not renamed(form):
        return
    fields.reshape(renamed)
    if not is_for(form):
        whose = form["taken_from"]["name"]
        tell(f"What was filled in about {whose} is taken out. The old name brings it back.")


def _chosen(fields: Fields, known: Sequence[Profile], key: str) -> None:
    place = int(st.session_state[key])
    fields.reshape(lambda form: take(form, {} if place == SOMEBODY else known[place]))
