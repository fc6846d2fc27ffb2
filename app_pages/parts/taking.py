"""Taking a whole application along: its dates for a calendar, everything in a zip, its facts."""

import streamlit as st

from app_pages.parts.drafting_desk import desk, tabs_of
from app_pages.parts.shared import quiet
from drafting.case import Case
from drafting.export import calendar, letter, safe_name
from drafting.export.everything import as_json, everything
from drafting.export.mail import Letter
from guardrails import Application, Plan


def take_along(case: Case, made: Plan) -> None:
    """The files of an application, made when they are looked at."""
    assert case.application is not None  # a plan is made of facts
    shown = st.expander(
        "Take it with you",
        icon=":material/ios_share:",
        key=f"take_{case.id}",
        on_change="rerun",
    )
    if shown.open:
        with shown:
            _files(case, case.application, made)


def _files(case: Case, application: Application, made: Plan) -> None:
    dates = calendar(application, made.today, key=case.id)
    if dates is not None:
        _file(case, "Dates for my calendar (.ics)", ".ics", dates, "event")
        quiet("Import it again whenever the plan has changed: nothing comes twice.")
    ready, held = _letters(case, application, made)
    anyway = bool(held) and st.toggle(
        f"I know that {_counted(held)} not ready; put it in anyway", key=f"zip_know_{case.id}"
    )
    letters = [*ready, *held] if anyway else ready
    data = everything(application, made.today, letters, key=case.id)
    _file(case, "Everything (.zip)", ".zip", data, "folder_zip")
    quiet(f"{_words(len(letters))}, the dates and the facts.")
    _file(case, "The facts (.json)", ".json", as_json(application), "data_object")
    quiet("Afterword opens this file again on any computer: “Open an application file”.")


def _file(case: Case, label: str, ending: str, data: bytes, icon: str) -> None:
    st.download_button(
        label,
        data,
        safe_name(f"{case.form.get('company')} {case.form.get('role')}", ending),
        key=f"take{ending}_{case.id}",
        icon=f":material/{icon}:",
        on_click="ignore",
    )


def _letters(case: Case, application: Application, made: Plan) -> tuple[list[Letter], list[Letter]]:
    """The drafts of what is due: those that are ready, and those that must change."""
    ready: list[Letter] = []
    held: list[Letter] = []
    for step in tabs_of(made, None):
        if kept := desk().current(case.id, step):
            mail = letter(application, step, kept.draft.message)
            (ready if kept.draft.report.ready else held).append(mail)
    return ready, held


def _counted(held: list[Letter]) -> str:
    return "one draft is" if len(held) == 1 else f"{len(held)} drafts are"


def _words(count: int) -> str:
    return {0: "No draft yet", 1: "One draft"}.get(count, f"{count} drafts")
