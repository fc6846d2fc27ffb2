"""Taking a draft along, and saying that it was sent: in its time, early, or with its faults."""

import streamlit as st

from app_pages.parts.shared import PLAN, go, now, quiet, tell, told, workspace
from app_pages.parts.words import day, plain
from drafting.case import Case
from drafting.desk import as_markdown, as_text
from guardrails import Message, MessageKind, State, Step


def use_anyway(key: str) -> bool:
    """Ask whether a text with errors is to be used all the same."""
    return bool(st.toggle("I know what is wrong and want to use it anyway", key=f"know_{key}"))


def show_sending(case: Case, step: Step, message: Message, key: str) -> None:
    """Save it as a file, and mark it as sent once it is."""
    quiet("Send it from your own mail, then mark it here, so that the plan can follow.")
    with st.container(horizontal=True, gap="xsmall"):
        if step.state is not State.WAITING:
            st.button(
                "Mark as sent",
                key=f"sent_{key}",
                icon=":material/send:",
                on_click=_sent,
                args=(case, step),
            )
        elif step.kind is not MessageKind.THANK_YOU:  # before the meeting nobody can be thanked
            _early(case, step, key)
        name = f"{step.kind.value.replace('_', '-')}-{step.to[0]}"
        for label, text, end, mime in (
            ("Save .txt", as_text(message), "txt", "text/plain"),
            ("Save .md", as_markdown(message), "md", "text/markdown"),
        ):
            st.download_button(
                label,
                text,
                f"{name}.{end}",
                mime,
                key=f"{end}_{key}",
                icon=":material/download:",
                on_click="ignore",
            )


def _early(case: Case, step: Step, key: str) -> None:
    with st.popover("I sent it early", icon=":material/send:"):
        when = f" until {day(step.opens)}" if step.opens else ""
        st.markdown(f"The plan would wait{plain(when)}: {plain(step.because)}")
        st.text_input("Why now (if you like)", key=f"early_{key}", max_chars=200)
        st.button(
            "Yes, I sent it today",
            key=f"sent_{key}",
            type="primary",
            on_click=_sent,
            args=(case, step, f"early_{key}"),
        )


def _sent(case: Case, step: Step, why_key: str = "") -> None:
    with told():
        why = None
        if why_key:
            reason = str(st.session_state.get(why_key) or "").strip() or "sent early"
            why = f"{reason} (against {step.rules[0]})"
        index = workspace().mark_sent(case.id, step, case.today(now()), why)
        tell("Well done. It is logged as sent.", undo=(case.id, index))
        go(PLAN, case.id)
