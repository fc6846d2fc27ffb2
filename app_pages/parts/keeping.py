"""Everything in one file: taking it along, and bringing it in beside what is here."""

import streamlit as st

from app_pages.parts.shared import quiet, tell, told
from app_pages.parts.words import plain
from drafting.bringing import bring_in, leads_elsewhere, whole_of
from drafting.whole import Whole, as_json, read_whole
from drafting.workspace import Workspace
from guardrails import InvalidInput

LARGEST_MB = 50  # what the page reads at once; the command line takes more
SHOWN_FAULTS = 5


def take_everything(space: Workspace) -> None:
    """A file with every application, draft and setting, made when it is asked for."""
    st.download_button(
        "Save everything as a file",
        lambda: as_json(whole_of(space.store)),
        "afterword-everything.json",
        "application/json",
        key="take_everything",
        icon=":material/download:",
        on_click="ignore",
    )
    quiet("Every application with its log, every draft, your details and settings. Keys stay out.")


def bring_everything(space: Workspace) -> None:
    """Choose such a file, see what is in it, and bring it in at a press."""
    with st.expander("Bring in everything from a file", icon=":material/upload_file:"):
        given = st.file_uploader(
            "A file of everything (.json)",
            type="json",
            key="everything",
            max_upload_size=LARGEST_MB,
        )
        if given is None:
            return
        try:
            whole = read_whole(given.getvalue())
        except InvalidInput as error:
            _refuse(error)
            return
        _offer(space, whole)


def _refuse(error: InvalidInput) -> None:
    st.error("This is no such file. Nothing was changed here.", icon=":material/error:")
    for fault in error.faults[:SHOWN_FAULTS]:
        st.markdown(f"- {plain(str(fault))}")


def _offer(space: Workspace, whole: Whole) -> None:
    names = [str(one.form.get("company") or "Not named yet") for one in whole.applications]
    count = "One application" if len(names) == 1 else f"{len(names)} applications"
    st.markdown(
        f"**{count}**: {plain(', '.join(names[:SHOWN_FAULTS]))}"
        f"{' and more' if len(names) > SHOWN_FAULTS else ''}. What is here already stays as it is."
    )
    address = leads_elsewhere(whole)
    if address:
        st.checkbox(
            f"Take its model too: notes are then sent to {plain(address)}", key="take_address"
        )
    st.button(
        "Bring it in",
        key="bring_everything",
        type="primary",
        on_click=_bring,
        args=(space, whole),
    )


def _bring(space: Workspace, whole: Whole) -> None:
    with told():
        elsewhere = bool(st.session_state.get("take_address"))
        brought = bring_in(space.store, whole, elsewhere=elsewhere)
        st.session_state.pop("settings", None)  # read anew
        tell(str(brought))
