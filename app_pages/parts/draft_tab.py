"""One draft: the text with its findings marked, what to do with it, where it came from."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from app_pages.parts.drafting_desk import desk, edited, rewrite, task_of
from app_pages.parts.letter import Mark, show_letter
from app_pages.parts.shared import PLAN, go, now, quiet, tell, told, workspace
from app_pages.parts.words import SEVERITIES, WRITERS, names, plain, short
from drafting.desk import Kept, Task, as_markdown, as_text, judge
from drafting.workspace import Case
from guardrails import SPECS, Application, Finding, Message, Plan, Report, Severity, Step

WISHES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Write it again", "refresh", {}),
    ("Shorter", "short_text", {"length": "shorter"}),
    ("Warmer", "favorite", {"tone": "warmer"}),
    ("More formal", "business_center", {"tone": "more_formal"}),
)


def show_draft(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    """Everything about one draft, the text first."""
    assert case.application is not None  # a draft is made of facts
    task = task_of(case, made, step)
    report = _judged(task, kept.draft.message)
    _to_whom(step, case.application)
    _troubles(kept, case.application)
    text, beside = st.columns([3, 2], gap="medium")
    with text:
        _verdict(step, report, case.application)
        editing = st.session_state.get(f"edit_{key}", False)
        if editing:
            _by_hand(case, made, step, kept.draft.message, key)
        else:
            _shown(kept.draft.message, report, key)
        _send(case, step, kept.draft.message, report, key)
    with beside:
        _findings(report.findings)
        _wishes(case, made, step, kept, key)
    _behind(case, step, kept, key)


def _to_whom(step: Step, application: Application) -> None:
    person = application.person(step.to[0]) or application.reference(step.to[0])
    address = f" · {plain(person.email)}" if person and person.email else ""
    copy = f" · copy to {plain(names(step.cc, application))}" if step.cc else ""
    st.markdown(f"To **{plain(names(step.to, application))}**{address}{copy}")


def _troubles(kept: Kept, application: Application) -> None:
    draft = kept.draft
    if draft.trouble:
        st.warning(
            f"{plain(draft.trouble)} The template wrote this draft.", icon=":material/power_off:"
        )
    if draft.note:
        st.info(plain(draft.note), icon=":material/info:")
    if kept.stale(application):
        st.info(
            "You changed the facts after this was written. Write it again to use them.",
            icon=":material/update:",
        )
    for left in draft.left_out:
        quiet(
            f":material/content_cut: Left out: “{plain(short(left.note, 90))}”: "
            f"{plain(left.because)}"
        )


def _shown(message: Message, report: Report, key: str) -> None:
    numbered = list(enumerate(report.findings, start=1))
    show_letter(
        message.body,
        subject=message.subject,
        marks=[_mark(found, number) for number, found in numbered if found.where == "body"],
        subject_marks=[
            _mark(found, number) for number, found in numbered if found.where == "subject"
        ],
        copies=report.ready or bool(st.session_state.get(f"know_{key}")),
        key=f"letter_{key}",
    )


def _mark(found: Finding, number: int) -> Mark:
    return Mark(found.start, found.end, found.severity.value, str(number))


def _by_hand(case: Case, made: Plan, step: Step, message: Message, key: str) -> None:
    body_key, subject_key = f"body_{key}", f"subject_{key}"
    given = (case, made, step, body_key, subject_key)
    st.session_state[body_key] = message.body
    if message.subject is not None:
        st.session_state[subject_key] = message.subject
        st.text_input("Subject", key=subject_key, on_change=edited, args=given)
    st.text_area("Text", key=body_key, height="content", on_change=edited, args=given)
    quiet("Kept, and checked again, as soon as you leave the field.")


def _verdict(step: Step, report: Report, application: Application) -> None:
    errors = sum(found.severity is Severity.ERROR for found in report.findings)
    must = "One thing must change" if errors == 1 else f"{errors} things must change"
    badge = (
        ":green-badge[:material/check_circle: Ready to send]"
        if report.ready
        else f":red-badge[:material/error: {must}]"
    )
    st.markdown(f"{badge} :small[:gray[{_length(step, report, application)}]]")


def _length(step: Step, report: Report, application: Application) -> str:
    spec = SPECS[step.kind]
    if spec.words:
        low, high = spec.words.target
        return f"{report.words} words; {low} to {high} are usual"
    premium = application.candidate.linkedin_premium
    most = spec.characters_premium if premium else spec.characters
    return f"{report.characters} of {most} characters"


def _findings(findings: Sequence[Finding]) -> None:
    advice = [(n, found) for n, found in enumerate(findings, start=1)]
    serious = [item for item in advice if item[1].severity is not Severity.HINT]
    hints = [item for item in advice if item[1].severity is Severity.HINT]
    for number, found in serious:
        _finding(number, found)
    if hints:
        with st.expander(f"Hints ({len(hints)})", icon=":material/lightbulb:"):
            for number, found in hints:
                _finding(number, found)


def _finding(number: int, found: Finding) -> None:
    label, colour, icon = SEVERITIES[found.severity.value]
    quote = f" “{plain(short(found.quote, 60))}”" if found.quote else ""
    st.markdown(
        f":{colour}[:material/{icon}: **{number} · {label}**]{quote}  \n{plain(found.message)}"
    )
    if found.instead:
        st.markdown(f":material/edit: {plain(found.instead)}")
    quiet(plain(found.rule))


def _wishes(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    writing = desk().writing(case.id, step)
    with st.container(horizontal=True, gap="xsmall"):
        for label, icon, wish in WISHES:
            st.button(
                label,
                key=f"{label}_{key}",
                icon=f":material/{icon}:",
                on_click=rewrite,
                args=(case, made, step, kept, label),
                kwargs=wish,
                disabled=writing,
            )
    st.text_input(
        "Or say it in your own words",
        key=f"own_{key}",
        placeholder="mention that I can start in January",
        max_chars=500,
        on_change=_own_wish,
        args=(case, made, step, kept, f"own_{key}"),
        disabled=writing,
    )
    before = desk().before(case.id, step)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle("Edit by hand", key=f"edit_{key}")
        st.button(
            "Undo",
            key=f"undo_{key}",
            icon=":material/undo:",
            type="tertiary",
            on_click=_restore,
            args=(case.id, step, before.id if before else 0),
            disabled=before is None,
        )


def _own_wish(case: Case, made: Plan, step: Step, kept: Kept, key: str) -> None:
    instruction = st.session_state[key].strip()
    if instruction:
        rewrite(case, made, step, kept, short(f"“{instruction}”", 40), instruction=instruction)


def _send(case: Case, step: Step, message: Message, report: Report, key: str) -> None:
    if not report.ready:
        st.toggle("I know what is wrong with it and want to use it anyway", key=f"know_{key}")
        if not st.session_state[f"know_{key}"]:
            return
    name = f"{step.kind.value.replace('_', '-')}-{step.to[0]}"
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            "Mark as sent",
            key=f"sent_{key}",
            icon=":material/send:",
            on_click=_sent,
            args=(case, step),
        )
        st.download_button(
            "Save .txt",
            as_text(message),
            f"{name}.txt",
            "text/plain",
            key=f"txt_{key}",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "Save .md",
            as_markdown(message),
            f"{name}.md",
            "text/markdown",
            key=f"md_{key}",
            icon=":material/download:",
            on_click="ignore",
        )


def _behind(case: Case, step: Step, kept: Kept, key: str) -> None:
    with st.expander("Where each part came from", icon=":material/account_tree:"):
        for part in kept.draft.parts:
            by = WRITERS.get(part.by, part.by)
            st.markdown(f"**{plain(part.part.replace('_', ' ').capitalize())}** · {plain(by)}")
            if part.text:
                st.text(part.text)
            if part.facts:
                quiet(f":material/fact_check: From: {plain('; '.join(part.facts))}")
            for attempt in part.rejected:
                st.markdown(
                    f":red[:material/close: Not kept]: {plain(attempt.text)} "
                    f":gray[({plain(', '.join(attempt.because))})]"
                )
    versions = desk().versions(case.id, step)
    with st.expander(f"Versions ({len(versions)})", icon=":material/history:"):
        for version in reversed(versions):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f"**{plain(version.origin)}** · {version.made.astimezone():%H:%M} · "
                    f"{plain(short(version.draft.message.body, 70))}",
                    width="stretch",
                )
                st.button(
                    "Current" if version.id == kept.id else "Restore",
                    key=f"restore_{key}_{version.id}",
                    disabled=version.id == kept.id,
                    on_click=_restore,
                    args=(case.id, step, version.id),
                )


def _restore(id_: str, step: Step, version: int) -> None:
    with told():
        desk().restore(id_, step, version)


def _sent(case: Case, step: Step) -> None:
    with told():
        space = workspace()
        today = case.today(now())
        index = space.mark_sent(case.id, step, today)
        tell("Well done. It is logged as sent.", undo=(case.id, index))
        go(PLAN, case.id)


@lru_cache(maxsize=128)
def _judge(task: "_Hashed", message: Message) -> Report:
    return judge(task.task, message)


class _Hashed:
    """A task as a key: the same where everything that the checks look at is the same."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self._key = (task.application.model_dump_json(), task.step, task.on, task.others)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and self._key == other._key


def _judged(task: Task, message: Message) -> Report:
    return _judge(_Hashed(task), message)
