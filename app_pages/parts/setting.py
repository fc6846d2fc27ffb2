"""The settings' pieces: the embedded model, an endpoint, deleting everything."""

import streamlit as st

from app_pages.parts import model
from app_pages.parts.drafting_desk import desk
from app_pages.parts.shared import quiet, tell, told
from app_pages.parts.words import plain, short
from drafting.settings import Settings, keepable
from drafting.workspace import Workspace
from guardrails import AfterwordError


def for_embedded(space: Workspace, chosen: Settings) -> None:
    """The model on this computer: how far it is, fetching it, another file."""
    state, _ = model.how()
    model.show_state(ready_too=True)
    if state == "failed":
        with st.container(horizontal=True):
            fetch = st.button(
                "Fetch the model",
                key="fetch",
                type="primary",
                icon=":material/download:",
            )
            st.button("Try again", key="again", icon=":material/refresh:", on_click=model.again)
        if fetch:
            model.fetch()
            st.rerun()
    with st.expander("Use another model file", icon=":material/folder_open:"):
        _line(space, chosen, "model", "Path of a GGUF file", "Empty: the small default model.")


def for_endpoint(space: Workspace, chosen: Settings) -> None:
    """Another model: its address, its name, and a key for this session."""
    _line(
        space,
        chosen,
        "base_url",
        model.FIELDS["base_url"],
        "Like http://127.0.0.1:11434/v1 for Ollama.",
    )
    _line(space, chosen, "model", model.FIELDS["model"], "Its name there, like gpt-5-mini.")
    fixed = chosen.fixed_by("api_key")
    st.text_input(
        model.FIELDS["api_key"],
        type="password",
        key="api_key",
        autocomplete="off",
        placeholder=f"Set by {fixed}" if fixed else "",
        disabled=fixed is not None,
        on_change=change_key,
    )
    quiet(":material/lock: For this session only. It is never written to the disk.")
    with st.expander("What it costs", icon=":material/payments:"):
        _line(space, chosen, "price_read", "A million tokens read", "Like $0.25.")
        _line(space, chosen, "price_written", "A million tokens written", "Like $2.00.")
        quiet("Only if you want to see what a draft cost: behind each draft, at these prices.")
    if st.button("Try the connection", key="try", icon=":material/network_check:"):
        with st.spinner("Asking…"):
            _try_connection()


def _try_connection() -> None:
    """Ask the endpoint one short question; no note of the person's goes there."""
    try:
        found = model.try_connection()
    except AfterwordError as error:
        st.error(plain(model.in_words(error)), icon=":material/error:")
        if names := model.models_there():
            quiet(f"It has these models: {plain(short(', '.join(names), 200))}.")
        return
    st.success(plain(found.sentence), icon=":material/check_circle:")


def keep_setting(space: Workspace, name: str, key: str) -> None:
    """Keep a setting of the page, for the next start too."""
    changed = {name: st.session_state[key] or ""}
    st.session_state["settings"] = dict(st.session_state.get("settings", {})) | changed
    with told(), space.store.together():  # what another tab changed meanwhile stays
        space.store.keep("settings", keepable(space.store.kept("settings") | changed))


def change_key() -> None:
    """Take the key for this session; it goes nowhere else."""
    page = dict(st.session_state.get("settings", {}))
    st.session_state["settings"] = page | {"api_key": st.session_state["api_key"] or ""}


def delete_everything(space: Workspace) -> None:
    """Delete all that is kept, and forget the key."""
    with told():
        desk().forget()
        space.store.delete_everything()
        for key in list(st.session_state):
            del st.session_state[key]
        tell("Everything is deleted.")


def _line(space: Workspace, chosen: Settings, name: str, label: str, help_: str) -> None:
    fixed = chosen.fixed_by(name)
    key = f"setting_{name}"
    kept_as = f"model_{chosen.writer}" if name == "model" else name
    st.session_state[key] = getattr(chosen, name) or ""
    st.text_input(
        label,
        key=key,
        help=help_,
        autocomplete="off",
        disabled=fixed is not None,
        on_change=keep_setting,
        args=(space, kept_as, key),
    )
    if fixed:
        quiet(f":material/lock: Set by {plain(fixed)}.")
