"""The plan of one application and its log."""

import streamlit as st

from app_pages.parts.field import Fields
from app_pages.parts.frame import heading
from app_pages.parts.happened import tell_what_happened
from app_pages.parts.log import show_log
from app_pages.parts.shared import (
    APPLICATION,
    current,
    leave,
    now,
    show_told,
    workspace,
)
from app_pages.parts.steps import show_headline, show_steps
from app_pages.parts.taking import take_along
from app_pages.parts.timeline import show_timeline

space = workspace()
case = current(space)
made = case.plan(case.today(now()))
if made is None:
    leave(APPLICATION, case.id)

heading(case, space.candidates())
show_told(space)
show_headline(made)
show_steps(case, made)
tell_what_happened(space, case, made, Fields(space, case.id, lambda: case.form, {}))
show_timeline(case, made)
take_along(case, made)
if case.events:
    with st.expander(f"Log: look, correct, undo ({len(case.events)})", icon=":material/history:"):
        show_log(space, case, made.today)
