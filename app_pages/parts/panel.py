"""A panel's notes side by side, so that a person sees that no two are alike."""

from collections.abc import Sequence

import streamlit as st

from app_pages.parts.drafting_desk import desk, task_of
from app_pages.parts.letter import show_letter
from app_pages.parts.verdict import judged, show_verdict
from app_pages.parts.words import names, plain
from drafting.case import Case, step_key
from guardrails import MessageKind, Plan, Step


def show_panel(case: Case, made: Plan, steps: Sequence[Step]) -> None:
    """The thank-yous that were drafted, two in a row, each judged and ready to be copied."""
    assert case.application is not None  # a draft is made of facts
    notes = [
        (step, kept)
        for step in steps
        if step.kind is MessageKind.THANK_YOU and (kept := desk().current(case.id, step))
    ]
    for first in range(0, len(notes), 2):
        for column, (step, kept) in zip(st.columns(2), notes[first : first + 2], strict=False):
            with column:
                st.markdown(f"**{plain(names(step.to, case.application))}**")
                message = kept.draft.message
                report = judged(task_of(case, made, step), message)
                show_verdict(step, report, case.application)
                show_letter(
                    message.body,
                    subject=message.subject,
                    copies=report.ready,
                    key=f"panel_{case.id}_{step_key(step)}",
                )
