"""The writer in force: one embedded model for the whole process, and how far it is."""

import hashlib
from typing import Literal

import streamlit as st

from app_pages.parts.field import sentence
from app_pages.parts.shared import MOST_OPEN, in_force
from app_pages.parts.words import plain
from drafting import Writer, open_writer
from drafting.errors import WriterError
from drafting.price import Price, price_of
from drafting.writers.connecting import Connection
from drafting.writers.modelfile import fetch_model
from drafting.writers.openai import OpenAIWriter
from guardrails import AfterwordError, InvalidInput

FIELDS = {"base_url": "Address", "model": "Model", "api_key": "Key"}  # the settings' labels
How = Literal["ready", "coming", "failed"]


@st.cache_resource(show_spinner=False, max_entries=1, on_release=lambda writer: writer.close())
def _embedded(model: str | None) -> Writer:
    """The embedded writer, which begins to load at once, in a process of its own."""
    writer = open_writer("embedded", **({"model": model} if model else {}))
    writer.start()  # type: ignore[attr-defined]  # only the embedded writer has one
    return writer


@st.cache_resource(
    show_spinner=False, max_entries=MOST_OPEN, on_release=lambda writer: writer.close()
)
def _endpoint(base_url: str | None, model: str | None, mark: str, _key: str | None) -> Writer:
    """A writer for one endpoint and one key; `mark` stands for the key, which is not hashed in."""
    given = {"base_url": base_url, "model": model, "api_key": _key}
    return open_writer("openai", **{name: value for name, value in given.items() if value})


def template() -> Writer:
    """The writer that needs no model."""
    return open_writer("template")


def writer() -> Writer:
    """The writer in force. Raises `AfterwordError` where it cannot even be opened."""
    chosen = in_force()
    if chosen.writer == "embedded":
        return _embedded(chosen.model)
    if chosen.writer == "openai":
        key = chosen.api_key or ""
        mark = hashlib.sha256(key.encode()).hexdigest()
        return _endpoint(chosen.base_url, chosen.model, mark, key or None)
    return template()


def how() -> tuple[How, str]:
    """How far the writer in force is, and a sentence about it."""
    try:
        opened = writer()
    except AfterwordError as error:
        return "failed", in_words(error)
    state = getattr(opened, "state", "ready")
    if state.startswith("failed: "):
        return "failed", state.removeprefix("failed: ")
    if state == "ready":
        return "ready", "The model is ready."
    if state == "stopped":
        return "failed", "The model was stopped."
    return "coming", "The model is loading…"


def in_words(error: AfterwordError) -> str:
    """What is wrong, in the words of the settings' fields where it is one of them."""
    if not isinstance(error, InvalidInput):
        return str(error)
    return " ".join(sentence(FIELDS.get(one.path, one.path), one.message) for one in error.faults)


def begin() -> None:
    """Begin to load the model while the person reads the first screen."""
    if in_force().writer == "embedded":
        how()


def try_connection() -> Connection:
    """What the endpoint in force says of itself. Raises `AfterwordError`."""
    opened = writer()
    assert isinstance(opened, OpenAIWriter)  # only an endpoint has a connection to try
    return opened.try_connection()


def models_there() -> tuple[str, ...]:
    """The models at the endpoint in force, none where it does not say."""
    try:
        opened = writer()
        return opened.models() if isinstance(opened, OpenAIWriter) else ()
    except AfterwordError:
        return ()


def price() -> Price | None:
    """What tokens cost at the endpoint in force, where the person said so."""
    chosen = in_force()
    if chosen.writer != "openai":
        return None
    return price_of(chosen.price_read, chosen.price_written)


def again() -> None:
    """Forget the model that failed, so that the next look at it tries anew."""
    _embedded.clear()


def show_state(*, ready_too: bool = False) -> None:
    """Say how far the model is while it is loading or when it failed; with `ready_too` always."""
    state, _ = how()
    st.fragment(_watched, run_every=1.0 if state == "coming" else None)(ready_too)


def _watched(ready_too: bool) -> None:
    state, sentence = how()
    if state == "coming":
        st.markdown(f":material/hourglass_top: {plain(sentence)} Until then the template writes.")
        st.session_state["model_was"] = state
        return
    if st.session_state.pop("model_was", None) == "coming":
        st.rerun()
    if state == "failed":
        st.warning(plain(sentence), icon=":material/power_off:")
    elif ready_too:
        st.markdown(f":green[:material/check_circle:] {plain(sentence)}")


def fetch() -> None:
    """Fetch the default model, line by line on the page."""
    with st.status("Fetching the model (93 MB)…", expanded=True) as status:
        try:
            for line in fetch_model():
                st.text(line)
        except WriterError as error:
            status.update(label="The model could not be fetched", state="error")
            st.error(plain(str(error)), icon=":material/error:")
            return
        status.update(label="The model is here", state="complete")
    again()
    begin()
