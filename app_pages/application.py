"""The form of one application: short at first, everything kept as it is typed."""

from dataclasses import replace
from functools import partial

import streamlit as st

from app_pages.parts import facts, folded, unkept
from app_pages.parts.bring import bring
from app_pages.parts.field import Fields
from app_pages.parts.for_whom import for_whom
from app_pages.parts.frame import heading
from app_pages.parts.places import country_of
from app_pages.parts.saving import delete, fault_line, fault_summary, faults_of, mistyped, save
from app_pages.parts.shared import APPLICATION, in_force, leave, now, show_told, workspace
from drafting.candidates import is_for
from drafting.case import Case, NotHere
from drafting.form import new_form
from drafting.workspace import new_id

space = workspace()
id_ = st.query_params.get("app") or leave(APPLICATION, new_id())

today = now().date()
known = space.candidates()
last = space.store.kept("profile")
fresh = partial(
    new_form,
    known[0] if last.get("name") else {},
    today,
    country_of(st.context.locale),
    st.context.timezone,
    in_force(),
)
try:
    case = space.case(id_)
    case = replace(case, form=fresh() | case.form)  # another release may have kept fewer fields
except NotHere:
    case = Case(id_, fresh(), None, None)
case = replace(case, form=unkept.held_form(id_) or case.form)

heading(case, known)
show_told(space)
if case.facts is None:
    st.write(
        "Say which job, when you met, and what you talked about. "
        "Each field is kept as soon as you leave it."
    )

tried = st.session_state.get(f"tried:{id_}", False)
faults = faults_of(case) if tried else mistyped(case)
if tried:
    fault_summary(faults)
fields = Fields(space, id_, fresh, faults)

if case.facts is None:
    for_whom(fields, case.form, known)
    bring(fields, case.form)
named = bool(case.form.get("name") if case.facts else is_for(case.form))
facts.who_and_where(fields, named=named, new=case.facts is None)
shown = facts.interview(fields, case.form)
logged = frozenset(str(event.get("to") or event.get("from")) for event in case.events)
facts.people(fields, case.form, shown, logged)
if case.facts is None:
    facts.since(fields, facts.named(case.form))
st.subheader("If you like", anchor=False)
folded.folded(fields, case.form, named=named, new=case.facts is None)

if tried:
    fault_line(faults)
st.button(
    "Save and see the plan",
    key="save",
    type="primary",
    icon=":material/arrow_forward:",
    icon_position="right",
    width="stretch",
    on_click=save,
    args=(space, id_, fresh),
)
with st.popover("Delete this application", icon=":material/delete:", type="tertiary"):
    st.write("Its facts, its log and its drafts are deleted from this computer.")
    st.button("Delete it", key="delete", type="primary", on_click=delete, args=(space, id_))
