"""Who writes the drafts, the model, taking everything along, and deleting it."""

import streamlit as st

from app_pages.parts.keeping import bring_everything, take_everything
from app_pages.parts.person import has_login, way_out
from app_pages.parts.preferences import preferences
from app_pages.parts.setting import (
    delete_everything,
    for_embedded,
    for_endpoint,
    keep_setting,
)
from app_pages.parts.shared import in_force, quiet, show_told, workspace
from drafting.settings import WRITERS

LABELS = {
    "embedded": "A small model on this computer",
    "template": "No model, just the template",
    "openai": "Another model, online or local",
}
ABOUT = {
    "embedded": "Nothing leaves this computer. It words your notes, one sentence each.",
    "template": "Nothing leaves this computer. Plain, correct, and at once.",
    "openai": "Your notes are sent to the address below, and nowhere else.",
}

space = workspace()
chosen = in_force()
st.title("Settings", anchor=False)
show_told(space)

st.subheader("Who writes", anchor=False)
st.session_state["writer"] = chosen.writer
st.radio(
    "Who writes",
    [name for name in LABELS if name in WRITERS],
    format_func=lambda name: LABELS[name],
    key="writer",
    label_visibility="collapsed",
    on_change=keep_setting,
    args=(space, "writer", "writer"),
    disabled=chosen.fixed_by("writer") is not None,
)
quiet(ABOUT[chosen.writer])
if fixed := chosen.fixed_by("writer"):
    quiet(f":material/lock: Set by {fixed}.")
if chosen.writer == "embedded":
    for_embedded(space, chosen)
elif chosen.writer == "openai":
    for_endpoint(space, chosen)

st.subheader("New applications", anchor=False)
preferences(space, chosen)

st.subheader("Your data", anchor=False)
way_out()
st.write("Applications, drafts and settings are kept in one file on this computer.")
if not has_login():
    with st.expander("Where the file is", icon=":material/folder:"):
        st.code(str(space.store.path), language=None, wrap_lines=True)
take_everything(space)
bring_everything(space)
with st.popover("Delete everything", icon=":material/delete_forever:"):
    st.write("Every application, draft, note and setting is deleted. This cannot be undone.")
    st.button(
        "Yes, delete everything",
        key="delete_everything",
        type="primary",
        on_click=delete_everything,
        args=(space,),
    )
