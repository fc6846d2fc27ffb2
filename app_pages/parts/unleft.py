"""Nothing typed is lost by a reload: what was typed and not yet left is put back into its field.

A component of our own, since Streamlit hears of a text only once its field is left. It is kept in
the browser's tab alone, until the field is left; passwords are never kept.
"""

from pathlib import Path

import streamlit as st

_unleft = st.components.v2.component(
    "afterword_unleft",
    html="<span></span>",
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def keep_unleft() -> None:
    """Keep what is being typed on this screen."""
    _unleft(key="afterword_unleft", height="content", width="content")
