"""What keeps a rerun quick."""

import gc

import streamlit as st


@st.cache_resource(show_spinner=False)
def keep_for_good(screen: str) -> None:
    """Take what a screen loaded when it was first shown out of the collector's sight.

    Streamlit collects garbage in full after every run. The rules and the libraries live as long
    as the process, and looking through them took most of a rerun.
    """
    del screen  # each is done once
    gc.collect()
    gc.freeze()
