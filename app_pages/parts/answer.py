"""What the person wants to say to an invitation, a request or an offer: asked before it is written.

Source: POLICY section 5, "Missing facts": without it the message says that the answer follows.
"""

import streamlit as st

from app_pages.parts.drafting_desk import ANSWERED, desk, rewrite
from app_pages.parts.shared import now, told, workspace
from app_pages.parts.unkept import holding, text_of
from drafting.built import Event
from drafting.case import Case, step_key
from drafting.versions import Kept
from guardrails import MessageKind, ReplyLabel, Step

ASKS: dict[MessageKind, tuple[str, str]] = {
    MessageKind.NEXT_ROUND_REPLY: (
        "What do you answer?",
        "Tuesday at ten suits me, or any time on Wednesday",
    ),
    MessageKind.INFO_REPLY: (
        "What do you send them?",
        "my notice period is four weeks; the certificate is attached",
    ),
    MessageKind.OFFER_REPLY: (
        "What do you ask for, or by when will you answer?",
        "please send me the contract; I will answer by 4 December",
    ),
}
ANSWERS = {
    ReplyLabel.NEXT_ROUND: MessageKind.NEXT_ROUND_REPLY,
    ReplyLabel.INFO_REQUEST: MessageKind.INFO_REPLY,
    ReplyLabel.OFFER: MessageKind.OFFER_REPLY,
}


def ask_for_answer(case: Case, step: Step, kept: Kept) -> None:
    """The field for the answer, above the draft that it goes into."""
    if step.kind not in ASKS:
        return
    index = answered(case.events, step)
    if index is None:
        return
    label, example = ASKS[step.kind]
    key = f"answer_{case.id}_{index}"
    given = case.events[index].get("answer") or ""
    st.session_state[key] = text_of(key, given)
    if not given:
        st.info(
            "Say it here first. Until you do, the message says that your answer follows.",
            icon=":material/edit:",
        )
    st.text_area(
        label,
        key=key,
        height=96,
        placeholder=example,
        max_chars=1000,
        disabled=desk().writing(case.id, step),
        on_change=_keep,
        args=(case.id, index, step, kept, key),
    )


def answered(events: list[Event], step: Step) -> int | None:
    """The place in the log of the message that a step answers, as the writers see it."""
    came = [
        (event["on"], -index)
        for index, event in enumerate(events)
        if event["what"] == "received" and event["from"] in (*step.to, None)
    ]
    return -max(came)[1] if came else None


def _keep(id_: str, index: int, step: Step, kept: Kept, key: str) -> None:
    with told(), holding(key):
        space = workspace()
        space.change_event(id_, index, answer=st.session_state[key].strip() or None)
        case = space.case(id_)
        made = case.plan(case.today(now()))
        same = [one for one in made.steps if step_key(one) == step_key(step)] if made else []
        if made and same:
            rewrite(case, made, same[0], kept, ANSWERED)
