"""One draft: the text with its findings marked, what to do with it, where it came from."""

from functools import partial

import streamlit as st

from app_pages.parts.answer import ask_for_answer
from app_pages.parts.behind import show_behind
from app_pages.parts.drafting_desk import desk, edited, fixed, task_of
from app_pages.parts.letter import Mark, show_letter
from app_pages.parts.sending import show_sending, use_anyway
from app_pages.parts.shared import APPLICATION, go, quiet
from app_pages.parts.traced import show_traces, trace_marks, wants_traces
from app_pages.parts.unkept import held, text_of
from app_pages.parts.verdict import judged, numbered, show_findings, show_verdict
from app_pages.parts.wishes import show_by_hand, show_wishes
from app_pages.parts.words import names, plain, short
from drafting.case import Case
from drafting.versions import Kept
from guardrails import Application, Finding, Message, Plan, Report, Step


def show_draft(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    """Everything about one draft, the text first; where it has errors, what to mend before use."""
    assert case.application is not None  # a draft is made of facts
    message = kept.draft.message
    report = judged(task_of(case, made, step), message)
    _to_whom(step, case.application)
    ask_for_answer(case, step, kept)
    _troubles(kept, case.application)
    text, beside = st.columns([3, 2], gap="medium")
    unkept = held(f"body_{key}")  # what is judged is not what is seen
    with text:
        if not unkept:
            show_verdict(step, report, case.application)
        if st.session_state.get(f"edit_{key}", False):
            _by_hand(case, made, step, message, key)
        else:
            _shown(case.application, step, message, report, key)
        show_by_hand(case, step, key)
        if report.ready and not unkept:
            show_sending(case, step, message, key)
    with beside:
        if wants_traces(key):
            show_traces(case.application, step, message)
        else:
            show_findings(
                report.findings,
                partial(fixed, case, made, step),
                partial(go, APPLICATION, case.id),
                key,
            )
        show_wishes(case, made, step, kept, key)
        if not report.ready and not unkept and use_anyway(key):
            show_sending(case, step, message, key)
    show_behind(case, made, step, kept, key)


def _to_whom(step: Step, application: Application) -> None:
    person = application.person(step.to[0]) or application.reference(step.to[0])
    address = f" · {plain(person.email)}" if person and person.email else ""
    copy = f" · copy to {plain(names(step.cc, application))}" if step.cc else ""
    st.markdown(f"To **{plain(names(step.to, application))}**{address}{copy}")


def _troubles(kept: Kept, application: Application) -> None:
    draft = kept.draft
    if draft.trouble:
        st.warning(
            f"{plain(draft.trouble)} The template wrote this draft.", icon=":material/power_off:"
        )
    if draft.note:
        st.info(plain(draft.note), icon=":material/hearing_disabled:")
    if kept.stale(application):
        st.info(
            "You changed the facts after this was written. Write it again to use them.",
            icon=":material/update:",
        )
    for left in draft.left_out:
        quiet(
            f":material/content_cut: Left out: “{plain(short(left.note, 90))}”: "
            f"{plain(left.because)}"
        )


def _shown(
    application: Application, step: Step, message: Message, report: Report, key: str
) -> None:
    traced = wants_traces(key)
    found_here = [] if traced else numbered(report.findings)
    marks = [_mark(found, number) for number, found in found_here if found.where == "body"]
    show_letter(
        message.body,
        subject=message.subject,
        marks=trace_marks(application, step, message) if traced else marks,
        subject_marks=[
            _mark(found, number) for number, found in found_here if found.where == "subject"
        ],
        copies=report.ready or bool(st.session_state.get(f"know_{key}")),
        key=f"letter_{key}",
    )


def _mark(found: Finding, number: int) -> Mark:
    return Mark(found.start, found.end, found.severity.value, str(number))


def _by_hand(case: Case, made: Plan, step: Step, message: Message, key: str) -> None:
    body_key, subject_key = f"body_{key}", f"subject_{key}"
    given = (case, made, step, body_key, subject_key)
    writing = desk().writing(case.id, step)
    _fill(body_key, text_of(body_key, message.body), closed=writing)
    if message.subject is not None:
        _fill(subject_key, text_of(subject_key, message.subject), closed=writing)
        st.text_input("Subject", key=subject_key, on_change=edited, args=given, disabled=writing)
    st.text_area(
        "Text", key=body_key, height="content", on_change=edited, args=given, disabled=writing
    )
    if writing:
        quiet("You can go on editing when the model has written, or when you stop it.")
        return
    if held(body_key):
        st.markdown(":red[:material/error: Not kept yet]. It stays here while this page is open.")
        st.button(
            "Keep it now", key=f"keep_{key}", icon=":material/refresh:", on_click=edited, args=given
        )
        return
    quiet("Kept, and checked again, as soon as you leave the field.")


def _fill(key: str, text: str, *, closed: bool) -> None:
    """Put a text into a field; not one that it holds, which would wipe what is being typed.

    A closed field takes nothing from the browser, not even what it held when it was closed.
    """
    if closed or st.session_state.get(key) != text:
        st.session_state[key] = text
