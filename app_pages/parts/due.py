"""What is due today over all applications, each candidate's apart."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from app_pages.parts.shared import APPLICATION, DRAFTS, go, quiet, tell, told
from app_pages.parts.words import day, does, plain, state
from drafting.agenda import CandidateAgenda, Item, Owed
from drafting.candidates import Profile, called
from drafting.case import step_key
from drafting.workspace import Workspace
from guardrails import State
from guardrails.kinds import PRECEDENCE

COMING = 5


def for_whom_today(groups: Sequence[CandidateAgenda]) -> CandidateAgenda | None:
    """How much is due for how many candidates, and a way to look at one alone, who is given.

    None where all are looked at, as where there is only one.
    """
    if len(groups) < 2:
        return None
    asked = [_asked(_ordered(group)) for group in groups]
    late = sum(item.step.state is State.LATE for items in asked for item in items)
    count, people = sum(map(len, asked)), sum(map(bool, asked))
    if count:
        st.write(_summary(count, late, people))
    known = [profile(group) for group in groups]
    named = {called(profile(group), known): group for group in groups}
    chosen = st.selectbox(
        "For whom", [f"All {len(named)} candidates", *named], key="for_whom_today"
    )
    return named.get(chosen)


def profile(group: CandidateAgenda) -> Profile:
    """Who the candidate is, as a form says it."""
    return {"name": group.name, "email": group.key.email}


def _summary(asked: int, late: int, people: int) -> str:
    messages = "One message is" if asked == 1 else f"{asked} messages are"
    whose = "one candidate" if people == 1 else f"{people} candidates"
    behind = f", {late} of them late" if late else ""
    return f"{messages} due for {whose}{behind}."


def due_lists(
    space: Workspace, groups: Sequence[CandidateAgenda], *, several: bool = False
) -> None:
    """A card for each step that could be sent today; under each candidate's name if `several`.

    Those with something late come first, then those with what has been due for longest.
    """
    due = {group.key: _ordered(group) for group in groups}
    groups = sorted(groups, key=lambda group: _waiting(due[group.key]))
    if all(_is_idle(group, due[group.key]) for group in groups):
        st.success(
            "Nothing is due today. Waiting is part of it.", icon=":material/self_improvement:"
        )
    first = next((group.key for group in groups if _asked(due[group.key])), None)
    nothing = [group for group in groups if not (due[group.key] or group.owed or group.stuck)]
    for group in groups:
        if group in nothing:
            continue
        if several:
            st.subheader(plain(group.name), anchor=False)
        _owed(space, group.owed)
        for item in group.stuck:
            _stuck(item)
        _cards(due[group.key], first=group.key == first)
    if 0 < len(nothing) < len(groups):
        quiet(f"Nothing is due for {plain(', '.join(group.name for group in nothing))}.")


def coming_list(groups: Sequence[CandidateAgenda], *, several: bool = False) -> None:
    """The next steps that have a date, over all applications, the nearest first."""
    items = [item for group in groups for item in group.coming if not item.step.optional]
    nearest = sorted(items, key=lambda item: item.step.opens or date.max)[:COMING]
    if not nearest:
        return
    st.subheader("Coming next", anchor=False)
    st.markdown("\n".join(f"- {_coming(item, several=several)}" for item in nearest))


def _coming(item: Item, *, several: bool) -> str:
    application = item.entry.application
    when = state(item.step, item.entry.today).removeprefix("From ")
    whose = f" for {application.candidate.name}" if several else ""
    told = plain(f"{does(item.step, application)}, {application.company}{whose}")
    return f"**{plain(when[0].upper() + when[1:])}** · {told}"


def _ordered(group: CandidateAgenda) -> list[Item]:
    """What comes first in front; without the applications that a decision is still owed to."""
    untold = {owed.entry.id for owed in group.owed}
    items = [item for item in (*group.late, *group.due) if item.entry.id not in untold]
    return sorted(items, key=lambda item: (item.step.optional, PRECEDENCE[item.step.kind]))


def _cards(items: Sequence[Item], *, first: bool) -> None:
    asked = _asked(items)
    for place, item in enumerate(asked):
        _card(item, first=first and place == 0)
    optional = items[len(asked) :]
    if optional:
        with st.expander(f"{len(optional)} more, if you like", icon=":material/add_circle:"):
            for item in optional:
                _card(item, first=False)


def _waiting(items: Sequence[Item]) -> tuple[bool, date]:
    asked = _asked(items)
    late = any(item.step.state is State.LATE for item in asked)
    return not late, min((item.step.due or date.max for item in asked), default=date.max)


def _is_idle(group: CandidateAgenda, due: Sequence[Item]) -> bool:
    return not _asked(due) and not group.owed and not group.stuck


def _asked(items: Sequence[Item]) -> list[Item]:
    """Those that are not only if you like."""
    return [item for item in items if not item.step.optional]


def _card(item: Item, *, first: bool) -> None:
    application, today = item.entry.application, item.entry.today
    key = step_key(item.step)
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        key=f"card_{item.entry.id}_{key}",
    ):
        late = item.step.state is State.LATE
        st.markdown(
            f"**{plain(does(item.step, application))}**  \n"
            f"{plain(application.company)} · {':red' if late else ':orange'}"
            f"[{plain(state(item.step, today))}]",
            width="stretch",
        )
        st.button(
            "Write it",
            key=f"write_{item.entry.id}_{key}",
            type="primary" if first else "secondary",
            icon=":material/edit_note:",
            on_click=go,
            args=(DRAFTS, item.entry.id),
            kwargs={"step": key},
        )


def _stuck(item: Item) -> None:
    """What cannot be written before something is added, and the way to add it."""
    application, key = item.entry.application, step_key(item.step)
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        key=f"stuck_{item.entry.id}_{key}",
    ):
        st.markdown(
            f"**{plain(does(item.step, application))}**  \n"
            f"{plain(application.company)} · :violet[{plain(item.step.because)}]",
            width="stretch",
        )
        st.button(
            "Add it",
            key=f"add_{item.entry.id}_{key}",
            icon=":material/edit:",
            on_click=go,
            args=(APPLICATION, item.entry.id),
        )


def _owed(space: Workspace, owed: Sequence[Owed]) -> None:
    """Applications that have not been told of an offer that was accepted elsewhere."""
    if not owed:
        return
    where = owed[0].accepted_in
    companies = ", ".join(one.entry.application.company for one in owed)
    with st.container(border=True):
        st.markdown(
            f":material/handshake: {_accepted(owed[0])} Not told yet: **{plain(companies)}**."
        )
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Withdraw there too",
                key=f"tell_{where.id}",
                type="primary",
                icon=":material/logout:",
                on_click=_tell,
                args=(space, where.id, owed[0]),
            )
            for one in (one for one in owed if one.ask):
                st.button(
                    f"It was the offer of {plain(one.entry.application.company)}",
                    key=f"theirs_{one.entry.id}",
                    on_click=_theirs,
                    args=(space, one),
                )


def _accepted(one: Owed) -> str:
    """Whose offer was accepted, where it is one of these; no name where it is another's."""
    where = one.accepted_in
    if where.accepted_theirs:
        return f"The offer of **{plain(where.application.company)}** was accepted."
    return f"Another offer was accepted ({plain(day(one.event.on, where.today))})."


def _tell(space: Workspace, id_: str, owed: Owed) -> None:
    with told():
        written = space.tell_others(id_, owed.entry.today)
        tell(f"Told in {len(written)} of your applications.")


def _theirs(space: Workspace, owed: Owed) -> None:
    with told():
        space.log(owed.entry.id, owed.event.model_dump(mode="json") | {"what": "accepted_offer"})
        tell("Congratulations! It is logged.")
