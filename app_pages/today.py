"""The first screen: what is due today over all applications, and the list of them."""

import streamlit as st

from app_pages.parts.listing import bring_in, cases_list, due_list, welcome
from app_pages.parts.shared import go_new, now, show_told, workspace
from drafting.workspace import agenda

space = workspace()
cases = space.cases()
show_told(space)

if not cases:
    welcome(space)
    st.stop()

st.title("Today", anchor=False)
due_list(agenda(cases, now()))

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.subheader("Your applications", anchor=False, width="content")
    st.button("New application", key="new", icon=":material/add:", on_click=go_new)
cases_list(cases)
bring_in(space)
