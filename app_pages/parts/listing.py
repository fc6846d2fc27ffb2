"""The first screen's pieces: the welcome, what is due, the list of applications."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from app_pages.parts.shared import (
    APPLICATION,
    PLAN,
    SETTINGS,
    go,
    go_new,
    now,
    quiet,
    tell,
    told,
)
from app_pages.parts.words import (
    STATES,
    VERDICTS,
    next_word,
    plain,
    short,
)
from drafting import examples
from drafting.case import Case, next_date
from drafting.whole import is_whole
from drafting.workspace import Workspace
from guardrails import InvalidInput, Plan, State, read_application

MOST_FAULTS = 50  # shown at once


def welcome(space: Workspace) -> None:
    """What a person sees who has no application here yet."""
    st.title("After the interview, the right message at the right time", anchor=False)
    st.write(
        "Say whom you met and what you talked about. Afterword tells you which message is due "
        "today, writes it in your words, and checks that nothing in it is invented."
    )
    st.button(
        "New application",
        key="new",
        type="primary",
        icon=":material/add:",
        width="stretch",
        on_click=go_new,
    )
    st.subheader("Or try an example", anchor=False)
    for name in examples.names():
        st.button(
            plain(examples.title(name)),
            key=f"example_{name}",
            icon=":material/play_circle:",
            width="stretch",
            on_click=_try_example,
            args=(space, name),
        )
    bring_in(space)
    quiet(
        ":material/lock: Everything stays on this computer. Nothing is sent anywhere unless you "
        "choose an online model in the settings."
    )


def cases_list(cases: Sequence[Case], *, named: bool) -> None:
    """Every application with where it stands and its next date; whose it is where `named`."""
    for case in cases:
        made = case.plan(case.today(now()))
        company = plain(short(str(case.form.get("company") or "Not named yet"), 40))
        role = plain(short(str(case.form.get("role") or ""), 40))
        word = next_word(made, next_date(made)) if made else "Unfinished"
        icon = VERDICTS[made.verdict] if made else "edit"
        with st.container(
            border=True, horizontal=True, vertical_alignment="center", key=f"card_{case.id}"
        ):
            whose = f" · {plain(_whose(case))}" if named else ""
            told = f"  \n:small[:gray[{plain(made.headline)}]]" if made else ""
            st.markdown(f"**{company}**  \n{role}{whose}{told}", width="stretch")
            st.badge(word, icon=f":material/{icon}:", color=_colour(made, word))
            st.button(
                "Open" if made else "Continue",
                key=f"open_{case.id}",
                on_click=go,
                args=(PLAN if made else APPLICATION, case.id),
            )


def bring_in(space: Workspace) -> None:
    """Read an application from a file, with all its faults told at once."""
    with st.expander("Open an application file", icon=":material/upload_file:"):
        given = st.file_uploader("An application as JSON", type="json", key="file")
        if given is None:
            return
        if is_whole(given.getvalue()):
            st.info("This file holds everything of somebody. Bring it in in the settings.")
            st.page_link(SETTINGS, label="Settings", icon=":material/settings:")
            return
        try:
            application = read_application(given.getvalue())
        except InvalidInput as error:
            count = len(error.faults)
            st.error(
                "Put these right in the file and choose it again. Nothing was changed here.",
                title="One thing is wrong" if count == 1 else f"{count} things are wrong",
                icon=":material/error:",
            )
            for fault in error.faults[:MOST_FAULTS]:
                where = f"**{plain(short(fault.path, 100))}**: " if fault.path else ""
                st.markdown(f"- {where}{plain(short(fault.message, 300))}")
            if count > MOST_FAULTS:
                quiet(f"And {count - MOST_FAULTS:,} more.")
            return
        st.button(
            f"Add {plain(application.company)}",
            key="add_file",
            type="primary",
            on_click=_add,
            args=(space, given.getvalue()),
        )


def _whose(case: Case) -> str:
    return short(str(case.form.get("name") or "Nobody named yet"), 40)


def _colour(made: Plan | None, word: str) -> Literal["gray", "orange", "blue"]:
    if made is None or word == "Closed":
        return "gray"
    return "orange" if word in ("Today", STATES[State.BLOCKED][0]) else "blue"


def _try_example(space: Workspace, name: str) -> None:
    with told():
        id_ = space.add(examples.recent(name, now().date()))
        tell("This is an example. Change anything you like.")
        go(PLAN, id_)


def _add(space: Workspace, content: bytes) -> None:
    with told():
        go(PLAN, space.add(read_application(content)))
