"""Drafting from the page: what is written when, by whom, knowing of which others."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from app_pages.parts import model
from app_pages.parts.shared import MOST_OPEN, in_force, told, too_long, workspace
from app_pages.parts.unkept import holding
from drafting.brief import Wishes
from drafting.case import TO_DO, Case, step_key
from drafting.desk import EDITED, FIRST, MEANWHILE, Desk, Task
from drafting.pinning import given_back
from drafting.store import Store
from drafting.versions import Kept
from guardrails import AfterwordError, Finding, Message, Plan, State, Step

WRITABLE = TO_DO | {State.WAITING}
ANSWERED = "With your answer"
MINE_TOO = "mine_too_"


@st.cache_resource(show_spinner=False, max_entries=MOST_OPEN, on_release=lambda desk: desk.close())
def _desk(mark: str, _store: Store) -> Desk:
    """A desk for one opening of a database."""
    return Desk(_store)


def desk() -> Desk:
    """The desk of this person in this process."""
    store = workspace().store
    return _desk(store.mark, store)


def tabs_of(made: Plan, wanted: str | None, anyway: Sequence[Step] = ()) -> list[Step]:
    """The steps that get a tab: what could be sent today, and the one that was asked for.

    That one may be among those that the person writes against the plan (`anyway`).
    """
    against = [step for step in anyway if step_key(step) == wanted]
    steps = against + [
        step
        for step in made.steps
        if step.to
        and (step.state in TO_DO or (step_key(step) == wanted and step.state in WRITABLE))
    ]
    return sorted(steps, key=lambda step: step.optional)


def task_of(
    case: Case, made: Plan, step: Step, wishes: Wishes | None = None, origin: str = FIRST
) -> Task:
    """The task of drafting a step, knowing what the others of its panel are told.

    Without `wishes` it sounds as the settings say.
    """
    assert case.application is not None  # a plan is made of facts
    return Task(
        case.id,
        case.application,
        step,
        made.today,
        wishes or Wishes(tone=in_force().tone),
        _others(case, made, step),
        origin,
    )


def ensure(case: Case, made: Plan, step: Step) -> None:
    """See that there is a draft: the template's at once, the model's as soon as it is ready."""
    table = desk()
    kept = table.current(case.id, step)
    state, _ = model.how()
    if kept is None:
        with st.spinner("Writing it…"):
            table.write(task_of(case, made, step, origin=MEANWHILE), model.template())
        kept = table.current(case.id, step)
    waits = kept is not None and kept.origin == MEANWHILE and not table.stopped(case.id, step)
    editing = st.session_state.get(f"edit_{case.id}_{step_key(step)}", False)
    if waits and not editing and state == "ready" and in_force().writer != "template":
        start(task_of(case, made, step))


def start(task: Task) -> None:
    """Have a draft written in the background by the writer in force, or by the template."""
    state, _ = model.how()
    try:
        by = model.writer() if state == "ready" else model.template()
    except AfterwordError:
        by = model.template()
    desk().start(task, by)


def rewrite(case: Case, made: Plan, step: Step, kept: Kept, origin: str, **wish: Any) -> None:
    """Write a draft anew with one more wish and another wording; all of it unless `parts` says.

    What the person wrote themselves stays, unless they gave it back (the key `MINE_TOO`).
    """
    with told():
        kept = desk().current(case.id, step) or kept  # a field that was left by this press is kept
        more = {"variation": kept.wishes.variation + 1, "parts": (), **wish}
        wishes = Wishes.model_validate(kept.wishes.model_dump() | more)
        task = task_of(case, made, step, wishes, origin)
        mine_too = st.session_state.pop(f"{MINE_TOO}{case.id}_{step_key(step)}", False)
        before = given_back(kept.draft) if mine_too and not wishes.parts else kept.draft
        start(replace(task, previous=before))


def edited(case: Case, made: Plan, step: Step, body_key: str, subject_key: str) -> None:
    """Keep what the person typed into the draft."""
    subject = st.session_state.get(subject_key)
    if too_long(st.session_state[body_key]) or too_long(subject):
        return
    with told(), holding(body_key, subject_key):
        message = Message(subject=subject or None, body=st.session_state[body_key])
        desk().edit(task_of(case, made, step, origin=EDITED), message)


def fixed(case: Case, made: Plan, step: Step, finding: Finding) -> None:
    """Mend what a finding is about; say so where it cannot be done by a press."""
    with told():
        if not desk().fix(task_of(case, made, step, origin=EDITED), finding):
            st.toast("This one needs your own words: edit the text by hand.")


def _others(case: Case, made: Plan, step: Step) -> tuple[Message, ...]:
    """The current texts to the other people met at the same interview, sent ones too."""
    return tuple(_texts(case, made.steps, step))


def _texts(case: Case, steps: Sequence[Step], step: Step) -> list[Message]:
    table = desk()
    kept = [
        table.current(case.id, other)
        for other in steps
        if other.kind is step.kind and other.interview == step.interview and other.to != step.to
    ]
    sent = [
        workspace().sent_message(case.id, event)
        for event in case.events
        if event["what"] == "sent"
        and event["kind"] == step.kind.value
        and event["to"] not in step.to
    ]
    return [one.draft.message for one in kept if one] + [text for text in sent if text]
