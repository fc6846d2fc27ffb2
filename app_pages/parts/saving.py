"""From the form to the facts: saving, its faults beside the fields, deleting."""

import json
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from app_pages.parts import unkept
from app_pages.parts.drafting_desk import desk
from app_pages.parts.shared import PLAN, TODAY, go, tell, told
from app_pages.parts.words import plain
from drafting.built import build
from drafting.case import Case, NotHere
from drafting.form import Form
from drafting.workspace import Workspace
from guardrails import InvalidInput, read_application
from guardrails.planning.words import listed

_HERE = {
    "name": "your name",
    "email": "your email",
    "company": "the company",
    "role": "the role",
    "people": "the people",
    "interviews": "the interview",
    "references": "the references",
    "article": "the article",
    "events": "what has happened",
}


def save(space: Workspace, id_: str, fresh: Callable[[], Form]) -> None:
    """Make the form the facts and show the plan; with faults, stay and show them."""
    st.session_state[f"tried:{id_}"] = True
    with told():
        try:
            case = space.case(id_)
        except NotHere:
            case = Case(id_, fresh(), None, None)
        try:
            space.finish(id_, unkept.held_form(id_) or case.form)
        except InvalidInput:
            unkept.forget(id_)
            return
        unkept.forget(id_)
        st.session_state.pop(f"tried:{id_}")
        go(PLAN, id_)


def faults_of(case: Case) -> dict[str, list[str]]:
    """What is wrong with the form as it stands, by its fields."""
    built = build(case.form, case.events, first=case.facts is None)
    try:
        read_application(json.dumps(built.data, ensure_ascii=False))
    except InvalidInput as error:
        return built.by_field(error.faults)
    return {}


def mistyped(case: Case) -> dict[str, list[str]]:
    """The addresses that are none, to be told at once: the rest of the form is still to come."""
    return {field: told for field, told in faults_of(case).items() if field.endswith("email")}


def fault_summary(faults: Mapping[str, Sequence[str]]) -> None:
    """Say at the top how many things are to be put right, and where."""
    count = sum(map(len, faults.values()))
    if not count:
        return
    st.error(
        f"Look at {_places(faults)}. Nothing you typed is lost.",
        title="One thing to put right" if count == 1 else f"{count} things to put right",
        icon=":material/edit:",
    )
    for message in faults.get("", ()):
        st.markdown(f":red[:material/error: {plain(message)}]")


def fault_line(faults: Mapping[str, Sequence[str]]) -> None:
    """The same in a line, for beside the press that was made: on a phone the top is far away."""
    if any(faults.values()):
        st.markdown(f":red[:material/error: Not saved yet: look at {_places(faults)} above.]")


def _places(faults: Mapping[str, Sequence[str]]) -> str:
    named = dict.fromkeys(_HERE.get(field.split(".")[0], field) for field in faults)
    return plain(listed(list(named)))


def delete(space: Workspace, id_: str) -> None:
    """Delete an application and go back to the list."""
    with told():
        desk().forget(id_)
        space.store.delete_application(id_)
        unkept.forget(id_)
        tell("The application is deleted.")
        go(TODAY)
