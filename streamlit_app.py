"""Starts the page: page config, navigation, nothing else."""

from pathlib import Path

import streamlit as st

from app_pages.parts.frame import top
from app_pages.parts.logs import keep_quiet
from app_pages.parts.person import demand_login
from app_pages.parts.quick import keep_for_good
from app_pages.parts.shared import answering, follow, show_state, workspace
from app_pages.parts.unkept import offer

ICON = Path(__file__).parent / "app_pages" / "icon.png"  # a material icon would be fetched

keep_quiet()
# No page has an icon here: as the favicon it would be fetched from outside.
st.html(Path(__file__).parent / "app_pages" / "looks.css")
page = st.navigation(
    [
        st.Page(
            "app_pages/today.py",
            title="Today",
            default=True,
            help="What is due today over all your applications, and the list of them.",
        ),
        st.Page(
            "app_pages/application.py",
            title="Application",
            visibility="hidden",
            help="The facts of one application: the job, the people, what was talked about.",
        ),
        st.Page(
            "app_pages/plan.py",
            title="Plan",
            visibility="hidden",
            help="Which message is right today for one application, why, and what happened.",
        ),
        st.Page(
            "app_pages/drafts.py",
            title="Drafts",
            visibility="hidden",
            help="The drafts of one application, one tab a reader, with the checks beside them.",
        ),
        st.Page(
            "app_pages/settings.py",
            title="Settings",
            help="Who writes the drafts, the model, taking everything along, deleting it.",
        ),
    ],
    position="hidden",  # on a phone it hides behind an arrow; `top` is always in sight
)
wide = page.url_path == "drafts"  # a text with its findings beside it
st.set_page_config(
    page_title="Afterword", page_icon=str(ICON), layout="wide" if wide else "centered"
)
demand_login()
follow()
top()
offer(workspace)
with answering():
    show_state()
    page.run()
keep_for_good(page.url_path)
