"""The first screen: what is due today over all applications, and the list of them."""

import streamlit as st

from app_pages.parts.due import coming_list, due_lists, for_whom_today, profile
from app_pages.parts.listing import bring_in, cases_list, welcome
from app_pages.parts.shared import go_new, now, show_told, workspace
from drafting.agenda import agenda
from drafting.candidates import same_candidate

space = workspace()
cases = space.cases()
show_told(space)

if not cases:
    welcome(space)
    st.stop()

st.title("Today", anchor=False)
entries = [entry for case in cases if (entry := case.entry(case.today(now())))]
groups = agenda(entries)
several = len(groups) > 1
if groups:
    one = for_whom_today(groups)
    shown = [one] if one else groups
    due_lists(space, shown, several=several)
    coming_list(shown, several=several)
    cases = [case for case in cases if not one or same_candidate(case.form, profile(one))]
else:
    st.write("Finish the form below, then you will see here what is due.")

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.subheader("Your applications", anchor=False, width="content")
    st.button("New application", key="new", icon=":material/add:", on_click=go_new)
cases_list(cases, named=several)
bring_in(space)
