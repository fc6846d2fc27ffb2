"""The drafts of one application, one tab a reader."""

import streamlit as st

from app_pages.parts import model
from app_pages.parts.draft_tab import show_draft
from app_pages.parts.drafting_desk import desk, ensure, tabs_of
from app_pages.parts.frame import heading
from app_pages.parts.panel import show_panel
from app_pages.parts.shared import (
    APPLICATION,
    PLAN,
    current,
    go,
    leave,
    now,
    show_told,
    told,
    workspace,
)
from app_pages.parts.words import plain, tab_names
from app_pages.parts.writing import show_writing
from drafting.anyway import writable_anyway
from drafting.case import step_key
from guardrails import MessageKind

space = workspace()
case = current(space)
made = case.plan(case.today(now()))
if made is None or case.application is None:
    leave(APPLICATION, case.id)

heading(case, space.candidates())
show_told(space)
wanted = st.query_params.get("step")
steps = tabs_of(made, wanted, writable_anyway(case.application, made))
if not steps:
    st.info(f"Nothing is to be written today. {plain(made.headline)}", icon=":material/done_all:")
    st.button("See the plan", key="to_plan", on_click=go, args=(PLAN, case.id))
    st.stop()

model.show_state()
panel = [step for step in steps if step.kind is MessageKind.THANK_YOU]
if len(panel) > 1 and st.toggle("All thank-yous at once", key=f"panel_{case.id}"):
    with told():
        for step in panel:
            ensure(case, made, step)
    show_panel(case, made, panel)
    st.stop()

# Gray: the open tab's own colour is too dark on the dark ground; its line says that it is open.
labels = [f":gray[{name}]" for name in tab_names(steps, case.application)]
keys = [step_key(step) for step in steps]
first = labels[keys.index(wanted)] if wanted in keys else labels[0]
tabs = st.tabs(labels, default=first, key=f"tabs_{case.id}", on_change="rerun")
for step, tab in zip(steps, tabs, strict=True):
    if not tab.open:
        continue
    with tab:
        with told():
            ensure(case, made, step)
        kept = desk().current(case.id, step)
        show_writing(case, step)
        if kept:
            show_draft(case, made, step, kept, f"{case.id}_{step_key(step)}")
