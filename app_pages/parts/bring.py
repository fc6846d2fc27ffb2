"""Filling the form from what a person has: the invitation, signatures, a CV."""

from collections.abc import Sequence

import streamlit as st

from app_pages.parts.field import Fields
from app_pages.parts.shared import quiet, tell, told, too_long
from app_pages.parts.words import short
from drafting.form import Form
from drafting.imports import fill_in, fill_people, read_invitation, read_people, read_resume, unread

CALENDAR = "BEGIN:VCALENDAR"
MOST_NAMED = 3
NOBODY = "No name and no address was found in it. Type them below instead."


def bring(fields: Fields, form: Form) -> None:
    """The invitation as a file, or any of it pasted; folded away once somebody is named."""
    empty = not any(card["name"] for card in form["people"])
    with st.expander(
        "Fill it in from the invitation, or from signatures",
        icon=":material/event_available:",
        expanded=empty,
    ):
        st.file_uploader(
            "The calendar invitation (.ics)",
            type=["ics", "ifb", "vcs"],
            key=fields.beside("invitation"),
            on_change=_from_file,
            args=(fields, fields.beside("invitation")),
        )
        st.text_area(
            "Or paste names and addresses, or their signatures",
            key=fields.beside("pasted"),
            placeholder="Dana Reyes <dana@northwind.example>\nLee Park, Staff Engineer",
            height=96,
            on_change=_from_text,
            args=(fields, fields.beside("pasted")),
        )
        quiet("It is read on this computer. What you typed already stays as it is.")


def bring_profile(fields: Fields) -> None:
    """Who the candidate is, from a JSON Resume."""
    st.file_uploader(
        "Your CV as JSON Resume, if you have one",
        type="json",
        key=fields.beside("cv"),
        on_change=_from_cv,
        args=(fields, fields.beside("cv")),
    )


def _from_file(fields: Fields, key: str) -> None:
    given = st.session_state.get(key)
    if given is not None:
        _invitation(fields, given.getvalue())


def _from_text(fields: Fields, key: str) -> None:
    text = str(st.session_state.get(key) or "")
    if too_long(text):
        st.session_state[key] = ""
        return
    if CALENDAR in text:
        _invitation(fields, text.encode())
        st.session_state[key] = ""
        return
    found = read_people(text)
    if not found:
        if text.strip():
            tell(NOBODY, "error")
        return
    added: list[int] = []
    fields.reshape(lambda form: added.append(fill_people(form, found)))
    st.session_state[key] = ""
    count = sum(added)
    people = "One person" if count == 1 else f"{count} people"
    done = f"{people} filled in. Check the names below." if count else "They are all there already."
    tell(done + _left(unread(text)))


def _left(lines: Sequence[str]) -> str:
    """What could not be read, named; the first few where there is much."""
    if not lines:
        return ""
    more = f" and {len(lines) - MOST_NAMED} more" if len(lines) > MOST_NAMED else ""
    named = ", ".join(f"“{short(line, 50)}”" for line in lines[:MOST_NAMED])
    return f" Not read: {named}{more}."


def _invitation(fields: Fields, data: bytes) -> None:
    with told():
        form = fields.form()
        read = read_invitation(
            data,
            zone=st.context.timezone,
            name=str(form.get("name") or ""),
            email=str(form.get("email") or ""),
        )
        filled: list[str] = []
        fields.reshape(lambda kept: filled.extend(fill_in(kept, read)))
        tell(f"Filled in: {', '.join(filled)}. Check it below.")


def _from_cv(fields: Fields, key: str) -> None:
    given = st.session_state.get(key)
    if given is None:
        return
    with told():
        about = read_resume(given.getvalue())
        blank = {name: text for name, text in about.items() if not fields.form().get(name)}
        fields.reshape(lambda form: form.update(blank))
        tell("Your details are filled in." if blank else "Your details were there already.")
