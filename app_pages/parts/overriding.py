"""Putting a step off or leaving it out: asked once, kept with its reason, undone in the log.

Source: POLICY section 3, `your-call`.
"""

from datetime import timedelta

import streamlit as st

from app_pages.parts.shared import now, quiet, tell, told, workspace
from app_pages.parts.words import day, plain
from drafting.anyway import overruling
from drafting.case import Case
from guardrails import Plan, Step

DAY = timedelta(days=1)
NEVER = timedelta(days=365)


def show_not_now(case: Case, made: Plan, step: Step, key: str) -> None:
    """The two ways not to follow the plan on this step."""
    with st.popover("Not now", type="tertiary", key=f"not_now_{key}"):
        st.markdown("It is your call. The plan follows you and keeps your reason.")
        st.text_input("Why (if you like)", key=f"why_not_{key}", max_chars=200)
        if step.opens:
            first = max(made.today, step.opens) + DAY
            st.date_input(
                "Put it off until",
                first,
                min_value=first,
                max_value=first + NEVER,
                key=f"until_{key}",
                format="YYYY-MM-DD",
            )
            st.button(
                "Put it off",
                key=f"snooze_{key}",
                icon=":material/snooze:",
                type="primary",
                on_click=_override,
                args=(case, step, key, f"until_{key}"),
            )
        st.button(
            "Leave it out",
            key=f"skip_{key}",
            icon=":material/block:",
            on_click=_override,
            args=(case, step, key),
        )
        quiet(f":material/rule: This goes against: {plain(step.rules[0])}")


def _override(case: Case, step: Step, key: str, until_key: str = "") -> None:
    with told():
        until = st.session_state[until_key] if until_key else None
        if until_key and until is None:
            tell("Pick the day first.", "error")
            return
        on = case.today(now())
        reason = str(st.session_state.get(f"why_not_{key}") or "").strip()
        why = overruling(str(case.form.get("name") or "You"), reason, step.rules[0])
        index = workspace().override(case.id, step, on, until=until, why=why)
        done = f"Put off until {day(until, on)}." if until else "Left out."
        tell(f"{done} The plan follows you.", undo=(case.id, index))
