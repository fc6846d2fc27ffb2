"""Where a draft came from: its parts, what was not kept and why, and its versions."""

from collections.abc import Sequence

import streamlit as st

from app_pages.parts import model
from app_pages.parts.drafting_desk import desk, rewrite
from app_pages.parts.letter import show_difference
from app_pages.parts.shared import quiet
from app_pages.parts.wishes import restore
from app_pages.parts.words import WRITERS, plain, short
from drafting.case import Case
from drafting.drafted import Draft, DraftPart, reason_words
from drafting.telling import what_happened
from drafting.versions import Kept
from guardrails import Plan, Step

ANOTHER = "another wording was better"


def show_behind(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    """The parts and the versions, folded away."""
    with st.expander("Where each part came from", icon=":material/account_tree:"):
        quiet(plain(what_happened(kept.draft, WRITERS, model.price())))
        for part in kept.draft.parts:
            _part(part)
            _told(kept.draft, part)
            name = _name(part)
            st.button(
                "Write this part again",
                key=f"part_{part.part}_{key}",
                icon=":material/refresh:",
                type="tertiary",
                on_click=rewrite,
                args=(case, made, step, kept, f"{name} again"),
                kwargs={"parts": (part.part,)},
                disabled=desk().writing(case.id, step),
            )
    _versions(case, step, kept, key)


def _part(part: DraftPart) -> None:
    by = WRITERS.get(part.by, part.by)
    st.markdown(f"**{plain(_name(part))}** · {plain(by)}")
    if part.text:
        st.text(part.text.strip())
    else:
        quiet("You took it out.")
    if part.facts:
        quiet(f":material/fact_check: From: {plain('; '.join(part.facts))}")
    for attempt in part.rejected:
        st.markdown(
            f":red[:material/close: Not kept]: {plain(attempt.text)} "
            f":gray[({plain(reasons(attempt.because))})]"
        )


def _told(draft: Draft, part: DraftPart) -> None:
    """What the model was told before it wrote the part again, as it was told."""
    for told in draft.told:
        if told.part == part.part:
            heard = " ".join(f"{n}. {wrong}" for n, wrong in enumerate(told.wrong, start=1))
            quiet(
                f":material/forum: Told before attempt {told.round + 1}, of "
                f"“{plain(short(told.text, 90))}”: {plain(heard)}"
            )


def _name(part: DraftPart) -> str:
    return part.part.replace("_", " ").capitalize()


def reasons(because: Sequence[str]) -> str:
    """Why an attempt was not kept, in words; one without a reason was simply not the best."""
    return "; ".join(dict.fromkeys(reason_words(id_) for id_ in because)) or ANOTHER


def _versions(case: Case, step: Step, kept: Kept, key: str) -> None:
    versions = desk().versions(case.id, step)
    with st.expander(f"Versions ({len(versions)})", icon=":material/history:"):
        for version in reversed(versions):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f"**{plain(version.origin)}** · {version.made.astimezone():%H:%M} · "
                    f"{plain(short(version.draft.message.body, 70))}",
                    width="stretch",
                )
                if version.id != kept.id:
                    st.toggle("Compare", key=f"compare_{key}_{version.id}")
                st.button(
                    "Current" if version.id == kept.id else "Restore",
                    key=f"restore_{key}_{version.id}",
                    disabled=version.id == kept.id,
                    on_click=restore,
                    args=(case.id, step, version.id),
                )
            if version.id != kept.id and st.session_state.get(f"compare_{key}_{version.id}"):
                _compare(version, kept, f"{key}_{version.id}")


def _compare(version: Kept, kept: Kept, key: str) -> None:
    quiet("Struck out: this older version. Underlined: the current one in its place.")
    before, after = version.draft.message, kept.draft.message
    if before.subject != after.subject:
        show_difference(before.subject or "", after.subject or "", f"subject_difference_{key}")
    show_difference(before.body, after.body, f"difference_{key}")
