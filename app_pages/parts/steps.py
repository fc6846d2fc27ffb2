"""The steps of a plan, each with its state, its reason, and the way to its draft."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from app_pages.parts.overriding import show_not_now
from app_pages.parts.shared import APPLICATION, DRAFTS, go, quiet
from app_pages.parts.words import KINDS, STATES, VERDICTS, does, names, plain, state
from drafting.anyway import writable_anyway
from drafting.case import TO_DO, Case, step_key
from guardrails import Application, Plan, State, Step

OVER = frozenset({State.DONE, State.VOID})


def show_headline(made: Plan) -> None:
    """What to do today, in one sentence."""
    with st.container(border=True, key="headline"):
        st.subheader(
            f":primary[:material/{VERDICTS[made.verdict]}:] {plain(made.headline)}", anchor=False
        )


def show_steps(case: Case, made: Plan) -> None:
    """What is to be sent, what comes later, and folded away what is over and what is not due."""
    assert case.application is not None  # a plan is made of facts
    open_steps = [step for step in made.steps if step.state not in OVER]
    first = next((step for step in open_steps if step.state in TO_DO and not step.optional), None)
    for place, step in enumerate(open_steps):
        _card(case, made, step, place, first=step is first)
    over = [step for step in made.steps if step.state in OVER]
    if over:
        with st.expander(f"Done or no longer needed ({len(over)})", icon=":material/done_all:"):
            for step in over:
                _line(step, case.application, made.today)
    if made.not_now:
        with st.expander("What not to send, and why", icon=":material/do_not_disturb_on:"):
            for item in made.not_now:
                st.markdown(
                    f"**{plain(KINDS[item.kind][0].upper() + KINDS[item.kind][1:])}**: "
                    f"{plain(item.because)} :gray[({plain(item.rule)})]"
                )
    if against := writable_anyway(case.application, made):
        _write_anyway(case, against)


def _write_anyway(case: Case, against: Sequence[Step]) -> None:
    """The person's own call: a message that the plan does not ask for."""
    assert case.application is not None  # a step comes from a plan
    with st.expander("Write something else all the same", icon=":material/edit_off:"):
        quiet("It is your call. The plan advises against these, and keeps your reason once sent.")
        for step in against:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f"**{plain(does(step, case.application))}**  \n:small[{plain(step.because)}]",
                    width="stretch",
                )
                st.button(
                    "Write it anyway",
                    key=f"anyway_{step_key(step)}",
                    on_click=go,
                    args=(DRAFTS, case.id),
                    kwargs={"step": step_key(step)},
                )


def _card(case: Case, made: Plan, step: Step, place: int, *, first: bool) -> None:
    application = case.application
    assert application is not None  # a step comes from a plan
    _, colour, icon = STATES[step.state]
    key = f"{step_key(step)}_{place}"
    with st.container(border=True, key=f"step_{key}", gap="xsmall"):
        st.markdown(
            f"**{plain(does(step, application))}**  \n"
            f":{colour}[:material/{icon}: {plain(_where(step, made.today))}]"
            f"{' · if you like' if step.optional else ''}"
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _way_on(case, step, key, first=first)
            with st.popover("Why", type="tertiary", key=f"why_{key}"):
                _why(step, application)
            if step.to:
                show_not_now(case, made, step, key)


def _where(step: Step, today: date) -> str:
    """Its state; where something is missing, what."""
    return step.because if step.state is State.BLOCKED else state(step, today)


def _way_on(case: Case, step: Step, key: str, *, first: bool) -> None:
    if step.state is State.BLOCKED:
        st.button(
            "Add it",
            key=f"mend_{key}",
            icon=":material/edit:",
            on_click=go,
            args=(APPLICATION, case.id),
        )
        return
    st.button(
        "Write it" if step.state in TO_DO else "Write ahead",
        key=f"write_{key}",
        type="primary" if first else "secondary",
        icon=":material/edit_note:",
        on_click=go,
        args=(DRAFTS, case.id),
        kwargs={"step": step_key(step)},
    )


def _why(step: Step, application: Application) -> None:
    st.markdown(plain(step.because))
    if step.must_ask_for:
        st.markdown(f"It asks for the address of {plain(names(step.must_ask_for, application))}.")
    if step.cc:
        st.markdown(f"With a copy to {plain(names(step.cc, application))}.")
    window = [
        f"{word} {when:%a} {when.day} {when:%b}"
        for word, when in (("from", step.opens), ("due", step.due), ("until", step.closes))
        if when
    ]
    if window:
        quiet(f":material/event: {' · '.join(window)}")
    quiet(f":material/rule: {plain(', '.join(step.rules))}")


def _line(step: Step, application: Application, today: date) -> None:
    _, colour, icon = STATES[step.state]
    st.markdown(
        f":{colour}[:material/{icon}:] **{plain(does(step, application))}** · "
        f"{plain(state(step, today))}  \n{plain(step.because)} "
        f":gray[({plain(', '.join(step.rules))})]"
    )
