"""Starts the page: page config, navigation, nothing else."""

from pathlib import Path

import streamlit as st

from app_pages.parts.shared import follow

ICON = Path(__file__).parent / "app_pages" / "icon.png"  # a material icon would be fetched

st.set_page_config(page_title="Afterword", page_icon=str(ICON), layout="centered")

st.html(Path(__file__).parent / "app_pages" / "looks.css")
page = st.navigation(
    [
        st.Page(
            "app_pages/today.py",
            title="Today",
            icon=":material/today:",
            default=True,
            help="What is due today over all your applications, and the list of them.",
        ),
        st.Page(
            "app_pages/application.py",
            title="Application",
            icon=":material/badge:",
            visibility="hidden",
            help="The facts of one application: the job, the people, what was talked about.",
        ),
        st.Page(
            "app_pages/plan.py",
            title="Plan",
            icon=":material/checklist:",
            visibility="hidden",
            help="Which message is right today for one application, why, and what happened.",
        ),
        st.Page(
            "app_pages/drafts.py",
            title="Drafts",
            icon=":material/edit_note:",
            visibility="hidden",
            help="The drafts of one application, one tab a reader, with the checks beside them.",
        ),
        st.Page(
            "app_pages/settings.py",
            title="Settings",
            icon=":material/settings:",
            help="Who writes the drafts, the model, and deleting everything.",
        ),
    ],
    position="top",
)
follow()
page.run()
